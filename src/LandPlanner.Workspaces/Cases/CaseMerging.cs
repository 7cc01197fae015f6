using LandPlanner.Cases;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Joins cases into one (并案): the others stay in the ledger, their evidence counts for the one.</summary>
public static class CaseMerging
{
    private const string MoveId = "merge";

    /// <param name="into">The case that goes on: its polygon becomes that of all, its deadline the earliest.</param>
    /// <param name="numbers">The others.</param>
    /// <exception cref="CaseRefusedException">One of them cannot be merged, or the author may not; nothing was changed.</exception>
    public static async Task<(Case Case, Revision Revision)> RunAsync(
        CaseBook book, string into, IReadOnlyList<string> numbers, DateOnly on, string note, string author, DateOnly today, CancellationToken ct)
    {
        CaseBook.RefuseFuture(on, today);
        if (numbers.Count == 0 || numbers.Contains(into) || numbers.Distinct().Count() < numbers.Count)
            throw new WorkspaceException($"Name the cases to merge into {into}, each once, and not {into} itself.");
        var actor = await People.FindAsync(book.Workspace, author, today, ct);
        var (kept, now) = (await book.GetAsync(into, ct), Moments.Cut(DateTime.UtcNow));
        var rule = book.Process.Move(MoveId);
        CaseMoveRequest Asked() => new(MoveId, on, note, new Dictionary<string, object?>(), []);
        if (book.Process.Complaints(kept, Asked(), actor, []) is { Count: > 0 } complaints)
            throw new CaseRefusedException(into, complaints);

        var steps = new List<CaseTransition>();
        foreach (var number in numbers)
        {
            var one = await book.GetAsync(number, ct);
            steps.Add(book.Process.Make(new(one.Row.With("merged_into", into)), Asked(), actor, [], now));
        }

        Case[] others = [.. steps.Select(step => step.Before)];
        RequireAlike(book.Process, kept, others);
        var joined = (await CaseShape.SettleAsync(book, kept, [kept, .. others], [Joined(kept, others, book.Workspace, on)], ct))[0];
        var told = new CaseTransition(rule, kept, joined, on, now, actor, note, $"← {string.Join(", ", numbers)}");
        var edit = new Edit(new(author, $"{into} ← {string.Join(", ", numbers)}: {rule.TitleZh}（{note}）"))
        {
            Updates = [book.Cases.Update(joined.Row), .. steps.Select(step => book.Cases.Update(step.After.Row))],
            Adds = [book.MoveRow(told), .. steps.Select(book.MoveRow)],
        };
        var revision = await book.Workspace.Store.CommitAsync(edit, ct);
        return (await book.GetAsync(into, ct), revision);
    }

    /// <summary>What was judged, or reopened after it was, stands where it stands: joined with a case that does not, the judgement would be lost or be said of ground it was not passed on.</summary>
    private static void RequireAlike(CaseProcess process, Case kept, Case[] others)
    {
        var apart = others.Where(one => (WasJudged(one) || WasJudged(kept)) && (one.State, one.Row.Text("judgement")) != (kept.State, kept.Row.Text("judgement"))).ToList();
        if (apart.Count > 0)
        {
            throw new CaseRefusedException(kept.Number,
                [Sentence.Said($"{string.Join(", ", apart.Append(kept).Select(one => $"{one.Number} ({process.State(one.State).TitleZh})"))}: cases that were judged are merged only where all are in one state. Bring them there first.")]);
        }
    }

    private static bool WasJudged(Case one) => one.Row.Text("judgement").Length > 0 || one.Reopens > 0;

    private static Case Joined(Case kept, IReadOnlyList<Case> others, Workspace workspace, DateOnly on)
    {
        IReadOnlyList<Case> all = [kept, .. others];
        var shape = CaseShape.OnGrid(Overlays.Evidence.Union([.. all.Select(one => one.Shape!)]), workspace, kept.Number);
        var due = all.Min(one => one.DueOn);
        return new(CaseShape.Reshaped(kept.Row, shape, workspace).With(new Dictionary<string, object?>
        {
            ["due_on"] = due,
            ["due_rule"] = due == kept.DueOn ? kept.Row.Text("due_rule") : null,
            ["is_key"] = all.Any(one => one.IsKey),
            ["moved_on"] = on,
        }));
    }
}
