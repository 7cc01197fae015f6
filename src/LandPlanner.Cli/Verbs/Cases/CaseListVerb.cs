using System.CommandLine;
using LandPlanner.Cases;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case list</c></summary>
internal static class CaseListVerb
{
    private static readonly Option<bool> Mine = new("--mine") { Description = "Those that --author is responsible for. 我的" };
    private static readonly Option<bool> Overdue = new("--overdue") { Description = "Those past their deadline and not disposed of. 超期" };
    private static readonly Option<string?> DueBy = new("--due-by") { Description = "Those open and due by this day. 到期", HelpName = "DATE" };
    private static readonly Option<bool> Open = new("--open") { Description = "Those not disposed of yet. 未处置" };
    private static readonly Option<string[]> State = new("--state") { Description = "In this state; may be given more than once. 状态", HelpName = "STATE" };
    private static readonly Option<string[]> Village = new("--village") { Description = "村", HelpName = "VILLAGE" };
    private static readonly Option<string[]> Source = new("--source") { Description = "national, provincial, satellite, patrol, hotline, audit. 来源", HelpName = "SOURCE" };
    private static readonly Option<string[]> Kind = new("--kind") { Description = "类型", HelpName = "KIND" };
    private static readonly Option<string?> Batch = new("--batch") { Description = "批次", HelpName = "BATCH" };
    private static readonly Option<string> Text = new("--text") { Description = "Found anywhere in what a case says of itself. 关键词", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Sort = new("--sort") { Description = "due, number, issued, area, village or person; due where nothing is said. 排序", DefaultValueFactory = _ => "due" };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many at most. Default: 100. 条数", DefaultValueFactory = _ => 100 };

    private static readonly Option<bool> Descending = new("--descending") { Description = "The other way round. 倒序" };

    private static readonly Dictionary<string, CaseOrderKey> Keys = new(StringComparer.Ordinal)
    {
        ["due"] = CaseOrderKey.Due,
        ["number"] = CaseOrderKey.Number,
        ["issued"] = CaseOrderKey.Issued,
        ["area"] = CaseOrderKey.Area,
        ["village"] = CaseOrderKey.Village,
        ["person"] = CaseOrderKey.Person,
    };

    static CaseListVerb() => Sort.AcceptOnlyFromAmong([.. Keys.Keys]);

    public static Command Command()
    {
        var command = new Command("list", "Lists cases. 列表") { Mine, Overdue, DueBy, Open, State, Village, Source, Kind, Batch, Text, Sort, Descending, Limit };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var today = CaseOptions.Today;
        var limit = parsed.GetValue(Limit);
        var cases = await Listed(parsed, book, today, ct).ToListAsync(ct);
        var isCut = cases.Count > limit;
        if (isCut)
            cases.RemoveRange(limit, cases.Count - limit);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartArray();
                foreach (var one in cases)
                    CaseOutput.WriteRow(json, one.Row);
                json.WriteEndArray();
            });
        }
        else
        {
            CaseOutput.PrintList(CommonOptions.WordingOf(parsed), book.Process, book.Cases.Form, cases, today);
        }

        // What a program reads is the rows alone: the word goes beside them.
        if (isCut)
            Console.Error.WriteLine(CommonOptions.WordingOf(parsed).Say($"只列出前 {limit} 个,还有更多:用 --limit 增加。", $"Only the first {limit} are listed, there are more: raise --limit."));
        return ExitCodes.Done;
    }

    private static CaseFilter Filter(ParseResult parsed, CaseBook book)
    {
        DateOnly? dueBy = parsed.GetValue(DueBy) is { } day ? Dates.Parse(day) : null;
        return new()
        {
            Persons = parsed.GetValue(Mine) ? [parsed.GetValue(CommonOptions.Author)!] : [],
            States = [.. parsed.GetValue(State)!.Select(state => book.Process.State(state).Id)],
            Stages = parsed.GetValue(Open) || dueBy is not null ? [CaseStage.Open] : [],
            Urgencies = parsed.GetValue(Overdue) ? [CaseUrgency.Overdue] : [],
            Villages = parsed.GetValue(Village)!,
            Sources = CaseOptions.Codes(book.Cases.Form, "source", parsed.GetValue(Source)!),
            Kinds = CaseOptions.Codes(book.Cases.Form, "kind", parsed.GetValue(Kind)!),
            Batches = parsed.GetValue(Batch) is { } batch ? [batch] : [],
            DueUntil = dueBy,
            Text = parsed.GetValue(Text)!,
        };
    }

    /// <summary>The store filters and orders; what it cannot search is put to the filter as it comes. One more than the limit, where there is: that tells that there are more.</summary>
    private static IAsyncEnumerable<Case> Listed(ParseResult parsed, CaseBook book, DateOnly today, CancellationToken ct)
    {
        var (filter, day) = (Filter(parsed, book), new CaseDay(book.Process, today, 0));
        var most = Math.Min(parsed.GetValue(Limit), int.MaxValue - 1) + 1;
        var query = filter.ToQuery(day, new(Keys[parsed.GetValue(Sort)!], parsed.GetValue(Descending)), most);
        return book.ReadAsync(query, ct).Where(one => filter.Matches(one, day)).Take(most);
    }
}
