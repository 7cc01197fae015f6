using LandPlanner.Features;
using LandPlanner.Reports.Maps.Print;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Papers;

/// <summary>Layers that are only on paper: what a document speaks of, with the look that <c>data/map/symbols.yaml</c> has for it.</summary>
internal static class PaperLayers
{
    /// <param name="look">Behind "paper." in the table of symbols.</param>
    public static PrintedLayer Of(Workspace workspace, string look, string title, IEnumerable<PrintedFeature> features, IReadOnlyDictionary<string, PrintedClass>? classes = null) => new(
        title, GeometryKind.Polygon, workspace.Tables.MapSymbols.Of("paper." + look, LayerRole.Reference), 1, null, "", classes ?? new Dictionary<string, PrintedClass>(), [.. features]);

    public static PrintedLayer WithoutNames(PrintedLayer layer) => layer with { Symbol = layer.Symbol with { Label = null } };

    public static Envelope Around(IEnumerable<Geometry> shapes)
    {
        var around = new Envelope();
        foreach (var shape in shapes)
            around.ExpandToInclude(shape.EnvelopeInternal);
        return around;
    }
}
