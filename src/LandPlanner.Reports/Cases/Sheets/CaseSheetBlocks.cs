using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Cases;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Papers;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>What stands on a case sheet, from its head to the head of the history.</summary>
internal sealed class CaseSheetBlocks(CaseSheet sheet, SheetText text, EvidenceBlocks evidence)
{
    private static readonly string[] HeadFields =
    [
        "source", "batch", "source_number", "kind", "village", "unit", "person", "issued_on", "due_on", "due_rule", "disposed_on", "closed_on", "returns", "reopens", "judgement", "judged_as", "measure",
        "merged_into", "split_from",
    ];

    /// <summary>Shown with a dash even where nothing is known.</summary>
    private static readonly string[] AlwaysShown = ["source", "kind", "village", "unit", "person", "issued_on", "due_on"];

    private static readonly string[] DeskFields = ["class_before", "class_now", "plan_class", "desk_verdict"];

    private static readonly string[] AreaFields = ["area_m2", "farmland_m2", "basic_farmland_m2", "red_line_m2", "approved_m2"];

    private Case Case => sheet.Case;

    private CaseNames Names => sheet.Names;

    public IReadOnlyList<SheetBlock> All() => [Head(), .. Facts(), .. Law(), .. Maps(), .. Desk(), .. evidence.BeforeAndAfter(), .. evidence.All(), .. Moves(), .. Origin()];

    private SheetBlock Head() => new(31, (canvas, box) =>
    {
        var type = text.Type;
        type.Write(canvas, sheet.Say("图斑一案一档", "Case file"), box.Left, box.Top + 4, 3.6f, SheetType.Quiet);
        type.Write(canvas, Case.Number, box.Right, box.Top + 4, 3.6f, SheetType.Quiet, SKTextAlign.Right);
        var title = text.Lines(Case.Title.Length > 0 ? Case.Title : Case.Number, box.Width, 6.2f);
        type.Write(canvas, title.Count > 1 ? title[0] + "…" : title[0], box.Left, box.Top + 13.5f, 6.2f, isBold: true);
        var left = Chip(canvas, box.Left, box.Top + 18, Names.StateOf(Case.State), new(0x3F, 0x6B, 0x45));
        var urgency = sheet.Day.UrgencyOf(Case);
        if (urgency != CaseUrgency.Done)
            left = Chip(canvas, left, box.Top + 18, Urgency(urgency), urgency == CaseUrgency.Overdue ? new(0xB0, 0x1E, 0x1E) : urgency == CaseUrgency.Soon ? new(0xB4, 0x6A, 0x00) : new(0x4A, 0x62, 0x78));
        if (Case.IsKey)
            Chip(canvas, left, box.Top + 18, sheet.Say("重点案件", "Key case"), new(0x6B, 0x2E, 0x8C));
        using var line = new SKPaint { Color = SheetType.Ink, StrokeWidth = 0.4f, Style = SKPaintStyle.Stroke };
        canvas.DrawLine(box.Left, box.Bottom - 2.5f, box.Right, box.Bottom - 2.5f, line);
    });

    private string Urgency(CaseUrgency urgency)
    {
        var (word, left) = (Names.Of(urgency), sheet.Day.DaysLeft(Case));
        return left switch
        {
            null => word,
            < 0 => sheet.Say($"{word} {-left} 天", $"{word} by {-left} days"),
            _ => sheet.Say($"{word}，余 {left} 天", $"{word}, {left} days left"),
        };
    }

    private float Chip(SKCanvas canvas, float left, float top, string word, SKColor colour)
    {
        const float Height = 6.2f;
        var width = text.Type.Width(word, 3.2f, isBold: true) + 5;
        using var fill = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawRoundRect(SKRect.Create(left, top, width, Height), 1.2f, 1.2f, fill);
        text.Type.Write(canvas, word, left + width / 2, top + 4.3f, 3.2f, SKColors.White, SKTextAlign.Center, isBold: true);
        return left + width + 2.5f;
    }

    private IEnumerable<SheetBlock> Facts()
    {
        var shown = HeadFields.Where(field => AlwaysShown.Contains(field) || Value(field) is { Length: > 0 } and not "0").Select(field => (Names.TitleOf(field), Value(field))).ToList();
        return text.Facts(shown);
    }

    private IEnumerable<SheetBlock> Law()
    {
        if (sheet.Law.Count == 0)
            yield break;
        yield return text.Heading(sheet.Say("可能适用的法律与罚则", "Law and sanction that may apply"));
        foreach (var block in sheet.Law.SelectMany(line => text.Paragraph(line)))
            yield return block;
        foreach (var block in text.Paragraph(sheet.Say("供立案参考的范围，由主管部门依法决定。", "A range to expect; the authority decides."), SheetType.Quiet, 2.8f))
            yield return block;
    }

    private IEnumerable<SheetBlock> Maps()
    {
        if (sheet.Maps is not { } maps || Case.Shape is not { IsEmpty: false } shape)
            yield break;
        yield return text.Heading(sheet.Say("位置图", "Where it lies"));
        var inset = new InsetMap(sheet, maps, text.Type);
        yield return new(InsetMap.CloseUpFrame.Height + 3 + LegendHeight, (canvas, box) => PaintMaps(canvas, box, inset, maps, shape));
    }

    private const float LegendHeight = 30;

    private void PaintMaps(SKCanvas canvas, SKRect box, InsetMap inset, CaseSheetMaps maps, Geometry shape)
    {
        var right = box.Right;
        if (maps.Town is { } town)
        {
            inset.PaintLocator(canvas, SKRect.Create(box.Left, box.Top, InsetMap.LocatorFrame.Width, InsetMap.LocatorFrame.Height), shape, town);
            text.Type.Write(canvas, sheet.Say("全镇位置示意", "In the town"), box.Left, box.Top + InsetMap.LocatorFrame.Height + 5, 2.8f, SheetType.Quiet);
        }

        var frame = SKRect.Create(right - InsetMap.CloseUpFrame.Width, box.Top, InsetMap.CloseUpFrame.Width, InsetMap.CloseUpFrame.Height);
        inset.PaintCloseUp(canvas, frame, shape, [.. evidence.Stands()], SKRect.Create(frame.Left, frame.Bottom + 3, frame.Width, LegendHeight - 2));
        var (longitude, latitude) = maps.ToGeographic.Transform(shape.InteriorPoint.X, shape.InteriorPoint.Y);
        string[] notes =
        [
            sheet.Say("图斑内一点", "A place in the patch"), FormattableString.Invariant($"X {shape.InteriorPoint.X:0.0} m"), FormattableString.Invariant($"Y {shape.InteriorPoint.Y:0.0} m"),
            FormattableString.Invariant($"{longitude:0.000000}°E"), FormattableString.Invariant($"{latitude:0.000000}°N"), maps.Crs.Name,
            .. evidence.Stands().Any() ? new[] { sheet.Say("蓝色编号为举证拍摄点，扇形为拍摄方向", "Blue numbers: where evidence was taken, and which way it looks") } : [],
        ];
        var y = box.Top + InsetMap.LocatorFrame.Height + 12;
        foreach (var line in notes.SelectMany(note => text.Lines(note, InsetMap.LocatorFrame.Width, 2.6f)))
        {
            text.Type.Write(canvas, line, box.Left, y, 2.6f, SheetType.Quiet);
            y += 4;
        }
    }

    private IEnumerable<SheetBlock> Desk()
    {
        yield return text.Heading(sheet.Say("面积与内业套合", "Areas and desk comparison"));
        var areas = AreaFields.Where(field => Case.Row.Real(field) is not null).ToList();
        if (areas.Count > 0)
        {
            foreach (var block in text.Table(
                [(sheet.Say("项目", "What"), 0.4f), (sheet.Say("平方米", "m²"), 0.2f), (sheet.Say("亩", "mu"), 0.2f), (sheet.Say("占图斑", "Part of the patch"), 0.2f)], [.. areas.Select(AreaRow)]))
                yield return block;
            yield return SheetText.Space(2);
        }

        foreach (var block in text.Facts([.. DeskFields.Where(field => Case.Row.Schema.IndexOf(field) >= 0).Select(field => (Names.TitleOf(field), Value(field)))]))
            yield return block;
        if (Value("desk_reasons") is { Length: > 0 } reasons)
        {
            foreach (var block in text.Fact(Names.TitleOf("desk_reasons"), reasons))
                yield return block;
        }
    }

    private IReadOnlyList<string> AreaRow(string field)
    {
        var (metres, whole) = (Case.Row.Real(field) ?? 0, Case.Row.Real("area_m2") ?? 0);
        var area = Area.FromSquareMetres(metres);
        var title = Names.TitleOf(field);
        var unit = title.IndexOfAny(['（', '(']);
        return
        [
            unit > 0 ? title[..unit].Trim() : title, area.SquareMetres.ToString("N2", CultureInfo.InvariantCulture), area.Mu().ToString("N4", CultureInfo.InvariantCulture),
            whole > 0 ? (metres / whole).ToString("0.0%", CultureInfo.InvariantCulture) : "—",
        ];
    }

    private IEnumerable<SheetBlock> Moves()
    {
        yield return text.Heading(sheet.Say("办理经过", "Moves"));
        (string, float)[] columns =
        [
            (sheet.Say("日期", "On"), 0.115f), (sheet.Say("办理", "Move"), 0.115f), (sheet.Say("状态", "State"), 0.21f), (sheet.Say("经办人", "By"), 0.11f), (sheet.Say("意见与变更", "Note and changes"), 0.305f),
            (sheet.Say("登记时间", "Written at"), 0.145f),
        ];
        foreach (var block in text.Table(columns, [.. sheet.Moves.Select(MoveRow)]))
            yield return block;
    }

    private IReadOnlyList<string> MoveRow(Ledgers.LedgerRow move)
    {
        var from = move.Text("from_state");
        return
        [
            move.Date("on") is { } on ? Moments.Write(on) : "", Names.MoveOf(move.Text("move")) + (move.Text("case_number") is var number && number == Case.Number ? "" : $"\n{number}"),
            from.Length > 0 && from != move.Text("to_state") ? $"{Names.StateOf(from)} → {Names.StateOf(move.Text("to_state"))}" : Names.StateOf(move.Text("to_state")),
            move.Text("role") is { Length: > 0 } role ? $"{move.Text("by")}\n{Role(role)}" : move.Text("by"),
            string.Join('\n', new[] { move.Text("note"), Names.ChangeOf(move.Text("changed")) }.Where(part => part.Length > 0)), move.Moment("at") is { } at ? EvidenceBlocks.Beijing(at) : "",
        ];
    }

    private string Role(string word) => PersonRoles.Find(word) switch
    {
        PersonRole.Planner => sheet.Say("规划员", "Planner"),
        PersonRole.Auditor => sheet.Say("审核员", "Auditor"),
        PersonRole.VillageClerk => sheet.Say("村级网格员", "Village clerk"),
        PersonRole.Leader => sheet.Say("镇领导", "Leader"),
        _ => word,
    };

    private IEnumerable<SheetBlock> Origin()
    {
        yield return text.Heading(sheet.Say("出处与核验", "Where this comes from"));
        var origin = sheet.Origin;
        foreach (var block in text.Fact(sheet.Say("工作库", "Workspace"), sheet.Say($"{origin.Workspace}，修订 {origin.Revision}", $"{origin.Workspace}, revision {origin.Revision}")))
            yield return block;
        foreach (var block in text.Fact(sheet.Say("历史链首", "Head of history"), origin.Hash))
            yield return block;
        foreach (var block in text.Paragraph(
            sheet.Say("以 landplanner verify 核验：办理记录与举证材料都在历史链内，事后改动会被发现。时间为北京时间。", "Check it with landplanner verify: moves and evidence hang on the history, and a change afterwards is found. Times are Beijing time."),
            SheetType.Quiet, 2.8f))
            yield return block;
    }

    private string Value(string field)
    {
        var value = FieldText.Write(Case.Row[field]);
        return field switch
        {
            "state" => Names.StateOf(value),
            "due_rule" => Names.RuleOf(value),
            _ => Names.Say(field, value),
        };
    }
}
