using System.CommandLine;
using LandPlanner.Cases;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs;

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
    private static readonly Option<string> Sort = new("--sort") { Description = "due, number, issued, area or village; due where nothing is said. 排序", DefaultValueFactory = _ => "due" };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many at most. Default: 100. 条数", DefaultValueFactory = _ => 100 };

    static CaseListVerb() => Sort.AcceptOnlyFromAmong("due", "number", "issued", "area", "village");

    public static Command Command()
    {
        var command = new Command("list", "Lists cases. 列表") { Mine, Overdue, DueBy, Open, State, Village, Source, Kind, Batch, Sort, Limit };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var today = CaseOptions.Today;
        var cases = await book.ReadAsync(Query(parsed, book, today), ct).ToListAsync(ct);
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

        return ExitCodes.Done;
    }

    private static FeatureQuery Query(ParseResult parsed, CaseBook book, DateOnly today)
    {
        var parts = new List<AttributeFilter>();
        if (parsed.GetValue(Mine))
            parts.Add(Is("person", parsed.GetValue(CommonOptions.Author)!));
        if (parsed.GetValue(Batch) is { } batch)
            parts.Add(Is("batch", batch));
        AddOneOf(parts, "state", [.. parsed.GetValue(State)!.Select(state => book.Process.State(state).Id)]);
        AddOneOf(parts, "village", parsed.GetValue(Village)!);
        AddOneOf(parts, "source", Codes(book, "source", parsed.GetValue(Source)!));
        AddOneOf(parts, "kind", Codes(book, "kind", parsed.GetValue(Kind)!));
        var open = book.Process.States.Where(state => state.Stage == CaseStage.Open).Select(state => state.Id).ToList();
        if (parsed.GetValue(Open) || parsed.GetValue(Overdue) || parsed.GetValue(DueBy) is not null)
            AddOneOf(parts, "state", open);
        if (parsed.GetValue(Overdue))
            parts.Add(new AttributeFilter.Compare("due_on", Comparison.Less, today));
        if (parsed.GetValue(DueBy) is { } day)
            parts.Add(new AttributeFilter.Compare("due_on", Comparison.LessOrEqual, Dates.Parse(day)));
        return new() { Where = parts.Count == 0 ? null : new AttributeFilter.AllOf(parts), Limit = parsed.GetValue(Limit) };
    }

    private static AttributeFilter.Compare Is(string field, string value) => new AttributeFilter.Compare(field, Comparison.Equal, value);

    private static void AddOneOf(List<AttributeFilter> parts, string field, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            parts.Add(new AttributeFilter.OneOf(field, [.. values]));
    }

    private static IReadOnlyList<string> Codes(CaseBook book, string field, IReadOnlyList<string> texts) => [.. texts.Select(text =>
        book.Cases.Form.Get(field).CodeOf(text) ?? throw new WorkspaceException($"There is no {field} '{text}'; there are {string.Join(", ", book.Cases.Form.Get(field).Choices.Select(choice => choice.Code))}."))];
}
