using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>A row of a ledger before and after somebody changed it.</summary>
public sealed record LedgerChange(LedgerRow Before, LedgerRow After, Revision Revision)
{
    /// <summary>Changes the row that goes by a number.</summary>
    /// <param name="change">Gives the row as it shall be; throws where it may not.</param>
    /// <exception cref="WorkspaceException">There is no such row, it cannot be so, or the author may not write it; nothing was changed.</exception>
    public static Task<LedgerChange> CommitAsync(Workspace workspace, string formId, string number, Func<Ledger, LedgerRow, LedgerRow> change, RevisionNote note, CancellationToken ct) =>
        CommitAsync(workspace, formId, number, change, null, note, ct);

    /// <param name="turn">What holds that nobody wrote to the ledger meanwhile; null where only the row itself matters.</param>
    internal static async Task<LedgerChange> CommitAsync(
        Workspace workspace, string formId, string number, Func<Ledger, LedgerRow, LedgerRow> change, FeatureUpdate? turn, RevisionNote note, CancellationToken ct)
    {
        var (ledger, before, after) = await PrepareAsync(workspace, formId, number, change, note.Author, ct);
        var revision = await workspace.Store.CommitAsync(new(note) { Updates = turn is null ? [ledger.Update(after)] : [turn, ledger.Update(after)] }, ct);
        return new(before, after with { Feature = after.Feature with { Version = before.Feature.Version + 1 } }, revision);
    }

    /// <summary>The change as it would be; writes nothing.</summary>
    /// <exception cref="WorkspaceException">As <see cref="CommitAsync(Workspace, string, string, Func{Ledger, LedgerRow, LedgerRow}, RevisionNote, CancellationToken)"/> says.</exception>
    internal static async Task<(Ledger Ledger, LedgerRow Before, LedgerRow After)> PrepareAsync(
        Workspace workspace, string formId, string number, Func<Ledger, LedgerRow, LedgerRow> change, string author, CancellationToken ct)
    {
        var right = await LedgerRight.RequireAsync(workspace, formId, author, ct);
        var ledger = await Ledger.OpenAsync(workspace, formId, ct);
        var before = await ledger.FindAsync("number", number, ct)
            ?? throw new WorkspaceException($"There is no '{number}' in '{ledger.Form.TitleZh}'. Its list says which there are.");
        var after = change(ledger, before);
        right.RequireChange(before, after);
        return (ledger, before, after);
    }

    /// <summary>Puts texts in the places of their fields, as people type them.</summary>
    /// <param name="complaints">What else is wrong with the row as it would be, before and after it; full sentences.</param>
    /// <param name="settled">The row without what does not hold of it any more; null where all of it does.</param>
    /// <exception cref="WorkspaceException">There is no such row, or it cannot be so: every complaint at once; or the author may not write it; nothing was changed.</exception>
    public static Task<LedgerChange> SetAsync(
        Workspace workspace, string formId, string number, IReadOnlyList<KeyValuePair<string, string>> texts, Func<LedgerRow, LedgerRow, IReadOnlyList<string>> complaints, RevisionNote note,
        CancellationToken ct, Func<LedgerRow, LedgerRow>? settled = null) => CommitAsync(
            workspace, formId, number,
            (ledger, before) =>
            {
                var after = before.With(LedgerEntry.Read(ledger.Form, texts));
                return complaints(before, after) is { Count: > 0 } wrong ? throw new LedgerEntryException(number, wrong) : settled?.Invoke(after) ?? after;
            },
            note, ct);
}
