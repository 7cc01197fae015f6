using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Imports;

/// <param name="Crs">Null where the file does not say one that the tables know.</param>
/// <param name="CrsSentence">How the CRS was found, or what the coordinates allow.</param>
/// <param name="SuggestedRole">By the layer's name; null where it says nothing.</param>
public sealed record InspectedLayer(SourceLayer Source, CrsCode? Crs, string CrsSentence, string? SuggestedRole)
{
    /// <summary>What the coordinates allow, where the file does not say which system they are in.</summary>
    public IReadOnlyList<CrsCandidate> Candidates { get; init; } = [];
}

/// <summary>What a file holds, looked at before anything is imported.</summary>
public sealed record Inspection(string File, string Format, string Sha256, IReadOnlyList<InspectedLayer> Layers)
{
    /// <param name="encoding">The caller's word on the text's encoding; null for none.</param>
    /// <exception cref="GdalException">The file cannot be read.</exception>
    public static Inspection Of(string path, string? encoding, CancellationToken ct) => Of(TableSet.Open(), path, encoding, ct);

    /// <param name="encoding">The caller's word on the text's encoding; null for none.</param>
    /// <exception cref="GdalException">The file cannot be read.</exception>
    public static Inspection Of(TableSet tables, string path, string? encoding, CancellationToken ct)
    {
        using var file = VectorFile.Open(path, encoding);
        return new(file.FileName, file.Format, file.Sha256, [.. file.Layers.Select(layer => Describe(tables, file, layer, ct))]);
    }

    private static InspectedLayer Describe(TableSet tables, VectorFile file, SourceLayer layer, CancellationToken ct)
    {
        var role = tables.Roles.Suggest(layer.Name)?.Role.Name;
        if (layer.Kind == GeometryKind.None)
            return new(layer, null, Sentence.Said("It has no shapes."), role);
        var match = layer.CrsWkt is null ? null : tables.Crs.Match(layer.CrsWkt);
        if (match?.Definition is { } found)
            return new(layer, found.Code, match.Explanation, role);
        var candidates = SourceCrs.Candidates(tables.Crs, file, layer, ct);
        var sentence = match?.Explanation ?? Sentence.Said($"The file does not say. {SourceCrs.Allowed(candidates)}");
        return new(layer, null, sentence, role) { Candidates = candidates ?? [] };
    }
}
