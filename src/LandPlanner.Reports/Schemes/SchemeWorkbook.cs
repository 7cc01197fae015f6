using ClosedXML.Excel;
using LandPlanner.Areas;
using LandPlanner.Reports.Excel;
using LandPlanner.Schemes;

namespace LandPlanner.Reports.Schemes;

/// <summary>The checks of a tract scheme or of boundary additions as a workbook. Equal results give equal bytes.</summary>
/// <remarks>Sheets: 审查结果, 涉及图斑, 地块, and 分区面积 for boundary additions. Mu of parcels and of zones close on their totals.</remarks>
public static class SchemeWorkbook
{
    private static readonly Words Zones = new("分区面积", "Zones");

    public static byte[] Write(SchemeResult result, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var workbook = new FixedWorkbook(language);
        FillChecks(workbook.Sheet(("审查结果", "Checks")), result, language);
        FillParts(workbook.Sheet(("涉及图斑", "Polygons")), result, language);
        FillParcels(workbook.Sheet(("地块", "Parcels")), result, language);
        if (result.Zones is { } zones)
            FillZones(workbook.Sheet(Zones), zones, language);
        if (result.ZonesUnknown is { } why)
            workbook.Sheet(Zones).Cell(1, 1).SetValue(new Words(why.Zh, why.En).In(language));
        return workbook.Bytes();
    }

    private static void FillChecks(IXLWorksheet sheet, SchemeResult result, ReportLanguage language)
    {
        sheet.Cell(1, 1).SetValue(new Words(
            $"{result.Layer}：{result.Parcels.Count} 个地块，{result.Area.Mu(2)} 亩", $"{result.Layer}: {result.Parcels.Count} parcels, {result.Area.Mu(2)} mu").In(language)).Style.Font.SetBold().Font.SetFontSize(14);
        var table = new SheetTable(sheet, language,
        [
            new(("审查事项", "Check"), 32), new(("结论", "Outcome"), 12), new(("数值（平方米或比例）", "Number (m² or share)"), 18), new(("限值", "Limit"), 10), new(("说明", "What was found"), 80), new(("依据", "Legal basis"), 50),
        ]);
        table.Begin(3);
        foreach (var check in result.Checks)
        {
            table.Add(
                SchemeNames.Title(check, language), SchemeNames.Of(check.Outcome, language), SchemeNames.Number(check), SchemeNames.Limit(check), new Words(check.Zh, check.En).In(language), SchemeNames.Basis(check));
        }

        table.End(null, isMain: true);
    }

    private static void FillParts(IXLWorksheet sheet, SchemeResult result, ReportLanguage language)
    {
        var table = new SheetTable(sheet, language,
        [
            new(("审查事项", "Check"), 32), new(("结论", "Outcome"), 12), new(("图层", "Layer"), 20), new(("要素", "Feature"), 10, Column.Count), new(("名称", "Name"), 32), new(("面积（平方米）", "Area (m²)"), 18, Column.SquareMetres),
            new(("与之冲突", "Against"), 60),
        ]);
        table.Begin(1);
        foreach (var (check, part) in result.Checks.SelectMany(check => check.Parts.Select(part => (check, part))))
        {
            table.Add(
                SchemeNames.Title(check, language), SchemeNames.Of(check.Outcome, language), part.Layer, part.Id, part.Name, SheetNumbers.SquareMetres(part.Area),
                string.Join("; ", part.Against.Select(against => against.Ids.Count == 0 ? against.Layer : $"{against.Layer}: {string.Join(", ", against.Ids)}")));
        }

        table.End(null, isMain: true);
    }

    private static void FillParcels(IXLWorksheet sheet, SchemeResult result, ReportLanguage language)
    {
        var mu = AreaClosure.Mu([.. result.Parcels.Select(parcel => parcel.Area)], 2);
        var table = new SheetTable(sheet, language,
        [
            new(("地块", "Parcel"), 32), new(("要素", "Feature"), 10, Column.Count), new(("面积（平方米）", "Area (m²)"), 18, Column.SquareMetres, IsSummed: true), new(("面积（亩）", "Area (mu)"), 14, Column.Mu, IsSummed: true),
        ]);
        table.Begin(1);
        for (var i = 0; i < mu.Length; i++)
            table.Add(result.Parcels[i].Name, result.Parcels[i].Id, SheetNumbers.SquareMetres(result.Parcels[i].Area), mu[i]);
        table.End(("合计", "Total"), isMain: true);
    }

    private static void FillZones(IXLWorksheet sheet, ZoneBalance balance, ReportLanguage language)
    {
        Column Metres(Words title) => new(title, 20, Column.SquareMetres, IsSummed: true);
        var table = new SheetTable(sheet, language,
        [
            new(("分区代码", "Zone"), 10), new(("分区", "Name"), 28), Metres(("调整前（平方米）", "Before (m²)")), Metres(("增加（平方米）", "Gained (m²)")), Metres(("减少（平方米）", "Lost (m²)")), Metres(("调整后（平方米）", "After (m²)")),
        ]);
        table.Begin(1);
        foreach (var zone in balance.Zones)
        {
            table.Add(
                zone.Zone.Code, new Words(zone.Zone.TitleZh, zone.Zone.TitleEn).In(language), SheetNumbers.SquareMetres(zone.Before), SheetNumbers.SquareMetres(zone.Gained), SheetNumbers.SquareMetres(zone.Lost),
                SheetNumbers.SquareMetres(zone.After));
        }

        table.End(("合计", "Total"), isMain: true);
    }
}
