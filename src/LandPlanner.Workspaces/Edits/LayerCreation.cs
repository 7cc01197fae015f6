using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Edits;

/// <summary>Makes an empty layer to draw into.</summary>
public static class LayerCreation
{
    private const string Source = "drawing";

    // What people write of a parcel; a role has those of them that it knows, under its preferred names.
    private static readonly string[] Meanings = ["number", "name", "plannedClass", "class", "className", "village", "owner", "project", "status", "note"];

    /// <exception cref="WorkspaceException">There is such a layer already, or no such role.</exception>
    public static Task<Revision> RunAsync(Workspace workspace, string name, LayerRole role, RevisionNote note, CancellationToken ct)
    {
        LedgerGuard.Refuse(workspace, name);
        var definition = workspace.Tables.Roles.Get(role);
        var draft = new LayerDraft(name, role, GeometryKind.Polygon, Schema(definition));
        return workspace.Store.WriteLayerAsync(draft, WriteMode.Create, AsyncEnumerable.Empty<Feature>(), () => Provenance(workspace), note, ct);
    }

    private static FeatureSchema Schema(RoleDefinition role) => new(
    [
        .. Meanings.Select(meaning => role.FieldAliases.GetValueOrDefault(meaning)).Where(aliases => aliases is { Count: > 0 })
            .Select(aliases => aliases![0]).Distinct(StringComparer.OrdinalIgnoreCase).Select(alias => new Field(alias, FieldType.Text)),
    ]);

    private static Provenance Provenance(Workspace workspace) => new(
        Source, "", "", Source, "UTF-8", "format", workspace.Crs.Code.ToString(), Features.Provenance.FromWorkspace,
        new(0, 0, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, []));
}
