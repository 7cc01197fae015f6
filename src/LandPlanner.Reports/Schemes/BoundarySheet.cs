using LandPlanner.Crs;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Schemes;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Schemes;

/// <summary>Additions to the urban boundary on one page: the map with the boundary before and after, the areas by zone, and the parcels with their checks.</summary>
/// <param name="Layers">From the bottom of the map to its top.</param>
/// <param name="ToGeographic">From <paramref name="Crs"/> to CGCS2000 longitude and latitude.</param>
/// <param name="Origin">Which state of which workspace it was made from.</param>
public sealed record BoundarySheet(
    SchemeResult Result, Envelope Ground, IReadOnlyList<PrintedLayer> Layers, CrsDefinition Crs, Reprojector ToGeographic, DateOnly Day, string Origin, ReportLanguage Language)
{
    /// <summary>The ground that the map of some ground shows, in metres: what its layers must be read for.</summary>
    public static Envelope GroundOf(Envelope ground) => MapFrame.GroundOf(ground, BoundarySheetPainter.Map.Size, BoundarySheetPainter.Margin);

    /// <summary>A page of A3, in PDF.</summary>
    /// <exception cref="MapPrintException">No typeface with Chinese is installed.</exception>
    public byte[] WritePdf()
    {
        using var type = SheetType.Open();
        using var bytes = new MemoryStream();
        OnePagePdf.Write(Title, Day, BoundarySheetPainter.Page.Width, BoundarySheetPainter.Page.Height, canvas => new BoundarySheetPainter(this, type).Paint(canvas), bytes);
        return bytes.ToArray();
    }

    internal string Title => Say($"城镇开发边界新增地块图　{Result.Layer}", $"Additions to the urban boundary: {Result.Layer}");

    internal string Say(string zh, string en) => new Words(zh, en).In(Language);
}
