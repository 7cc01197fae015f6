using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Edits;

/// <summary>Adds one drawn feature to a layer.</summary>
public static class FeatureAddition
{
    /// <param name="shape">In the workspace's CRS, x before y.</param>
    /// <param name="values">Fields and the texts of their values; fields that are not named stay unknown.</param>
    /// <exception cref="WorkspaceException">No such layer or field, or a value or a shape that does not fit; nothing was changed.</exception>
    public static async Task<EditOutcome> RunAsync(
        Workspace workspace, string layer, LooseShape shape, IReadOnlyList<(string Field, string Value)> values, RevisionNote note, CancellationToken ct)
    {
        LedgerGuard.Refuse(workspace, layer);
        var info = await workspace.Store.GetLayerAsync(layer, ct);
        var row = new object?[info.Schema.Fields.Count];
        FeatureEdit.Fill(row, values, info);
        var revision = await workspace.Store.CommitAsync(new(note) { Adds = [new(layer, ShapeText.Take(shape, info, workspace), row)] }, ct);
        var added = await workspace.Store.ReadChangesAsync(new() { Layer = layer, From = revision.At, Until = revision.At }, ct)
            .FirstAsync(change => change.Revision.Number == revision.Number, ct);
        return new(info, revision, added.After, null);
    }
}
