using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>A row of a ledger before and after somebody changed it.</summary>
public sealed record LedgerChange(LedgerRow Before, LedgerRow After, Revision Revision)
{
    /// <summary>Changes the row that goes by a number.</summary>
    /// <param name="change">Gives the row as it shall be; throws where it may not.</param>
    /// <exception cref="WorkspaceException">There is no such row, it cannot be so, or the author may not write it; nothing was changed.</exception>
    public static async Task<LedgerChange> CommitAsync(Workspace workspace, string formId, string number, Func<Ledger, LedgerRow, LedgerRow> change, RevisionNote note, CancellationToken ct)
    {
        var right = await LedgerRight.RequireAsync(workspace, formId, note.Author, ct);
        var ledger = await Ledger.OpenAsync(workspace, formId, ct);
        var before = await ledger.FindAsync("number", number, ct)
            ?? throw new WorkspaceException($"There is no '{number}' in '{ledger.Form.TitleZh}'. Its list says which there are.");
        var after = change(ledger, before);
        right.Require([before, after]);
        var revision = await workspace.Store.CommitAsync(new(note) { Updates = [ledger.Update(after)] }, ct);
        return new(before, after with { Feature = after.Feature with { Version = before.Feature.Version + 1 } }, revision);
    }

    /// <summary>Puts texts in the places of their fields, as people type them.</summary>
    /// <param name="complaints">What else is wrong with the row as it would be, before and after it; full sentences.</param>
    /// <exception cref="WorkspaceException">There is no such row, or it cannot be so: every complaint at once; or the author may not write it; nothing was changed.</exception>
    public static Task<LedgerChange> SetAsync(
        Workspace workspace, string formId, string number, IReadOnlyList<KeyValuePair<string, string>> texts, Func<LedgerRow, LedgerRow, IReadOnlyList<string>> complaints, RevisionNote note,
        CancellationToken ct) => CommitAsync(
            workspace, formId, number,
            (ledger, before) =>
            {
                var after = before.With(LedgerEntry.Read(ledger.Form, texts));
                return complaints(before, after) is { Count: > 0 } wrong ? throw new LedgerEntryException(number, wrong) : after;
            },
            note, ct);
}
