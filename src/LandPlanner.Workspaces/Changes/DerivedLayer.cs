using System.Security.Cryptography;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Changes;

/// <summary>A layer that shows what was reckoned from others.</summary>
/// <param name="Source">What reckoned it, "matrix".</param>
/// <param name="Id">Of what it shows: the same again is not written again.</param>
internal sealed record DerivedLayer(LayerDraft Draft, string Source, string Id, Func<IEnumerable<Feature>> Features)
{
    private const int IdLength = 16;

    /// <summary>The beginning of the SHA-256 of a document.</summary>
    public static string IdOf(byte[] document) => Convert.ToHexStringLower(SHA256.HashData(document))[..IdLength];

    /// <returns>The layer's name.</returns>
    /// <param name="layers">Those of the workspace.</param>
    /// <exception cref="WorkspaceException">There is a layer of that name that something else made.</exception>
    public static async Task<string> ShowAsync(Workspace workspace, IReadOnlyList<LayerInfo> layers, DerivedLayer derived, RevisionNote note, CancellationToken ct)
    {
        var name = derived.Draft.Name;
        var shown = layers.FirstOrDefault(layer => layer.Name == name);
        if (shown is not null && shown.Provenance?.Source != derived.Source)
        {
            throw new WorkspaceException(
                $"A layer '{name}' is there that no change matrix made. Rename it, or run with --no-layer.");
        }

        if (shown?.Provenance?.SourceLayer == derived.Id)
            return name;
        var features = derived.Features().ToList();
        await workspace.Store.WriteLayerAsync(derived.Draft, WriteMode.Replace, features.ToAsyncEnumerable(), () => derived.Provenance(workspace, features), note, ct);
        return name;
    }

    private Provenance Provenance(Workspace workspace, List<Feature> features)
    {
        var area = features.Aggregate(Area.Zero, (sum, feature) => sum + workspace.Areas.Of(feature.Shape));
        return new(
            Source, Id, "", Source, "UTF-8", "format", workspace.Crs.Code.ToString(), LandPlanner.Features.Provenance.FromWorkspace,
            new(features.Count, features.Count, 0, 0, area, Area.Zero, Area.Zero, area, Area.Zero, []));
    }
}
