using System.CommandLine;
using System.Globalization;
using LandPlanner.Cli.Output;
using LandPlanner.Ledgers;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Schemes;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Cli.Verbs.Schemes;

/// <summary><c>scheme draft|check|consent set|consent remove|year set|supply set|steps</c></summary>
internal static class SchemeVerb
{
    private static readonly Argument<string> Scheme = new("SCHEME") { Description = "The layer of the scheme; for a year any name will do. 方案图层" };
    private static readonly Argument<string> Village = new("VILLAGE") { Description = "The village, as the layer of villages has it. 村" };
    private static readonly Argument<long> Year = new("YEAR") { Description = "The year. 年度", CustomParser = result => WholeNumbers.Parse(result) };
    private static readonly Option<string> Start = new("--start") { Description = "The day the first notice is put up. 预公告发布日期", HelpName = "DATE", Required = true };

    private static readonly Argument<string[]> Consent = Values("body=members|representatives total=120 agreed=80 held_on=2024-03-01");
    private static readonly Argument<string[]> Plan = Values("planned_mu=100 done_mu=80");
    private static readonly Argument<string[]> Supply = Values("approved_mu=100 supplied_mu=70 idle_mu=3 task=met|unmet");

    public static Command Command() => new("scheme", "Tract development schemes. 土地征收成片开发方案")
    {
        SchemeDraftVerb.Command(),
        SchemeCheckVerb.Command("check", "Holds a scheme to every check that can be reckoned. 方案审查", SchemeChecking.TractScheme),
        new Command("consent", "What villages said. 村民表决")
        {
            Set("Enters a village's vote. 登记表决结果", SetConsentAsync, Scheme, Village, Consent),
            Command("remove", "Takes back what was entered of a village; the history keeps it. 撤回登记", RemoveConsentAsync, Scheme, Village),
        },
        new Command("year", "Annual plans. 年度实施计划") { Set("Enters what a scheme planned for a year and did. 登记年度计划", SetYearAsync, Scheme, Year, Plan) },
        new Command("supply", "The county's supply of land. 土地供应") { Set("Enters a year's supply. 登记年度供应", SetSupplyAsync, Year, Supply) },
        Steps(),
    };

    private static Argument<string[]> Values(string example) => new("FIELD=VALUE") { Description = $"What to set, such as {example}. 字段=值", Arity = ArgumentArity.OneOrMore };

    private static Command Set(string description, Func<ParseResult, CancellationToken, Task<int>> run, params Argument[] arguments) => Command("set", description, run, arguments);

    private static Command Command(string name, string description, Func<ParseResult, CancellationToken, Task<int>> run, params Argument[] arguments)
    {
        var command = new Command(name, description);
        foreach (var argument in arguments)
            command.Arguments.Add(argument);
        command.SetAction(run);
        return command;
    }

    private static Task<int> SetConsentAsync(ParseResult parsed, CancellationToken ct)
    {
        var (scheme, village) = (parsed.GetValue(Scheme)!, parsed.GetValue(Village)!);
        return SetAsync(parsed, SchemeBook.ConsentForm, Consent, (workspace, texts) => SchemeBook.SetConsentAsync(workspace, scheme, village, texts, CommonOptions.Note(parsed, $"scheme consent {scheme} {village}"), ct), ct);
    }

    private static Task<int> RemoveConsentAsync(ParseResult parsed, CancellationToken ct)
    {
        var (scheme, village) = (parsed.GetValue(Scheme)!, parsed.GetValue(Village)!);
        return PrintAsync(parsed, SchemeBook.ConsentForm, workspace => SchemeBook.RemoveConsentAsync(workspace, scheme, village, CommonOptions.Note(parsed, $"scheme consent {scheme} {village}: taken back"), ct), ct);
    }

    private static Task<int> SetYearAsync(ParseResult parsed, CancellationToken ct)
    {
        var (scheme, year) = (parsed.GetValue(Scheme)!, YearOf(parsed.GetValue(Year)));
        return SetAsync(parsed, SchemeBook.YearForm, Plan, (workspace, texts) => SchemeBook.SetYearAsync(workspace, scheme, year, texts, CommonOptions.Note(parsed, $"scheme year {scheme} {year}"), ct), ct);
    }

    private static Task<int> SetSupplyAsync(ParseResult parsed, CancellationToken ct)
    {
        var year = YearOf(parsed.GetValue(Year));
        return SetAsync(parsed, SchemeBook.SupplyForm, Supply, (workspace, texts) => SchemeBook.SetSupplyAsync(workspace, year, texts, CommonOptions.Note(parsed, $"scheme supply {year}"), ct), ct);
    }

    private static Task<int> SetAsync(
        ParseResult parsed, string formId, Argument<string[]> values, Func<Workspace, IReadOnlyList<KeyValuePair<string, string>>, Task<LedgerRow>> set, CancellationToken ct) =>
        PrintAsync(parsed, formId, workspace => set(workspace, Assignments.ParseSome(parsed.GetValue(values)!)), ct);

    /// <summary>Prints the row that was written, or taken back.</summary>
    private static async Task<int> PrintAsync(ParseResult parsed, string formId, Func<Workspace, Task<LedgerRow>> write, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var row = await write(workspace);
        var (form, wording) = (workspace.Tables.Ledgers.Get(formId), CommonOptions.WordingOf(parsed));
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                LedgerOutput.WriteFields(json, form, row);
                json.WriteEndObject();
            });
        }
        else
        {
            string[] fields = [.. form.Fields.Select(field => field.Name)];
            var columns = new Columns(LedgerOutput.Headings(wording, form, fields));
            columns.Add(LedgerOutput.Cells(wording, form, row, fields));
            columns.Print();
        }

        return ExitCodes.Done;
    }

    private static Command Steps()
    {
        var command = new Command("steps", "The steps of an expropriation with their earliest days. 征收程序与最早日期") { Start };
        command.SetAction(parsed =>
        {
            var tables = TableSet.Open();
            var (wording, plan) = (CommonOptions.WordingOf(parsed), ExpropriationPlan.From(tables.Schemes.Steps, Dates.Parse(parsed.GetValue(Start)!), tables.Calendar));
            if (parsed.GetValue(CommonOptions.Json))
                PrintJson(plan);
            else
                Print(wording, plan);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(Wording wording, IReadOnlyList<PlannedStep> plan)
    {
        var columns = new Columns(wording.Say("步骤", "step"), wording.Say("最早开始", "from"), wording.Say("最早完成", "until"), wording.Say("期限", "term"), wording.Say("依据", "basis"));
        foreach (var (step, from, until) in plan)
            columns.Add(wording.Say(step.TitleZh, step.TitleEn), Day(from), Day(until), step.Term?.ToString() ?? "", step.Basis.Law + step.Basis.Article);
        columns.Print();
    }

    private static void PrintJson(IReadOnlyList<PlannedStep> plan) => JsonOutput.Print(json =>
    {
        json.WriteStartArray();
        foreach (var (step, from, until) in plan)
        {
            json.WriteStartObject();
            json.WriteString("id", step.Id);
            json.WriteString("titleZh", step.TitleZh);
            json.WriteString("titleEn", step.TitleEn);
            json.WriteString("from", Day(from));
            json.WriteString("until", Day(until));
            json.WriteString("term", step.Term?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static int YearOf(long year) => year is >= 2000 and <= 2100 ? (int)year : throw new WorkspaceException($"{year} is no year of a scheme; say one from 2000 to 2100.");
}
