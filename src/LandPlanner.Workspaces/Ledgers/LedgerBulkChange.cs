using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>Rows of a ledger that were changed alike, in one revision.</summary>
/// <param name="Rows">As they stand now; those the change left as they were are not among them.</param>
/// <param name="Revision">Null where all stood so already.</param>
public sealed record LedgerBulkChange(IReadOnlyList<LedgerRow> Rows, Revision? Revision)
{
    /// <summary>Puts texts in the places of their fields in each of the rows: in all of them, or, where one cannot be so, in none.</summary>
    /// <param name="complaints">What else is wrong with a row as it would be, before and after it; full sentences.</param>
    /// <param name="settled">A row without what does not hold of it any more; null where all of it does.</param>
    /// <exception cref="LedgerEntryException">A text does not fit its field, or a row cannot be so; each complaint begins with the row's number. Nothing was changed.</exception>
    /// <exception cref="WorkspaceException">A row is gone, was changed meanwhile, or the author may not write one; nothing was changed.</exception>
    public static async Task<LedgerBulkChange> SetAsync(
        Workspace workspace, string formId, IReadOnlyCollection<long> ids, IReadOnlyList<KeyValuePair<string, string>> texts,
        Func<LedgerRow, LedgerRow, IReadOnlyList<string>> complaints, RevisionNote note, CancellationToken ct,
        Func<LedgerRow, LedgerRow>? settled = null)
    {
        var right = await LedgerRight.RequireAsync(workspace, formId, note.Author, ct);
        var ledger = await Ledger.OpenAsync(workspace, formId, ct);
        var values = LedgerEntry.Read(ledger.Form, texts);
        var rows = ids.Count == 0 ? [] : await ledger.ReadAsync(new FeatureQuery { Ids = [.. ids] }, ct).ToListAsync(ct);
        if (rows.Count < ids.Distinct().Count())
            throw new WorkspaceException($"{ids.Distinct().Count() - rows.Count} of the rows are no longer in '{ledger.Form.TitleZh}'. Nothing was changed: read the list again.");
        var (changed, wrong) = (new List<(LedgerRow Before, LedgerRow After)>(), new List<string>());
        foreach (var before in rows)
        {
            var after = before.With(values);
            wrong.AddRange(complaints(before, after).Concat(LedgerEntry.Complaints(ledger.Form, after)).Select(complaint => $"{before.Text("number")}: {complaint}"));
            after = settled?.Invoke(after) ?? after;
            if (ledger.Form.Fields.Any(field => !Equals(before[field.Name], after[field.Name])))
                changed.Add((before, after));
        }

        if (wrong.Count > 0)
            throw new LedgerEntryException(ledger.Form.TitleZh, wrong);
        right.Require(rows);
        foreach (var (before, after) in changed)
            right.RequireChange(before, after);
        List<LedgerRow> now = [.. changed.Select(pair => pair.After)];
        return new(now, now.Count == 0 ? null : await workspace.Store.CommitAsync(new(note) { Updates = [.. now.Select(ledger.Update)] }, ct));
    }
}
