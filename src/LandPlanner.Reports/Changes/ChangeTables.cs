using System.Globalization;
using ClosedXML.Excel;
using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Changes;

/// <summary>The long lists of a change workbook: villages, farmland flows, planting, changed polygons.</summary>
internal sealed class ChangeTables(ChangeResult result, ShownMatrix shown, ReportLanguage language)
{
    private readonly IReadOnlyDictionary<ChangeCell, decimal> _values = shown.ByVillage();

    public void FillVillages(IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, language,
        [
            new(("村", "Village"), 18), new(("村代码", "Village code"), 22), .. ClassColumns(), new(("变化类型", "Kind"), 30),
            .. Areas(isSummed: true), Metres(("其中碎屑（平方米）", "Slivers among it (m²)")),
        ]);
        table.Begin(1);
        foreach (var cell in result.Cells.OrderBy(cell => cell.Village.Code, StringComparer.Ordinal)
            .ThenBy(cell => cell.Village.Name, StringComparer.Ordinal).ThenBy(cell => (uint)cell.Before).ThenBy(cell => (uint)cell.After))
        {
            table.Add(
            [
                ChangeWords.Of(cell.Village, language), cell.Village.Code, .. Classes(cell.Before, cell.After), Say(cell.Kind),
                .. Values(cell.Area, _values[cell]), SheetNumbers.SquareMetres(cell.Slivers),
            ]);
        }

        table.End(("合计（地面，重叠只计一次）", "Total (ground, overlaps counted once)"), isMain: true);
    }

    public void FillFlows(IXLWorksheet sheet)
    {
        var cells = result.Cells.ToDictionary(cell => (cell.Before, cell.After, cell.Village));
        var table = new SheetTable(sheet, language,
        [
            new(("流向", "Flow"), 30), .. ClassColumns(), new(("村", "Village"), 18), .. Areas(isSummed: true),
            Metres(("扣除田坎后（平方米）", "Net of ridges (m²)")),
            Metres(("已批准（平方米）", "Approved (m²)"), result.KnowsApprovals), Metres(("未批准（平方米）", "Not approved (m²)"), result.KnowsApprovals),
            Metres(("占永久基本农田（平方米）", "On basic farmland (m²)"), result.KnowsBasicFarmland),
            Metres(("未批准占永农（平方米）", "Not approved, on basic farmland (m²)"), result.KnowsApprovals && result.KnowsBasicFarmland),
            Metres(("其中碎屑（平方米）", "Slivers among it (m²)")), new(("图斑数", "Polygons"), 10, Column.Count, IsSummed: true),
        ]);
        var row = 1;
        foreach (var isOutflow in new[] { true, false })
        {
            sheet.Cell(row, 1).SetValue((isOutflow ? new Words("耕地流出", "Cultivated land lost") : new Words("耕地流入", "Cultivated land won")).In(language)).Style.Font.SetBold();
            table.Begin(row + 1);
            foreach (var flow in result.Flows.Where(flow => flow.Kind.IsOutflow() == isOutflow).OrderBy(flow => flow.Kind))
                table.Add(Flow(flow, _values[cells[(flow.Before, flow.After, flow.Village)]]));
            row = table.End(("合计", "Total"), isMain: isOutflow) + 2;
        }

        FillPlanting(sheet, row);
    }

    public void FillPatches(IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, language,
        [
            new(("序号", "No."), 8, "0"), .. ClassColumns(), new(("变化类型", "Kind"), 30), new(("村", "Village"), 18),
            .. Areas(isSummed: true), Metres(("扣除田坎后（平方米）", "Net of ridges (m²)")),
            Metres(("已批准（平方米）", "Approved (m²)"), result.KnowsApprovals),
            Metres(("占永久基本农田（平方米）", "On basic farmland (m²)"), result.KnowsBasicFarmland),
            new(("严重程度", "Severity"), 10), new(("中心 X（东）", "Centre x (east)"), 14, "0.00"), new(("中心 Y（北）", "Centre y (north)"), 14, "0.00"),
            new(("前期图斑", "Patches before"), 20), new(("后期图斑", "Patches after"), 20),
        ]);
        var row = 1;
        foreach (var isSliver in new[] { false, true })
        {
            var patches = result.Patches.Where(patch => patch.IsSliver == isSliver).ToList();
            if (isSliver && patches.Count == 0)
                return;
            if (isSliver)
                sheet.Cell(row++, 1).SetValue(new Words("碎屑图斑（单列）", "Slivers (set apart)").In(language)).Style.Font.SetBold();
            table.Begin(row);
            var values = Closed(patches);
            for (var i = 0; i < patches.Count; i++)
                table.Add(Patch(patches[i], values[i]));
            row = table.End(("合计", "Total"), isMain: !isSliver) + 3;
        }
    }

    private object?[] Flow(FarmlandFlowShare flow, decimal value) =>
    [
        Say(flow.Kind), .. Classes(flow.Before, flow.After), ChangeWords.Of(flow.Village, language), .. Values(flow.Gross, value),
        SheetNumbers.SquareMetres(flow.Net), Known(flow.Approved, flow.Kind), Known(flow.NotApproved, flow.Kind), Known(flow.OnBasic),
        Known(flow.NotApprovedOnBasic, flow.Kind), SheetNumbers.SquareMetres(flow.Slivers), flow.Patches,
    ];

    private object?[] Patch(ChangedPatch patch, decimal value)
    {
        var point = patch.Shape.InteriorPoint;
        return
        [
            patch.Number, .. Classes(patch.Before, patch.After), Say(patch.Kind), ChangeWords.Of(patch.Village, language),
            .. Values(patch.Area, value), SheetNumbers.SquareMetres(patch.Net), Known(patch.Approved), Known(patch.OnBasic),
            ChangeWords.Of(patch.Severity).In(language), Math.Round((decimal)point.X, 2), Math.Round((decimal)point.Y, 2),
            Ids(patch.BeforeIds), Ids(patch.AfterIds),
        ];
    }

    private void FillPlanting(IXLWorksheet sheet, int row)
    {
        if (result.Plantings.Count == 0)
            return;
        sheet.Cell(row, 1).SetValue(new Words("两期均为耕地：种植属性变化", "Cultivated in both: what was planted").In(language)).Style.Font.SetBold();
        var table = new SheetTable(sheet, language,
        [
            new(("前期种植属性", "Planting before"), 30), new(("后期种植属性", "Planting after"), 10), new(("变化", "Change"), 18),
            Metres(("面积（平方米）", "Area (m²)")),
        ]);
        table.Begin(row + 1);
        foreach (var share in result.Plantings.GroupBy(share => (share.Before, share.After)).OrderBy(group => group.Key))
        {
            var area = share.Aggregate(Area.Zero, (sum, one) => sum + one.Area);
            table.Add(Planting(share.Key.Before), Planting(share.Key.After), PlantingChange(share.Key.Before, share.Key.After), SheetNumbers.SquareMetres(area));
        }

        table.End(("合计", "Total"), isMain: false);
    }

    private string Planting(string code) => code.Length > 0 ? code : new Words("（无）", "(none)").In(language);

    private string PlantingChange(string before, string after) => ((before, after) switch
    {
        ("LS", "FLS") => ChangeWords.Of(ChangeKind.GrainToNonGrain),
        ({ Length: > 0 } and not "WG", "WG") => ChangeWords.Of(ChangeKind.Unsown),
        _ when before == after => ChangeWords.Of(ChangeKind.Unchanged),
        _ => new Words("", ""),
    }).In(language);

    private decimal[] Closed(List<ChangedPatch> patches)
    {
        Area[] areas = [.. patches.Select(patch => patch.Area)];
        return shown.Unit.Unit switch
        {
            AreaUnit.Mu => AreaClosure.Mu(areas, shown.Unit.Decimals),
            AreaUnit.Hectares => AreaClosure.Hectares(areas, shown.Unit.Decimals),
            _ => Array.ConvertAll(areas, SheetNumbers.SquareMetres),
        };
    }

    private static Column[] ClassColumns() =>
    [
        new(("前期编码", "Class before"), 10), new(("前期地类", "Name before"), 18), new(("后期编码", "Class after"), 10), new(("后期地类", "Name after"), 18),
    ];

    private string[] Classes(int before, int after) =>
        [result.Code(before), NameOr(before, ChangeKind.NotInBefore), result.Code(after), NameOr(after, ChangeKind.NotInAfter)];

    private string NameOr(int index, ChangeKind missing) => index < 0 ? Say(missing) : result.Name(index);

    private List<Column> Areas(bool isSummed)
    {
        List<Column> columns = [new(("面积（平方米）", "Area (m²)"), 16, Column.SquareMetres, isSummed)];
        if (shown.Unit.Unit != AreaUnit.SquareMetres)
            columns.Add(new(($"面积（{shown.Unit.Name.Zh}）", $"Area ({shown.Unit.Name.En})"), 14, shown.Unit.Format, isSummed));
        return columns;
    }

    private object[] Values(Area area, decimal value) => shown.Unit.Unit == AreaUnit.SquareMetres
        ? [SheetNumbers.SquareMetres(area)]
        : [SheetNumbers.SquareMetres(area), value];

    private static Column Metres(Words title, bool isSummed = true) => new(title, 18, Column.SquareMetres, isSummed);

    private string Say(ChangeKind kind) => ChangeWords.Of(kind).In(language);

    private object Known(Area? area) => area is { } known ? SheetNumbers.SquareMetres(known) : ChangeWords.NotKnown.In(language);

    /// <summary>Land won asks for no approval.</summary>
    private object? Known(Area? area, ChangeKind kind) => kind.IsInflow() ? null : Known(area);

    private static string Ids(IReadOnlyList<long> ids)
    {
        const int shownIds = 30;
        var text = string.Join(", ", ids.Take(shownIds));
        return ids.Count > shownIds ? string.Create(CultureInfo.InvariantCulture, $"{text}, … ({ids.Count})") : text;
    }
}
