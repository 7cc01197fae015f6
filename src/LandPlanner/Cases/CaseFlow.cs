namespace LandPlanner.Cases;

/// <summary>Stock, inflow and closure of cases by month (清存量、遏增量), told by the ledger of moves alone: it shows every month as it was, whatever became of a case later.</summary>
public static class CaseFlow
{
    /// <param name="steps">All moves of the cases meant, from the first on, in any order.</param>
    /// <param name="months">Whole months in order, without gaps.</param>
    /// <exception cref="Stores.WorkspaceException">A step leads to a state that the process does not have.</exception>
    public static IReadOnlyList<CaseMonth> ByMonth(IEnumerable<CaseStep> steps, IReadOnlyList<CasePeriod> months, CaseProcess process)
    {
        var ordered = steps.OrderBy(step => step.On).ThenBy(step => step.Id).ToList();
        var stages = new Dictionary<string, CaseStage>(StringComparer.Ordinal);
        var (result, next, stock) = (new List<CaseMonth>(), 0, 0);
        foreach (var month in months)
        {
            for (; next < ordered.Count && ordered[next].On < month.First; next++)
                stock += Enter(stages, ordered[next], process).Change;
            var flows = new Dictionary<Flow, List<string>> { [Flow.Opened] = [], [Flow.Parts] = [], [Flow.Reopened] = [], [Flow.Closed] = [], [Flow.Absorbed] = [] };
            for (; next < ordered.Count && ordered[next].On <= month.Last; next++)
            {
                foreach (var flow in Enter(stages, ordered[next], process).Flows)
                    flows[flow].Add(ordered[next].Number);
            }

            var end = stock + flows[Flow.Opened].Count + flows[Flow.Parts].Count + flows[Flow.Reopened].Count - flows[Flow.Closed].Count - flows[Flow.Absorbed].Count;
            result.Add(new(month, stock, flows[Flow.Opened], flows[Flow.Parts], flows[Flow.Reopened], flows[Flow.Closed], flows[Flow.Absorbed], end));
            stock = end;
        }

        return result;
    }

    private static (int Change, Flow[] Flows) Enter(Dictionary<string, CaseStage> stages, CaseStep step, CaseProcess process)
    {
        var to = process.State(step.To).Stage;
        CaseStage? from = stages.TryGetValue(step.Number, out var known) ? known : null;
        stages[step.Number] = to;
        var beginning = step.From.Length == 0 ? Flow.Opened : Flow.Parts;
        return (from, IsStock(to)) switch
        {
            (null, true) => (1, [beginning]),
            (null, false) => (0, [beginning, Leaving(to)]),
            ({ } before, true) when !IsStock(before) => (1, [Flow.Reopened]),
            ({ } before, false) when IsStock(before) => (-1, [Leaving(to)]),
            _ => (0, []),
        };
    }

    private static Flow Leaving(CaseStage to) => to == CaseStage.Closed ? Flow.Closed : Flow.Absorbed;

    private static bool IsStock(CaseStage stage) => stage is CaseStage.Open or CaseStage.Disposed;

    private enum Flow
    {
        Opened,
        Parts,
        Reopened,
        Closed,
        Absorbed,
    }
}
