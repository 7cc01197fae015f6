using System.CommandLine;
using System.Globalization;
using LandPlanner.Cases;
using LandPlanner.Cli.Output;
using LandPlanner.Reports.Cases;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case board [--year Y | --from DATE --until DATE] [--by FACET] [--village V] [--source S] [--kind K] [--out DIR]</c></summary>
internal static class CaseBoardVerb
{
    private static readonly Dictionary<string, CaseFacet> Facets = new(StringComparer.Ordinal)
    {
        ["source"] = CaseFacet.Source,
        ["village"] = CaseFacet.Village,
        ["state"] = CaseFacet.State,
        ["kind"] = CaseFacet.Kind,
        ["person"] = CaseFacet.Person,
        ["batch"] = CaseFacet.Batch,
        ["urgency"] = CaseFacet.Urgency,
    };

    private static readonly Option<int?> Year = new("--year") { Description = "Cases due in this year, and its months. Default: this year. 年度", HelpName = "YEAR" };
    private static readonly Option<string?> From = new("--from") { Description = "From this day, instead of a year. 自", HelpName = "DATE" };
    private static readonly Option<string?> Until = new("--until") { Description = "Until this day, instead of a year. 至", HelpName = "DATE" };
    private static readonly Option<string> By = new("--by")
    {
        Description = $"Tells the rates apart by this: {string.Join(", ", Facets.Keys)}. 分组",
        DefaultValueFactory = _ => "source",
    };

    private static readonly Option<string[]> Village = new("--village") { Description = "Of this village only; may be given more than once. 村", HelpName = "VILLAGE" };
    private static readonly Option<string[]> Source = new("--source") { Description = "From this source only; may be given more than once. 来源", HelpName = "SOURCE" };
    private static readonly Option<string[]> Kind = new("--kind") { Description = "Of this kind only; may be given more than once. 类型", HelpName = "KIND" };
    private static readonly Option<string?> Out = new("--out") { Description = "Writes the workbook, the chart (.png, .svg) and the JSON there. 报告目录", HelpName = "DIR" };

    static CaseBoardVerb() => By.AcceptOnlyFromAmong([.. Facets.Keys]);

    public static Command Command()
    {
        var command = new Command("board", "Shows counts, rates with targets, and stock, inflow and closure by month. 指标与存量") { Year, From, Until, By, Village, Source, Kind, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var wording = CommonOptions.WordingOf(parsed);
        var names = CaseBoardReports.Names(workspace, wording.English ? ReportLanguage.English : ReportLanguage.Chinese);
        var (filter, scope) = Filter(parsed, workspace, names);
        var board = await CaseFigures.ReadAsync(workspace, filter, Period(parsed), Facets[parsed.GetValue(By)!], CaseOptions.Today, ct);
        var (files, hasChart) = parsed.GetValue(Out) is { } folder ? CaseBoardReports.Write(workspace, board, scope, folder, names.Language) : ([], true);
        if (parsed.GetValue(CommonOptions.Json))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(CaseBoardJson.Write(board));
            return ExitCodes.Done;
        }

        Print(wording, names, board);
        if (!hasChart)
            Console.WriteLine(wording.Say("没有安装中文字体,未画图表。", "There is no chart: no typeface with Chinese is installed."));
        foreach (var file in files)
            Console.WriteLine("  " + file);
        return ExitCodes.Done;
    }

    /// <exception cref="WorkspaceException">The days are given by halves, beside a year, or the wrong way round.</exception>
    private static CasePeriod Period(ParseResult parsed)
    {
        var (year, from, until) = (parsed.GetValue(Year), parsed.GetValue(From), parsed.GetValue(Until));
        if (from is null != until is null || (from is not null && year is not null))
            throw new WorkspaceException("Give either --year, or both --from and --until.");
        if (from is null)
        {
            return year is null or (>= 1950 and <= 2200)
                ? CasePeriod.Year(year ?? CaseOptions.Today.Year)
                : throw new WorkspaceException($"{year} is no year of cases; write it like 2024.");
        }

        var (first, last) = (Dates.Parse(from), Dates.Parse(until!));
        return first <= last ? new(first, last) : throw new WorkspaceException($"--from {from} lies after --until {until}.");
    }

    private static (CaseFilter Filter, string Scope) Filter(ParseResult parsed, Workspace workspace, CaseNames names)
    {
        var form = workspace.Tables.Ledgers.Get(CaseBook.FormId);
        var filter = new CaseFilter
        {
            Villages = parsed.GetValue(Village)!,
            Sources = CaseOptions.Codes(form, "source", parsed.GetValue(Source)!),
            Kinds = CaseOptions.Codes(form, "kind", parsed.GetValue(Kind)!),
        };
        string[] parts = [.. filter.Villages, .. filter.Sources.Select(code => names.Say("source", code)), .. filter.Kinds.Select(code => names.Say("kind", code))];
        return (filter, string.Join(CommonOptions.WordingOf(parsed).Say("、", ", "), parts));
    }

    private static void Print(Wording wording, CaseNames names, CaseBoard board)
    {
        var selection = board.Selection;
        Console.WriteLine(wording.Say("图斑 ", "Cases: ") + Text(selection.Cases.Count) + wording.Say(" 个:", ": ") + string.Join(wording.Say(",", ", "), Enum.GetValues<CaseStage>()
            .Where(stage => selection.CountOf(stage) > 0).Select(stage => $"{names.Of(stage)} {Text(selection.CountOf(stage))}")));
        Console.WriteLine(wording.Say("待处置:", "Open: ") + string.Join(wording.Say(",", ", "), Enum.GetValues<CaseUrgency>()
            .Where(urgency => urgency != CaseUrgency.Done).Select(urgency => $"{names.Of(urgency)} {Text(selection.CountOf(urgency))}")));
        Console.WriteLine();
        PrintFigures(wording, names, board);
        Console.WriteLine();
        PrintGroups(wording, names, board);
        Console.WriteLine();
        PrintMonths(wording, board);
        if (board.Total.Rates.Undated.Count > 0)
            Console.WriteLine(wording.Say($"未定时限的待处置图斑 {board.Total.Rates.Undated.Count} 个,不在任何期内。", $"{board.Total.Rates.Undated.Count} open cases without a deadline are in no period."));
        if (board.Total.Rates is { WithoutCalendar: { Count: > 0 } unknown, MissingYears: var years })
        {
            Console.WriteLine(wording.Say(
                $"缺 {string.Join("、", years)} 年工作日历,{unknown.Count} 个图斑不计入规定时限内:请在 data/calendars 补上。",
                $"{unknown.Count} cases are left out of 'within the term', since the working days of {string.Join(", ", years)} are not known: add them in data/calendars."));
        }

        if (board.WithoutMoves.Count > 0)
            Console.WriteLine(wording.Say($"没有办理记录的图斑 {board.WithoutMoves.Count} 个,不在按月数字内。", $"{board.WithoutMoves.Count} cases without moves are not in the months."));
    }

    private static void PrintFigures(Wording wording, CaseNames names, CaseBoard board)
    {
        Console.WriteLine(wording.Say(
            $"时限在 {Moments.Write(board.Period.First)} 至 {Moments.Write(board.Period.Last)} 的图斑 {board.Total.Rates.Scope.Count} 个:",
            $"{board.Total.Rates.Scope.Count} cases due from {Moments.Write(board.Period.First)} to {Moments.Write(board.Period.Last)}:"));
        var columns = new Columns(
            wording.Say("指标", "figure"), wording.Say("件数", "cases"), wording.Say("应计", "of"), wording.Say("比例", "share"), wording.Say("未定", "pending"), wording.Say("目标", "target"),
            wording.Say("评定", "verdict"));
        foreach (var judged in board.Total.Figures)
        {
            var figure = judged.Figure;
            columns.Add(
                names.Of(figure.Kind), Text(figure.Counted.Count), Text(figure.Of.Count), CaseNames.Percent(figure.Share), Text(figure.Pending.Count), CaseNames.Of(judged.Target),
                names.Of(judged.Verdict));
        }

        columns.Print();
    }

    private static void PrintGroups(Wording wording, CaseNames names, CaseBoard board)
    {
        CaseFigureKind[] shown = [CaseFigureKind.Disposal, CaseFigureKind.OnTime, CaseFigureKind.Closure, CaseFigureKind.Rework, CaseFigureKind.Overdue, CaseFigureKind.KeyShare];
        var columns = new Columns([names.Of(board.By), wording.Say("图斑", "cases"), wording.Say("到期", "due"), .. shown.Select(names.Of)]);
        foreach (var group in board.Groups)
            columns.Add([names.Of(board.By, group.Word), Text(group.Cases.Count), Text(group.Rates.Scope.Count), .. shown.Select(kind => CaseNames.Percent(group.Rates[kind].Share))]);
        columns.Print();
    }

    private static void PrintMonths(Wording wording, CaseBoard board)
    {
        var columns = new Columns(
            wording.Say("月份", "month"), wording.Say("月初存量", "stock at start"), wording.Say("新增", "opened"), wording.Say("拆分增加", "parts"), wording.Say("反弹", "reopened"),
            wording.Say("销号", "closed"), wording.Say("并案拆分减少", "absorbed"), wording.Say("月末存量", "stock at end"));
        foreach (var month in board.Months)
        {
            columns.Add(
                month.Month.First.ToString("yyyy-MM", CultureInfo.InvariantCulture), Text(month.StockAtStart), Text(month.Opened.Count), Text(month.Parts.Count), Text(month.Reopened.Count),
                Text(month.Closed.Count), Text(month.Absorbed.Count), Text(month.StockAtEnd));
        }

        columns.Print();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
