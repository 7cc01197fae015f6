using System.Globalization;
using ClosedXML.Excel;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Changes;

/// <summary>How the two layers' areas meet, the balance of farmland, and what the reader should know.</summary>
internal sealed class ChangeSummarySheet(ChangeResult result, ShownMatrix shown, ReportLanguage language)
{
    public static string Title(ChangeResult result, ReportLanguage language) => new Words(
        $"土地利用变化：{Name(result.Before)} → {Name(result.After)}",
        $"Land-use change: {Name(result.Before)} → {Name(result.After)}").In(language);

    public void Fill(IXLWorksheet sheet)
    {
        sheet.Cell(1, 1).SetValue(Title(result, language)).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Cell(2, 1).SetValue(new Words(AuditResult.NoteZh, AuditResult.NoteEn).In(language));
        var row = AddNotices(sheet, AddFarmland(sheet, AddAreas(sheet, 4) + 3) + 3);
        sheet.Cell(row + 1, 1).SetValue(new Words(
            "面积为 CGCS2000 椭球面积；各格先求和后取整，行列合计按所示数值相加。相邻、同类变化且同村的图斑并为一块。",
            "Areas on the CGCS2000 ellipsoid; summed first, rounded last; rows and columns add up as shown. Neighbours with the same change in one village are one polygon.").In(language));
    }

    private int AddAreas(IXLWorksheet sheet, int row)
    {
        var kinds = result.Cells.ToLookup(cell => cell.Kind, cell => cell.Area);
        var changed = result.Cells.Where(cell => cell.Kind is not (ChangeKind.Unchanged or ChangeKind.Undecided
            or ChangeKind.NotInBefore or ChangeKind.NotInAfter)).ToList();
        (Words Name, Area Area)[] lines =
        [
            (($"{result.Before.Layer} 面积", $"Area of {result.Before.Layer}"), result.Before.Area),
            (("　地类未变", "  same class"), Sum(kinds[ChangeKind.Unchanged])),
            (("　地类变化", "  class changed"), Sum(changed.Select(cell => cell.Area))),
            (("　　其中碎屑图斑", "    slivers among it"), Sum(changed.Select(cell => cell.Slivers))),
            (("　待人工判定", "  for a human to decide"), Sum(kinds[ChangeKind.Undecided])),
            (("　后期图层以外", "  not in the later layer"), Sum(kinds[ChangeKind.NotInAfter])),
            (("　前期图斑重叠", "  overlap in the earlier layer"), result.Before.Overlap),
            (("　前期取整与接边", "  rounding and contacts, earlier"), result.Before.Rounding),
            (("前期图层以外", "Not in the earlier layer"), Sum(kinds[ChangeKind.NotInBefore])),
            (("后期图斑重叠", "Overlap in the later layer"), result.After.Overlap),
            (("后期取整与接边", "Rounding and contacts, later"), result.After.Rounding),
            (($"{result.After.Layer} 面积", $"Area of {result.After.Layer}"), result.After.Area),
        ];
        var table = new SheetTable(sheet, language, [new(("项目", "Item"), 44), .. Units(("面积", "Area"))]);
        table.Begin(row);
        foreach (var (name, area) in lines)
            table.Add([name.In(language), .. Values(area)]);
        return table.End(null, isMain: false);
    }

    private int AddFarmland(IXLWorksheet sheet, int row)
    {
        var balance = FarmlandBalance.Of(result);
        var table = new SheetTable(sheet, language,
        [
            new(("耕地", "Cultivated land"), 44), .. Units(("面积", "Area")),
            new(("扣除田坎后（平方米）", "Net of ridges (m²)"), 20, Column.SquareMetres),
            .. Asked(),
        ]);
        table.Begin(row);
        table.Add([new Words("前期耕地", "Before").In(language), .. Values(balance.Before.Gross), Metres(balance.Before.Net)]);
        foreach (var line in balance.Lost)
            table.Add([Signed("－", line.Kind), .. Values(line.Gross), Net(line), .. Asked(line.Kind)]);
        foreach (var line in balance.Won)
            table.Add([Signed("＋", line.Kind), .. Values(line.Gross), Net(line)]);
        var rest = new Words("±　重叠、取整、田坎系数变化等", "± overlaps, rounding, changed ridges and the like");
        table.Add([rest.In(language), .. Values(balance.Rest.Gross), Metres(balance.Rest.Net)]);
        table.Add([new Words("后期耕地", "After").In(language), .. Values(balance.After.Gross), Metres(balance.After.Net)]);
        return table.End(null, isMain: false);
    }

    private int AddNotices(IXLWorksheet sheet, int row)
    {
        sheet.Cell(row, 1).SetValue(new Words("须知", "To know").In(language)).Style.Font.SetBold();
        foreach (var notice in result.Notices)
            sheet.Cell(++row, 1).SetValue(new Words(notice.Zh, notice.En).In(language));
        return row;
    }

    private static Column[] Asked() =>
    [
        new(("已批准（平方米）", "Approved (m²)"), 18, Column.SquareMetres),
        new(("未批准（平方米）", "Not approved (m²)"), 18, Column.SquareMetres),
        new(("占永久基本农田（平方米）", "On basic farmland (m²)"), 20, Column.SquareMetres),
        new(("未批准占永农（平方米）", "Not approved, on basic farmland (m²)"), 20, Column.SquareMetres),
    ];

    private object?[] Asked(ChangeKind kind)
    {
        if (!kind.IsOutflow())
            return [];
        var flows = result.Flows.Where(flow => flow.Kind == kind).ToList();
        return
        [
            Known(flows, flow => flow.Approved), Known(flows, flow => flow.NotApproved), Known(flows, flow => flow.OnBasic),
            Known(flows, flow => flow.NotApprovedOnBasic),
        ];
    }

    private object Known(List<FarmlandFlowShare> flows, Func<FarmlandFlowShare, Area?> part) => flows.All(flow => part(flow) is not null)
        ? Metres(Sum(flows.Select(flow => part(flow)!.Value)))
        : ChangeWords.NotKnown.In(language);

    private string Signed(string sign, ChangeKind kind) => $"{sign}　{ChangeWords.Of(kind).In(language)}";

    private static decimal? Net(FarmlandBalanceLine line) => line.Net is { } net ? Metres(net) : null;

    private List<Column> Units(Words name)
    {
        List<Column> columns = [new(($"{name.Zh}（平方米）", $"{name.En} (m²)"), 20, Column.SquareMetres)];
        if (shown.Unit.Unit != AreaUnit.SquareMetres)
            columns.Add(new(($"{name.Zh}（{shown.Unit.Name.Zh}）", $"{name.En} ({shown.Unit.Name.En})"), 16, shown.Unit.Format));
        return columns;
    }

    private object[] Values(Area area) => shown.Unit.Unit == AreaUnit.SquareMetres
        ? [Metres(area)]
        : [Metres(area), shown.Unit.Value(shown.Unit.Steps(area))];

    private static decimal Metres(Area area) => SheetNumbers.SquareMetres(area);

    private static string Name(Vintage vintage) => vintage.Date is { } date
        ? string.Create(CultureInfo.InvariantCulture, $"{vintage.Layer}（{date:yyyy-MM-dd}）")
        : vintage.Layer;

    private static Area Sum(IEnumerable<Area> areas) => areas.Aggregate(Area.Zero, (sum, area) => sum + area);
}
