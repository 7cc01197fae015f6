using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Papers;
using LandPlanner.Schemes;
using SkiaSharp;

namespace LandPlanner.Reports.Schemes;

/// <summary>Draws the page of a <see cref="BoundarySheet"/>. Millimetres.</summary>
internal sealed class BoundarySheetPainter(BoundarySheet sheet, SheetType type)
{
    public const double Margin = 1.15;

    public static readonly SKSize Page = new(420, 297);
    public static readonly SKRect Map = SKRect.Create(12, 28, 236, 222);

    private const float Right = 256;
    private const float Width = 152;
    private const float Top = 28;
    private const float Bottom = 278;

    private static readonly string[] CheckIds = ["basic-farmland", "red-line", "declared-area", "no-overlap"];

    private readonly SheetText _text = new(type, sheet.Language, Width);

    private SchemeResult Result => sheet.Result;

    public void Paint(SKCanvas canvas)
    {
        canvas.DrawColor(SKColors.White);
        type.Write(canvas, type.Fit(sheet.Title, 8, Page.Width - 24), Page.Width / 2, 20, 8, align: SKTextAlign.Center, isBold: true);
        var frame = new MapFrame(Map, sheet.Ground, Margin, sheet.Layers, sheet.Crs, sheet.ToGeographic, sheet.Day, sheet.Language, type);
        frame.Paint(canvas);
        frame.PaintLegend(canvas, new(Map.Left, Map.Bottom + 4, Map.Right, Bottom), fewest: 4);
        PaintTables(canvas);
        var day = sheet.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        type.Write(canvas, type.Fit(sheet.Origin, 2.6f, 300), 12, 287, 2.6f, SheetType.Quiet);
        type.Write(canvas, sheet.Say($"制图 {day}", $"Printed {day}"), Page.Width - 12, 287, 2.6f, SheetType.Quiet, SKTextAlign.Right);
    }

    /// <summary>What is above the parcels and below them is always there; of the parcels as many as there is room for, and the rest is told.</summary>
    private void PaintTables(SKCanvas canvas)
    {
        List<SheetBlock> above = [.. Zones(), .. Checks(), _text.Heading(sheet.Say("新增地块", "Parcels"))];
        var room = Bottom - Top - above.Sum(block => block.Height);
        var (y, rows) = (Top, Parcels().ToList());
        for (var most = Result.Parcels.Count - 1; most >= 0 && rows.Sum(block => block.Height) > room; most--)
            rows = [.. Parcels(most)];
        foreach (var block in above.Concat(rows))
        {
            block.Paint(canvas, SKRect.Create(Right, y, Width, block.Height));
            y += block.Height;
        }
    }

    private IEnumerable<SheetBlock> Zones()
    {
        yield return _text.Heading(sheet.Say("分区面积（平方米）", "Areas by zone (m²)"));
        if (Result.Zones is not { } balance)
        {
            foreach (var block in _text.Paragraph(Result.ZonesUnknown is { } why ? sheet.Say($"不明：{why.Zh}", $"Not known: {why.En}") : "—"))
                yield return block;
            yield break;
        }

        IReadOnlyList<(string, float)> columns =
        [
            (sheet.Say("分区", "Zone"), 0.28f), (sheet.Say("调整前", "Before"), 0.19f), (sheet.Say("增加", "Gained"), 0.17f), (sheet.Say("减少", "Lost"), 0.17f), (sheet.Say("调整后", "After"), 0.19f),
        ];
        var zones = balance.Zones;
        var total = (string[])[sheet.Say("合计", "Total"), Metres(balance.Before), Metres(Sum(zone => zone.Gained)), Metres(Sum(zone => zone.Lost)), Metres(balance.After)];
        foreach (var block in _text.Table(
            columns, [.. zones.Select(zone => (IReadOnlyList<string>)[$"{zone.Zone.Code} {sheet.Say(zone.Zone.TitleZh, zone.Zone.TitleEn)}", Metres(zone.Before), Metres(zone.Gained), Metres(zone.Lost), Metres(zone.After)]), total],
            new HashSet<int> { 1, 2, 3, 4 }, hasTotal: true))
            yield return block;
        yield return SheetText.Space(1.5f);
        foreach (var block in _text.Paragraph(sheet.Say(
            $"新增地块原在边界外 {Metres(balance.Outside)} 平方米（{balance.Outside.Hectares():0.0000} 公顷，{balance.Outside.Mu(2):0.00} 亩），原在边界内 {Metres(balance.Inside)} 平方米。",
            $"Of the additions {Metres(balance.Outside)} m² ({balance.Outside.Hectares():0.0000} ha, {balance.Outside.Mu(2):0.00} mu) lay outside the boundary, {Metres(balance.Inside)} m² inside.")))
            yield return block;

        Area Sum(Func<ZoneArea, Area> of) => zones.Aggregate(Area.Zero, (sum, zone) => sum + of(zone));
    }

    private IEnumerable<SheetBlock> Checks()
    {
        yield return _text.Heading(sheet.Say("审查结果", "Checks"));
        IReadOnlyList<(string, float)> columns = [(sheet.Say("审查事项", "Check"), 0.3f), (sheet.Say("结论", "Outcome"), 0.14f), (sheet.Say("面积（平方米）", "Area (m²)"), 0.2f), (sheet.Say("依据", "Legal basis"), 0.36f)];
        foreach (var block in _text.Table(columns, [.. Result.Checks.Select(check => (IReadOnlyList<string>)
        [
            SchemeNames.Title(check, sheet.Language), SchemeNames.Of(check.Outcome, sheet.Language), Dash(SchemeNames.Number(check)), Dash(SchemeNames.Basis(check)),
        ])], new HashSet<int> { 2 }))
            yield return block;
    }

    /// <param name="most">How many are shown; the rest is counted.</param>
    private IEnumerable<SheetBlock> Parcels(int most = int.MaxValue)
    {
        IReadOnlyList<(string, float)> columns =
        [
            (sheet.Say("序号", "No."), 0.07f), (sheet.Say("地块", "Parcel"), 0.29f), (sheet.Say("公顷", "ha"), 0.12f), (sheet.Say("亩", "mu"), 0.12f),
            (sheet.Say("基本农田", "Farmland"), 0.1f), (sheet.Say("红线", "Red line"), 0.1f), (sheet.Say("申报", "Declared"), 0.1f), (sheet.Say("重叠", "Overlap"), 0.1f),
        ];
        var (hectares, mu) = (AreaClosure.Hectares([.. Result.Parcels.Select(parcel => parcel.Area)], 4), AreaClosure.Mu([.. Result.Parcels.Select(parcel => parcel.Area)], 2));
        var rows = Result.Parcels.Take(most).Select((parcel, i) => (IReadOnlyList<string>)
        [
            Number(i + 1), parcel.Name, Decimal(hectares[i], "0.0000"), Decimal(mu[i], "0.00"), .. CheckIds.Select(id => Mark(id, parcel)),
        ]).ToList();
        if (Result.Parcels.Count - rows.Count is > 0 and var rest)
            rows.Add(["", sheet.Say($"另有 {rest} 个地块未列", $"and {rest} more"), Decimal(hectares[^rest..].Sum(), "0.0000"), Decimal(mu[^rest..].Sum(), "0.00"), "", "", "", ""]);
        rows.Add(["", sheet.Say($"合计 {Result.Parcels.Count} 个", $"Total of {Result.Parcels.Count}"), Decimal(hectares.Sum(), "0.0000"), Decimal(mu.Sum(), "0.00"), "", "", "", ""]);
        return _text.Table(columns, rows, new HashSet<int> { 2, 3 }, hasTotal: true);
    }

    /// <summary>What a check says of a parcel: it fails where it is among those that fail, or lies over one of them.</summary>
    private string Mark(string id, SchemePart parcel)
    {
        if (Result.Checks.FirstOrDefault(check => check.Id == id) is not { } check)
            return "—";
        var isNamed = check.Parts.Any(part => part.Id == parcel.Id || part.Against.Any(against => against.Layer == Result.Layer && against.Ids.Contains(parcel.Id)));
        return SchemeNames.Of(isNamed ? check.Outcome : check.Outcome == SchemeOutcome.Fail ? SchemeOutcome.Pass : check.Outcome, sheet.Language);
    }

    private static string Dash(string text) => text.Length > 0 ? text : "—";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Decimal(decimal number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Metres(Area area) => area.SquareMetres.ToString("N2", CultureInfo.InvariantCulture);
}
