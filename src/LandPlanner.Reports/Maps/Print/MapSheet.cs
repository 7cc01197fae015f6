using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>A map to be printed: the paper, the place, and all that is drawn.</summary>
/// <param name="ScaleDenominator">N of 1:N.</param>
/// <param name="Centre">Of the map's frame, in <paramref name="Crs"/>.</param>
/// <param name="Layers">From the bottom of the map to its top.</param>
/// <param name="ToGeographic">From <paramref name="Crs"/> to CGCS2000 longitude and latitude: for north and the numbers of standard sheets.</param>
/// <param name="Date">Printed on the sheet, and the date of the file.</param>
/// <param name="Origin">What state of which workspace was printed; empty for none.</param>
public sealed record MapSheet(
    PaperSize Paper,
    bool IsLandscape,
    double ScaleDenominator,
    Coordinate Centre,
    string Title,
    IReadOnlyList<PrintedLayer> Layers,
    CrsDefinition Crs,
    Reprojector ToGeographic,
    DateOnly Date,
    string Origin,
    ReportLanguage Language)
{
    internal string Say(string zh, string en) => new Words(zh, en).In(Language);
}

/// <summary>A layer as it is printed.</summary>
/// <param name="Opacity">Of the whole layer, from 0 to 1.</param>
/// <param name="Source">What it was made from; empty where nobody said.</param>
/// <param name="Classes">The looks of the land classes the layer holds, where its symbol is by class.</param>
/// <param name="Features">Those that meet the frame at least.</param>
public sealed record PrintedLayer(
    string Name,
    GeometryKind Kind,
    LayerSymbol Symbol,
    double Opacity,
    DateOnly? Vintage,
    string Source,
    IReadOnlyDictionary<string, PrintedClass> Classes,
    IReadOnlyList<PrintedFeature> Features)
{
    /// <summary>Whether the legend lists each of the symbol's values, and not only those in the frame.</summary>
    public bool ListsAllValues { get; init; }
}

/// <param name="Colour">#rrggbb.</param>
public sealed record PrintedClass(string Title, string Colour);

/// <param name="Key">What chooses its look: the land class's code, or the value the symbol asks for; empty for none.</param>
/// <param name="Text">Its label; empty for none.</param>
public sealed record PrintedFeature(Geometry Shape, string Key, string Text, PrintedMarker? Marker);

/// <param name="Title">What the sign means, in the legend.</param>
/// <param name="Icon">SVG elements in a square of 24 units.</param>
/// <param name="Light">Null where the layer shows none.</param>
public sealed record PrintedMarker(string Title, string Icon, string Colour, Light? Light);
