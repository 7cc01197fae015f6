using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>Commits what adds rows to ledgers.</summary>
internal static class LedgerCommit
{
    // SQLite takes so many values in one question with room to spare.
    private const int ValuesAtOnce = 500;

    /// <summary>Commits an edit none of whose new rows says in a unique field what another row says, in this ledger or in another of its role: projects stand in a layer a kind of geometry.</summary>
    /// <remarks>Fields that are unique are never changed in a row that is there, so only new rows are looked at.</remarks>
    /// <exception cref="LedgerEntryException">A row says what another says; nothing was saved.</exception>
    /// <exception cref="EditConflictException">Somebody was quicker: also where it was the very row that is found there now.</exception>
    public static async Task<Revision> CommitRowsAsync(this Workspace workspace, Edit edit, CancellationToken ct)
    {
        foreach (var adds in edit.Adds.GroupBy(add => add.Layer))
        {
            if (workspace.Tables.Ledgers.OfLayer(adds.Key) is not { } form)
                continue;
            var schema = (await workspace.Store.GetLayerAsync(form.Layer, ct)).Schema;
            foreach (var field in form.Fields.Where(field => field.IsUnique))
            {
                var values = adds.Select(add => add.Values[schema.IndexOf(field.Name)] as string ?? "").Where(text => text.Length > 0).ToList();
                var complaints = values.GroupBy(text => text).Where(same => same.Count() > 1).Select(same => Sentence.Said($"{Say(field)} is '{same.Key}' in {same.Count()} of the new rows.")).ToList();
                complaints.AddRange(await ThereAsync(workspace, form, field, values, edit, ct));
                // Whoever else took a number meanwhile also moved what this edit stands on: the store says who was quicker, and one can try again.
                if (complaints.Count > 0 && !await IsLateAsync(workspace, edit, ct))
                    throw new LedgerEntryException(form.TitleZh, complaints);
            }
        }

        return await workspace.Store.CommitAsync(edit, ct);
    }

    private static async Task<IReadOnlyList<string>> ThereAsync(Workspace workspace, LedgerForm form, LedgerField field, List<string> values, Edit edit, CancellationToken ct)
    {
        var complaints = new List<string>();
        foreach (var other in workspace.Tables.Ledgers.All.Where(other => other.Role == form.Role))
        {
            var ledger = await Ledger.OpenAsync(workspace, other.Id, ct);
            var leaving = edit.Deletes.Where(delete => delete.Layer == other.Layer).Select(delete => delete.Id).ToHashSet();
            foreach (var some in values.Distinct().Chunk(ValuesAtOnce))
            {
                var query = new FeatureQuery { Where = new AttributeFilter.OneOf(field.Name, [.. some]), WithoutShapes = true };
                await foreach (var row in ledger.ReadAsync(query, ct))
                {
                    if (!leaving.Contains(row.Id))
                        complaints.Say($"{Say(field)} is '{row.Text(field.Name)}' in row {row.Id} of '{other.Layer}' already, and no two rows may say the same.");
                }
            }
        }

        return complaints;
    }

    private static async Task<bool> IsLateAsync(Workspace workspace, Edit edit, CancellationToken ct)
    {
        foreach (var updates in edit.Updates.GroupBy(update => update.Layer))
        {
            var now = await workspace.Store.ReadAsync(updates.Key, new() { Ids = [.. updates.Select(update => update.Id)], WithoutShapes = true }, ct)
                .ToDictionaryAsync(feature => feature.Id, feature => feature.Version, cancellationToken: ct);
            if (updates.Any(update => !now.TryGetValue(update.Id, out var version) || version != update.ExpectedVersion))
                return true;
        }

        return false;
    }

    private static string Say(LedgerField field) => $"'{field.Name}' ({field.TitleZh})";
}
