using LandPlanner.Projects;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>A line of the legend.</summary>
/// <param name="Layer">Whose look it shows, by <paramref name="Key"/>; where there is a marker or a light, that one instead.</param>
/// <param name="IsHeading">A layer's name above the lines of its classes.</param>
internal sealed record LegendLine(string Title, PrintedLayer Layer, string Key, PrintedMarker? Marker = null, Light? Light = null, bool IsHeading = false);

/// <summary>What a sheet's legend explains: what can be seen in the frame, and nothing else; of a thematic map all its classes.</summary>
/// <param name="Layers">Those with something in the frame, from the top of the map to its bottom.</param>
internal sealed record SheetLegend(IReadOnlyList<PrintedLayer> Layers, IReadOnlyList<LegendLine> Lines)
{
    private static readonly Light[] Lights = [Light.Green, Light.Yellow, Light.Red, Light.Unknown];

    public static SheetLegend Of(MapSheet sheet, Envelope ground)
    {
        var window = PreparedGeometryFactory.Prepare(GeometryFactory.Default.ToGeometry(ground));
        var seen = sheet.Layers.Reverse()
            .Select(layer => layer with { Features = [.. layer.Features.Where(feature => feature.Shape.EnvelopeInternal.Intersects(ground))] })
            .Select(layer => (Layer: layer, Looks: Looks(layer, window), Markers: Markers(layer)))
            .Where(one => one.Looks.Count > 0).ToList();
        var lines = seen.SelectMany(one => Explain(sheet, one.Layer, one.Looks, one.Markers)).Concat(Progress(sheet, [.. seen.SelectMany(one => one.Markers.Select(marker => (one.Layer, marker)))]));
        return new([.. seen.Select(one => one.Layer)], [.. lines]);
    }

    /// <summary>The keys of the features that truly meet the frame, in order.</summary>
    private static List<string> Looks(PrintedLayer layer, IPreparedGeometry window) =>
        [.. layer.Features.GroupBy(feature => feature.Key).Where(look => look.Any(feature => window.Intersects(feature.Shape))).Select(look => look.Key).Order(StringComparer.Ordinal)];

    private static List<PrintedMarker> Markers(PrintedLayer layer) =>
        [.. layer.Features.Select(feature => feature.Marker).OfType<PrintedMarker>()];

    private static IEnumerable<LegendLine> Explain(MapSheet sheet, PrintedLayer layer, List<string> looks, List<PrintedMarker> markers)
    {
        var byClass = layer.Symbol.Fill?.IsByLandClass == true;
        var values = layer.Symbol.Values.Where(value => layer.ListsAllValues || looks.Contains(value.Value)).ToList();
        var kinds = markers.DistinctBy(marker => (marker.Title, marker.Colour)).OrderBy(marker => marker.Title, StringComparer.Ordinal).Select(kind => kind with { Light = null }).ToList();
        // A layer of one kind of sign is that sign.
        yield return new(layer.Name, layer, "", kinds.Count == 1 ? kinds[0] : null, IsHeading: byClass || values.Count > 0 || kinds.Count > 1);
        if (byClass)
        {
            foreach (var key in looks)
                yield return new(layer.Classes.GetValueOrDefault(key)?.Title ?? key, layer, key);
        }

        foreach (var value in values)
            yield return new(sheet.Say(value.TitleZh, value.TitleEn), layer, value.Value);
        foreach (var kind in kinds.Where(_ => kinds.Count > 1))
            yield return new(kind.Title, layer, "", kind);
    }

    /// <summary>The lights beside the signs, once for all layers.</summary>
    private static IEnumerable<LegendLine> Progress(MapSheet sheet, IReadOnlyList<(PrintedLayer Layer, PrintedMarker Marker)> signs)
    {
        var lit = signs.Where(sign => sign.Marker.Light is not null).ToList();
        if (lit.Count == 0)
            yield break;
        yield return new(sheet.Say("项目进度", "Progress of projects"), lit[0].Layer, "", IsHeading: true);
        foreach (var light in Lights.Where(light => lit.Exists(sign => sign.Marker.Light == light)))
            yield return new(TitleOf(sheet, light), lit[0].Layer, "", Light: light);
    }

    private static string TitleOf(MapSheet sheet, Light light) => sheet.Say(light.Title(english: false), light.Title(english: true));
}
