namespace LandPlanner.Cases;

/// <summary>How the cases of a workspace stand: how many of each, how those due in a period were dealt with, and what became of the stock month by month.</summary>
/// <remarks>Rates tell of the cases as they are given; months are told by the moves alone, and end with that of the day.</remarks>
public sealed class CaseBoard
{
    /// <param name="steps">All moves of all cases, in any order.</param>
    /// <param name="by">What the rates are told apart by.</param>
    /// <exception cref="Stores.WorkspaceException">A case or a move is in a state that the process does not have.</exception>
    public CaseBoard(CaseList cases, IEnumerable<CaseStep> steps, CaseFilter filter, CasePeriod period, CaseFacet by, CaseDay day, CaseDeadlines deadlines, CaseTargets targets)
    {
        (Day, Period, By) = (day, period, by);
        Selection = cases.Select(filter, CaseOrder.Urgency, day);
        CaseGroup Group(string word, IReadOnlyList<Case> members)
        {
            var rates = new CaseRates(members, period, day.Today, day.Process, deadlines);
            return new(word, members, rates, [.. rates.Figures.Select(targets.Judge)]);
        }

        Total = Group("", Selection.Cases);
        Groups = [.. Selection.Cases.GroupBy(one => CaseTraits.Of(one, day.Process)[by, day], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Group(group.Key, [.. group]))];
        var numbers = Selection.Cases.Select(one => one.Number).ToHashSet(StringComparer.Ordinal);
        var mine = steps.Where(step => numbers.Contains(step.Number)).ToList();
        var months = period.Months().Where(month => month.First <= day.Today).ToList();
        Months = CaseFlow.ByMonth(mine, months, day.Process);
        var due = Selection.Cases.Where(one => one.DueOn is not null).ToLookup(one => (one.DueOn!.Value.Year, one.DueOn.Value.Month));
        MonthRates = [.. months.Select(month => new CaseRates(due[(month.First.Year, month.First.Month)], month, day.Today, day.Process, deadlines))];
        numbers.ExceptWith(mine.Select(step => step.Number));
        WithoutMoves = [.. numbers.Order(StringComparer.Ordinal)];
    }

    public CaseDay Day { get; }

    public CasePeriod Period { get; }

    public CaseFacet By { get; }

    /// <summary>The cases meant, the most pressing first.</summary>
    public CaseSelection Selection { get; }

    public CaseGroup Total { get; }

    /// <summary>In the order of their words.</summary>
    public IReadOnlyList<CaseGroup> Groups { get; }

    /// <summary>The months of the period up to that of the day.</summary>
    public IReadOnlyList<CaseMonth> Months { get; }

    /// <summary>Rates of the cases due in each of <see cref="Months"/>.</summary>
    public IReadOnlyList<CaseRates> MonthRates { get; }

    /// <summary>Numbers of cases of which the ledger of moves tells nothing: they are in no month. None, where all was written by the program.</summary>
    public IReadOnlyList<string> WithoutMoves { get; }
}

/// <summary>Cases that have something in common.</summary>
/// <param name="Word">What they have in common; empty for those that have nothing there, and for all together.</param>
/// <param name="Figures">Of <paramref name="Rates"/>, in their order, with their targets.</param>
public sealed record CaseGroup(string Word, IReadOnlyList<Case> Cases, CaseRates Rates, IReadOnlyList<JudgedFigure> Figures);
