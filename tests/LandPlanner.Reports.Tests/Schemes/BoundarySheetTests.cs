using LandPlanner.Areas;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Schemes;
using LandPlanner.Reports.Tests.Maps;
using LandPlanner.Schemes;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Tests.Schemes;

/// <summary>Additions to the boundary on one page. Each parcel is 10,000.00 m²: 1 ha, 15 mu.</summary>
public sealed class BoundarySheetTests
{
    [Fact]
    public async Task Zones_balance_and_each_parcel_says_which_check_it_fails()
    {
        var text = await PrintAsync(Sheet(2));

        foreach (var said in new[] { "01集中建设区1,000.0019,900.000.0020,900.00", "合计1,500.0019,900.00100.0021,300.00", "地块11.000015.00不通过不明", "地块21.000015.00通过不明", "合计2个2.000030.00", "19,900.00平方米(1.9900公顷,29.85亩)" })
            Assert.Contains(said.Replace("不明", "无法判断", StringComparison.Ordinal), text.Words, StringComparison.Ordinal);
        Assert.Equal(1, text.Pages);
    }

    [Fact]
    public async Task Parcels_that_have_no_room_are_counted_and_stay_in_the_total()
    {
        var text = await PrintAsync(Sheet(200));

        Assert.Equal(1, text.Pages);
        Assert.Matches(@"另有\d+个地块未列", text.Words);
        Assert.Contains("合计200个200.00003000.00", text.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boundary_that_is_not_known_is_said_to_be_and_equal_sheets_are_equal_bytes()
    {
        var sheet = Sheet(1);
        var text = await PrintAsync(sheet with { Result = sheet.Result with { Zones = null, ZonesUnknown = new("没有城镇开发边界图层。", "There is no layer.") } });

        Assert.Contains("不明:没有城镇开发边界图层。", text.Words, StringComparison.Ordinal);
        Assert.Equal(sheet.WritePdf(), Sheet(1).WritePdf());
    }

    private static async Task<PdfText> PrintAsync(BoundarySheet sheet)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("sheet.pdf"), sheet.WritePdf(), TestContext.Current.CancellationToken);
        return await PdfText.ReadAsync(folder.File("sheet.pdf"));
    }

    private static BoundarySheet Sheet(int parcels)
    {
        SchemePart[] parts = [.. Enumerable.Range(1, parcels).Select(id => new SchemePart("新增", id, $"地块{id}", new(1_000_000), null))];
        var result = new SchemeResult(SchemeChecking.BoundaryAddition, "新增", 2024, parts, new(parcels * 1_000_000L),
        [
            new("basic-farmland", "未占用永久基本农田", "No basic farmland", "", SchemeOutcome.Fail, new Area(500_00), null, null, [], "", "", [parts[0]]),
            new("red-line", "未占用生态保护红线", "No red line", "", SchemeOutcome.NotKnown, null, null, null, [], "", "", []),
        ])
        {
            Zones = new([new(new("01", "集中建设区", "Concentrated"), new(1_000_00), new(19_900_00), new(0)), new(new("02", "弹性发展区", "Flexible"), new(500_00), new(0), new(100_00))], new(19_900_00), new(100_00)),
        };
        var paper = Sheets.Of(1000, Sheets.Layer("新增地块", Sheets.Black, (Sheets.Square(0, 0, 30), "", "1")));
        return new(result, new Envelope(Sheets.East, Sheets.East + 30, Sheets.North, Sheets.North + 30), paper.Layers, paper.Crs, paper.ToGeographic, new(2024, 6, 1), "依据", ReportLanguage.Chinese);
    }
}
