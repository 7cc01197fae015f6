using System.Text.Json;
using ClosedXML.Excel;
using LandPlanner.Changes;
using LandPlanner.Farmland;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Farmland;

namespace LandPlanner.Reports.Tests.Farmland;

/// <summary>The strips of <see cref="Matrices"/>, whose areas round badly, under one regime.</summary>
public sealed class FarmlandLedgerReportTests
{
    private static readonly Regime Regime = new(
        "one", "统一", "One", new(2024, 1, 1), [new("all", "占补", "Compensation", [ChangeKind.NonAgricultural, ChangeKind.NonGrain], [ChangeKind.Restored, ChangeKind.OtherInflow], [], "S")], "S", "test");

    private static readonly FarmlandLedger Ledger = FarmlandLedger.Of(Matrices.Sample, new(2023, 12, 31), new(2024, 12, 31), new Dictionary<long, DateOnly>(), new([Regime]));

    [Fact]
    public void The_workbook_adds_up_as_printed_and_names_every_polygon()
    {
        using var book = new XLWorkbook(new MemoryStream(FarmlandLedgerWorkbook.Write(Ledger)));
        var sheet = book.Worksheet("进出明细");
        var (title, total) = (sheet.Column(1).CellsUsed().First(cell => cell.GetString() == "耕地流出").Address.RowNumber, sheet.Column(1).CellsUsed().First(cell => cell.GetString() == "合计").Address.RowNumber);
        var rows = Enumerable.Range(title + 2, total - title - 2).ToList();

        Assert.NotEmpty(rows);
        Assert.Equal(Math.Round(rows.Sum(row => (decimal)sheet.Cell(row, 8).GetDouble()), 2), Math.Round((decimal)sheet.Cell(total, 8).GetDouble(), 2));
        Assert.Equal(Ledger.Sum(isLost: true, entry => entry.Net).Mu(2), Math.Round((decimal)sheet.Cell(total, 8).GetDouble(), 2));
        Assert.Equal(
            Ledger.Entries.Where(entry => entry.IsLost).SelectMany(entry => entry.Patches).Order(),
            rows.SelectMany(row => sheet.Cell(row, 13).GetString().Split(", ")).Select(int.Parse).Order());
    }

    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void Equal_ledgers_give_equal_bytes(ReportLanguage language)
    {
        Assert.Equal(FarmlandLedgerWorkbook.Write(Ledger, language), FarmlandLedgerWorkbook.Write(Ledger with { }, language));
        Assert.Equal(FarmlandLedgerJson.Write(Ledger), FarmlandLedgerJson.Write(Ledger with { }));
    }

    [Fact]
    public void In_JSON_entries_add_up_to_the_totals_and_the_layer_has_their_polygons()
    {
        using var json = JsonDocument.Parse(FarmlandLedgerJson.Write(Ledger));
        var entries = json.RootElement.GetProperty("entries").EnumerateArray().ToList();
        var layer = FarmlandFlowsLayer.Features(Ledger).ToList();

        foreach (var (direction, total) in new[] { ("lost", "lostGrossSquareMetres"), ("won", "wonGrossSquareMetres") })
        {
            Assert.Equal(
                json.RootElement.GetProperty("totals").GetProperty(total).GetDecimal(),
                entries.Where(entry => entry.GetProperty("direction").GetString() == direction).Sum(entry => entry.GetProperty("grossSquareMetres").GetDecimal()));
        }

        Assert.Equal(
            entries.SelectMany(entry => entry.GetProperty("patches").EnumerateArray()).Select(number => number.GetInt64()).Distinct().Order(),
            layer.Select(feature => (long)feature.Values[0]!));
    }
}
