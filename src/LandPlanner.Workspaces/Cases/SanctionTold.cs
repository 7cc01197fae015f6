using LandPlanner.Cases;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Whether the articles that a case names were told by somebody, or come with its kind and follow it. The moves tell.</summary>
internal static class SanctionTold
{
    private const string Field = "sanction";

    public static async Task<bool> OfAsync(CaseBook book, Case one, CancellationToken ct) =>
        (await book.HistoryOfAsync(one, ct)).Any(move => Tells(move.Text("changed")));

    /// <summary>What the opening writes down where its draft tells them, as every change of a field; the desk tells nothing by hand.</summary>
    public static string Written(CaseDraft draft) => draft.Values.GetValueOrDefault(Field) is string { Length: > 0 } told && draft.Values.GetValueOrDefault("desk_verdict") is null or "" ? $"{Field}  → {told}" : "";

    /// <summary>The move with the articles that come with the kind it gives the case, where nobody told any.</summary>
    public static async Task<CaseTransition> FollowAsync(CaseBook book, CaseTransition step, CancellationToken ct) =>
        step.Before.Kind == step.After.Kind || Tells(step.Changed) || await OfAsync(book, step.Before, ct)
            ? step
            : step with { After = new(step.After.Row.With(Field, book.Workspace.Tables.Sanctions.Following(step.Before, step.After))) };

    private static bool Tells(string changed) => changed.Split("; ").Any(change => change.StartsWith(Field + " ", StringComparison.Ordinal));
}
