using LandPlanner.Crs;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.VillageEconomy;
using Microsoft.Extensions.Localization;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Printing;

/// <summary>Prints the map, a few sheets at a time: a large one takes a processor and some memory for a while.</summary>
internal sealed class MapPress(WorkspaceHost host, PrintedLayers layers, VillageDesk villages, IStringLocalizer<PrintPanel> words) : IDisposable
{
    private const int MostAtOnce = 2;
    private const int ShownHash = 12;
    private static readonly CrsCode Cgcs2000 = new(4490);

    private readonly SemaphoreSlim _free = new(MostAtOnce);

    /// <param name="request">Without a fault.</param>
    /// <exception cref="MapPrintException">There is nothing in the frame, it reaches beyond the plane, or there is no typeface.</exception>
    public async Task<MemoryStream> PrintAsync(PrintRequest request, DateOnly date, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            var sheet = await ComposeAsync(request, date, ct);
            return await Task.Run(() => Print(sheet, request, ct), ct);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task<MapSheet> ComposeAsync(PrintRequest request, DateOnly date, CancellationToken ct)
    {
        var (workspace, paper) = (host.Workspace, PaperSize.Find(request.Paper)!);
        var centre = new Coordinate(request.At[0], request.At[1]);
        var ground = SheetLayout.Of(paper, request.Landscape).Ground(centre, request.Scale);
        return new(
            paper, request.Landscape, request.Scale, centre, request.Title.Trim(), await LayersAsync(request, ground, ct), workspace.Crs,
            Reprojector.Create(workspace.Crs, workspace.Tables.Crs.Get(Cgcs2000)), date, await OriginAsync(ct),
            Language);
    }

    private static ReportLanguage Language => Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese;

    /// <summary>The thematic map lies over all layers, as on the map. It names its places itself, so no layer below names them again.</summary>
    private async Task<IReadOnlyList<PrintedLayer>> LayersAsync(PrintRequest request, Envelope ground, CancellationToken ct)
    {
        var below = await layers.ReadAsync(request.Layers, ground, ct);
        if (request.Theme is not { } wish || await villages.PlacesAsync(wish, ct) is not { } places)
            return below;
        var named = places.Places.Select(place => place.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. below.Select(layer => layer with { Features = [.. layer.Features.Select(feature => named.Contains(feature.Text.Trim()) ? feature with { Text = "" } : feature)] }),
            PrintedTheme.Of(places.Map, places.Year, places.Places.Select(place => new PrintedPlace(place.Shape, place.Value, place.Value is { } value ? $"{place.Name} {places.Map.Number(value)}" : place.Name)), Language),
        ];
    }

    /// <summary>Which state of the workspace was printed: whoever doubts the sheet can look it up.</summary>
    private async Task<string> OriginAsync(CancellationToken ct)
    {
        var head = await host.Workspace.Store.ReadRevisionsAsync(ct).LastOrDefaultAsync(ct);
        return head is null ? "" : words["Origin", Path.GetFileName(host.Address), head.Number, head.Hash[..ShownHash]];
    }

    private static MemoryStream Print(MapSheet sheet, PrintRequest request, CancellationToken ct)
    {
        var file = new MemoryStream();
        if (request.IsPng)
            MapPrinter.WritePng(sheet, request.Dpi, file, ct);
        else
            MapPrinter.WritePdf(sheet, file, ct);
        file.Position = 0;
        return file;
    }
}
