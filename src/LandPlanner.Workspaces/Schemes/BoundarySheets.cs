using System.Globalization;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Schemes;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Papers;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Workspaces.Schemes;

/// <summary>Prints additions to the urban boundary on one page, from one moment of the workspace.</summary>
public static class BoundarySheets
{
    private static readonly string[] GroundRoles = ["basic-farmland", "red-line", "village"];

    /// <param name="address">Of the workspace, as it may be shown.</param>
    /// <param name="day">Of the sheet; rules must be in force on it.</param>
    /// <exception cref="WorkspaceException">The layer cannot be checked: what of it, and why.</exception>
    public static async Task<BoundarySheet> ReadAsync(Workspace workspace, string layer, string address, DateOnly day, ReportLanguage language, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var input = await SchemeBook.InputAsync(workspace, snapshot, layer, null, day, ct);
        var result = await Task.Run(() => SchemeChecking.Boundary(input, ct), ct).WaitAsync(ct);
        var around = PaperLayers.Around(result.Parcels.Select(parcel => parcel.Shape!));
        var shown = BoundarySheet.GroundOf(around);
        var ground = new PrintedGround(workspace, snapshot, await snapshot.ListLayersAsync(ct));
        var beneath = (await ground.ReadAsync(GroundRoles, shown, ct)).Select(PaperLayers.WithoutNames).ToList();
        var zones = SchemeChecking.Boundary(input.Audit);
        var head = await snapshot.ReadRevisionsAsync(ct).LastAsync(ct);
        string Say(string zh, string en) => language == ReportLanguage.English ? en : zh;
        return new(
            result, around,
            [
                PaperLayers.Of(workspace, "zone", Say("调整前分区", "Zones before"), zones.Select(one => new PrintedFeature(one.Shape, one.Zone, "", null))), .. beneath,
                PaperLayers.Of(workspace, "after", Say("调整后边界", "Boundary after"), Whole([.. zones.Select(one => one.Shape), .. result.Parcels.Select(parcel => parcel.Shape!)])),
                PaperLayers.Of(workspace, "before", Say("调整前边界", "Boundary before"), Whole([.. zones.Select(one => one.Shape)])),
                PaperLayers.Of(workspace, "parcel", Say("新增地块（编号同表）", "Additions, numbered as in the table"),
                    result.Parcels.Select((parcel, i) => new PrintedFeature(parcel.Shape!, "", (i + 1).ToString(CultureInfo.InvariantCulture), null))),
            ],
            workspace.Crs, PrintedGround.ToGeographic(workspace), day, PaperOrigin.Of(address, head), language);
    }

    /// <returns>The file written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    /// <exception cref="MapPrintException">No typeface with Chinese is installed.</exception>
    public static string Write(BoundarySheet sheet, string folder)
    {
        var pdf = sheet.WritePdf();
        return ReportFolder.Fill(folder, () => [ReportFolder.Put(folder, ReportFolder.NameOf($"boundary-sheet-{sheet.Result.Layer}.pdf"), pdf)])[0];
    }

    /// <summary>The outline of all together.</summary>
    private static IEnumerable<PrintedFeature> Whole(IReadOnlyList<Geometry> shapes) =>
        shapes.Count == 0 ? [] : [new(OverlayNGRobust.Union(shapes), "", "", null)];
}
