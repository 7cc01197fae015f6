using LandPlanner.Features;
using LandPlanner.Plans;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Plans;

/// <summary>The structure sketches of a workspace: parts stand in ordinary layers of the role structure, one a kind of geometry, and are edited with the ordinary tools.</summary>
public static class StructureBook
{
    public static readonly LayerRole Role = new("structure");

    private static readonly string[] Forms = ["structure-line", "structure-zone", "structure-point"];

    /// <summary>By name.</summary>
    public static async Task<IReadOnlyList<Structure>> ReadAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct)
    {
        var (role, parts) = (workspace.Tables.Roles.Get(Role), new List<StructurePart>());
        foreach (var info in (await reader.ListLayersAsync(ct)).Where(layer => layer.Role == Role))
        {
            await foreach (var feature in reader.ReadAsync(info.Name, FeatureQuery.All, ct))
                parts.Add(Part(workspace, info, role, feature));
        }

        return Structure.Of(parts, workspace.Tables.Plans);
    }

    /// <summary>Makes the layers that sketches are drawn in, where they are not there.</summary>
    /// <returns>Their names.</returns>
    public static async Task<IReadOnlyList<string>> BeginAsync(Workspace workspace, RevisionNote note, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var form in Forms)
        {
            var ledger = await Ledger.OpenAsync(workspace, form, ct);
            await ledger.EnsureAsync(note, ct);
            names.Add(ledger.Layer);
        }

        return names;
    }

    private static StructurePart Part(Workspace workspace, LayerInfo info, RoleDefinition role, Feature feature)
    {
        // Imported sketches say kinds as people write them.
        var word = Text("kind");
        var code = workspace.Tables.Ledgers.Get(Forms[0]).Get("kind").CodeOf(word);
        var kind = code is not null ? StructureKinds.Find(code) : workspace.Tables.Plans.Parts.TryGetValue(word, out var said) ? said : (StructureKind?)null;
        return new(info.Name, feature.Id, Text("structure"), kind, word, Text("name"), long.TryParse(Text("order"), out var order) ? order : null, Text("note"), feature.Shape);

        string Text(string meaning) => role.FieldFor(meaning, info.Schema) is >= 0 and var field ? FieldText.Write(feature.Values[field]).Trim() : "";
    }
}
