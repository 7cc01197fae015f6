using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Output;

/// <summary>Projects as text.</summary>
internal static class ProjectText
{
    private const int MostShown = 20;

    public static void Print(Wording wording, LedgerForm form, ProjectTakingResult result, bool preview)
    {
        var columns = new Columns(wording.Say("要素", "feature"), wording.Say("编号", "number"), wording.Say("项目", "name"), wording.Say("类别", "kind"), wording.Say("总投资", "total"), wording.Say("结果", "result"));
        foreach (var one in result.Projects)
        {
            columns.Add(
                FieldText.Write(one.FeatureId), (one.There ?? one.Project).Number, one.Project.Name, form.Get("kind").Say(one.Project.Kind, wording.English), one.Project.Total?.Write(wording.English) ?? "",
                one.There is null ? preview ? wording.Say("将建账", "to be taken") : wording.Say("已建账", "taken") : wording.Say("已在账", "there already"));
        }

        columns.Print();
        foreach (var (one, remark) in result.Projects.SelectMany(one => one.Remarks.Select(remark => (one, remark))))
            Console.WriteLine($"! #{one.FeatureId} {one.Project.Name}: {remark}");
        if (result.WithoutShape.Count > 0)
            Console.WriteLine(wording.Say($"! {result.WithoutShape.Count} 个要素没有图形,未建账。", $"! {result.WithoutShape.Count} features lie nowhere and were left out."));
    }

    public static void Print(Wording wording, LedgerForm form, IReadOnlyList<ProjectStanding> projects, Month until)
    {
        Console.WriteLine(wording.Say($"截至 {until.Say(false)}", $"By {until.Say(true)}"));
        var columns = new Columns(
            wording.Say("灯", "light"), wording.Say("编号", "number"), wording.Say("项目", "name"), wording.Say("类别", "kind"), wording.Say("总投资", "total"), wording.Say("年度完成率", "done"), wording.Say("偏差(点)", "points"),
            wording.Say("说明", "why"));
        foreach (var one in projects)
        {
            columns.Add(
                LightWord(wording, one.Verdict.Light), one.Project.Number, one.Project.Name, form.Get("kind").Say(one.Project.Kind, wording.English), one.Project.Total?.Write(wording.English) ?? "",
                one.Curve.Measured?.ActualSoFar is { } done && one.Curve.Share(done) is { } share ? share.ToString("0.0%", CultureInfo.InvariantCulture) : "", Points(one.Curve.Deviation),
                string.Join(wording.Say("；", "; "), one.Verdict.Reasons.Select(reason => reason.In(wording.English))));
        }

        columns.Print();
    }

    public static void Print(Wording wording, ProjectBook book, ProjectStanding standing, IReadOnlyList<MonthEntry> entries)
    {
        foreach (var field in book.Form.Fields.Where(field => standing.Project.Row[field.Name] is not null and not ""))
        {
            var value = field.Name switch
            {
                "total_fen" => standing.Project.Total!.Value.Write(wording.English),
                "land_needed_m2" => Mu(wording, standing.Project.LandNeeded),
                "land_held_m2" => Mu(wording, standing.Project.LandHeld),
                _ => field.Say(FieldText.Write(standing.Project.Row[field.Name]), wording.English),
            };
            Console.WriteLine($"{(wording.English ? field.TitleEn : field.TitleZh).Replace("（分）", "", StringComparison.Ordinal).Replace("（㎡）", "", StringComparison.Ordinal).Replace(" (cents)", "", StringComparison.Ordinal).Replace(" (m²)", "", StringComparison.Ordinal)}: {value}");
        }

        foreach (var reason in standing.Verdict.Reasons)
            Console.WriteLine($"{LightWord(wording, reason.Light)} {reason.In(wording.English)}");
        PrintMilestones(wording, book.MilestoneForm, standing);
        PrintEntries(wording, entries);
    }

    public static void Print(Wording wording, ProjectStanding standing, ProgressCurve curve)
    {
        Console.WriteLine($"{standing.Project.Number} {standing.Project.Name}: {LightWord(wording, standing.Verdict.Light)} {string.Join(wording.Say("；", "; "), standing.Verdict.Reasons.Select(reason => reason.In(wording.English)))}");
        var columns = new Columns(
            wording.Say("月份", "month"), wording.Say("计划(万元)", "plan"), wording.Say("完成", "actual"), wording.Say("累计计划", "plan so far"), wording.Say("累计完成", "done so far"), wording.Say("计划%", "plan %"),
            wording.Say("完成%", "done %"), wording.Say("序时%", "time %"));
        foreach (var point in curve.Points)
        {
            columns.Add(
                point.Month.ToString(), Wan(point.Plan), Wan(point.Actual), Wan(point.PlanSoFar), Wan(point.ActualSoFar), Percent(curve.Share(point.PlanSoFar)),
                point.ActualSoFar is { } done ? Percent(curve.Share(done)) : "", Percent(curve.TimeShare(point)));
        }

        columns.Print();
        if (curve.Deviation is { } deviation)
            Console.WriteLine(wording.Say($"偏差 {Points(deviation)} 个百分点(计划),{Points(curve.TimeDeviation)} 个百分点(序时)", $"Deviation {Points(deviation)} points from plan, {Points(curve.TimeDeviation)} from time"));
    }

    public static void Print(Wording wording, LedgerForm form, ProjectBoard board)
    {
        Console.WriteLine(wording.Say($"截至 {board.Until.Say(false)}", $"By {board.Until.Say(true)}"));
        var columns = new Columns(
            wording.Say("类别", "kind"), wording.Say("项目", "projects"), wording.Say("总投资", "total"), wording.Say("年度计划(万元)", "year's plan"), wording.Say("应完成", "due"), wording.Say("已完成", "done"),
            wording.Say("偏差(点)", "points"), wording.Say("完成与偏差截至", "done and points by"), wording.Say("绿", "green"), wording.Say("黄", "yellow"), wording.Say("红", "red"), wording.Say("无", "none"), wording.Say("逾期节点", "overdue"), wording.Say("用地需求(亩)", "land (mu)"),
            wording.Say("已落实", "held"));
        // Rounded so that what is printed adds up to the total printed below.
        var (years, due, done) = (Shown(kind => kind.YearPlan), Shown(kind => kind.PlanSoFar), Shown(kind => kind.ActualSoFar));
        var (needed, held) = (MuOf(kind => kind.LandNeeded), MuOf(kind => kind.LandHeld));
        foreach (var (sum, i) in board.Kinds.Append(board.All).Select((sum, i) => (sum, i)))
        {
            columns.Add(
                i == board.Kinds.Count ? wording.Say("合计", "all") : form.Get("kind").Say(sum.Kind, wording.English), Whole(sum.Count), sum.Total.Write(wording.English), Plain(years[i]), Plain(due[i]), Plain(done[i]),
                Points(sum.Deviation), sum.Curve.MeasuredAt?.ToString() ?? "", Whole(sum.Green), Whole(sum.Yellow), Whole(sum.Red), Whole(sum.Unknown), Whole(sum.Overdue), Plain(needed[i]), Plain(held[i]));
        }

        columns.Print();
        if (board.Dropped.Count > 0)
            Console.WriteLine(wording.Say($"另有 {board.Dropped.Count} 个项目已取消,不计入。", $"{board.Dropped.Count} more were given up and are not counted."));

        decimal[] Shown(Func<ProjectSum, Money> of) => [.. Money.Shown([.. board.Kinds.Select(of)], MoneyUnit.Wan, 2), of(board.All).In(MoneyUnit.Wan, 2)];
        decimal[] MuOf(Func<ProjectSum, Area> of) => [.. AreaClosure.Mu([.. board.Kinds.Select(of)], 2), of(board.All).Mu(2)];
    }

    public static void Print(Wording wording, MonthOutcome outcome, bool preview)
    {
        foreach (var complaint in outcome.Intake.Complaints)
            Console.WriteLine($"✗ {complaint}");
        foreach (var change in outcome.Intake.Changes.Take(MostShown))
        {
            var (cell, before) = (change.Cell, change.Before is { } known ? $"{known.Write(wording.English)} → " : "");
            Console.WriteLine($"{change.Project.Number} {cell.Month} {cell.Measure.Title(wording.English)}: {before}{cell.Amount?.Write(wording.English) ?? wording.Say("撤回", "taken back")}");
        }

        if (outcome.Ignored.Count > 0)
            Console.WriteLine(wording.Say($"未用到的列:{string.Join("、", outcome.Ignored)}", $"Columns not used: {string.Join(", ", outcome.Ignored)}"));
        PrintEnd(wording, outcome.Intake.Changes.Count, outcome.Intake.Unchanged, outcome.Intake.Complaints.Count, preview, outcome.Revision);
    }

    public static void Print(Wording wording, LedgerForm form, MilestoneOutcome outcome, bool preview)
    {
        foreach (var complaint in outcome.Intake.Complaints)
            Console.WriteLine($"✗ {complaint}");
        foreach (var change in outcome.Intake.Changes.Take(MostShown))
        {
            Console.WriteLine($"{change.Project.Number} {form.Get("kind").Say(change.Kind, wording.English)} {change.Cell.Title}".TrimEnd()
                + (change.Leaves ? wording.Say(": 已无日期,移出台账", ": no day is left, so it leaves the ledger")
                    : wording.Say($": 计划 {Day(change.Planned)},完成 {Day(change.Actual)}", $": planned {Day(change.Planned)}, done {Day(change.Actual)}")));
        }

        PrintEnd(wording, outcome.Intake.Changes.Count, outcome.Intake.Unchanged, outcome.Intake.Complaints.Count, preview, outcome.Revision);
    }

    private static void PrintEnd(Wording wording, int changes, int unchanged, int complaints, bool preview, Revision? revision)
    {
        if (changes > MostShown)
            Console.WriteLine("…");
        var done = revision is null ? preview ? wording.Say("(预览,未写入)", " (preview: nothing was written)") : wording.Say("(无需写入)", " (nothing to write)") : wording.Say($"(修订 {revision.Number})", $" (revision {revision.Number})");
        Console.WriteLine(wording.Say($"变更 {changes} 项,未变 {unchanged} 项,问题 {complaints} 项{done}", $"{changes} changes, {unchanged} unchanged, {complaints} complaints{done}"));
    }

    private static void PrintMilestones(Wording wording, LedgerForm form, ProjectStanding standing)
    {
        if (standing.File.Milestones.Count == 0)
            return;
        Console.WriteLine();
        var columns = new Columns(wording.Say("节点", "milestone"), wording.Say("计划", "planned"), wording.Say("完成", "done"), wording.Say("逾期", "overdue"), wording.Say("变更原因", "why changed"));
        foreach (var step in standing.File.Milestones)
            columns.Add($"{form.Get("kind").Say(step.Kind, wording.English)} {step.Title}".TrimEnd(), Day(step.Planned), Day(step.Actual), standing.Overdue.Contains(step) ? wording.Say("是", "yes") : "", step.Row.Text("reason"));
        columns.Print();
    }

    private static void PrintEntries(Wording wording, IReadOnlyList<MonthEntry> entries)
    {
        if (entries.Count == 0)
            return;
        Console.WriteLine();
        var columns = new Columns(wording.Say("月份", "month"), wording.Say("指标", "measure"), wording.Say("金额", "amount"), wording.Say("录入", "entered"), wording.Say("录入人", "by"), wording.Say("更正原因", "why corrected"));
        foreach (var entry in entries.OrderBy(entry => entry.Month).ThenBy(entry => entry.Measure))
        {
            columns.Add(
                entry.Month.ToString(), entry.Measure.Title(wording.English), entry.Amount?.Write(wording.English) ?? wording.Say("撤回", "taken back"), FieldText.Write(entry.Row.Date("entered_on")), entry.Row.Text("entered_by"), entry.Reason);
        }

        columns.Print();
    }

    private static string LightWord(Wording wording, Light light) => light switch
    {
        Light.Green => wording.Say("绿", "green"),
        Light.Yellow => wording.Say("黄", "yellow"),
        Light.Red => wording.Say("红", "red"),
        _ => wording.Say("无", "none"),
    };

    private static string Day(DateOnly? day) => day is { } known ? Moments.Write(known) : "—";

    private static string Mu(Wording wording, Area? area) => area is { } known ? $"{Plain(known.Mu(2))} {wording.Say("亩", "mu")}" : "";

    private static string Wan(Money? amount) => amount is { } known ? Plain(known.In(MoneyUnit.Wan, 2)) : "";

    private static string Percent(decimal? share) => share is { } known ? (known * 100).ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static string Points(decimal? points) => points is { } known ? known.ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static string Plain(decimal number) => number.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
