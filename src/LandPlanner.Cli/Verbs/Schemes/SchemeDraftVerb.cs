using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Reports.Excel;

using LandPlanner.Reports.Papers;
using LandPlanner.Reports.Schemes;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Schemes;

namespace LandPlanner.Cli.Verbs.Schemes;

/// <summary><c>scheme draft LAYER --out DIR [--year YEAR] [--texts FILE] [--start DATE]</c></summary>
internal static class SchemeDraftVerb
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "The layer of the scheme. 方案图层" };
    private static readonly Option<string> Out = new("--out") { Description = "Writes the draft as Word and PDF there. 输出目录", HelpName = "DIR", Required = true };
    private static readonly Option<long?> Year = new("--year") { Description = "The scheme's year. Default: the one its parcels name. 年度", CustomParser = result => WholeNumbers.Parse(result) };
    private static readonly Option<string?> Texts = new("--texts")
    {
        Description = "A text file (UTF-8) with what no layer gives: a line such as '# 必要性', its paragraphs beneath; what is missing stands in the draft as 【待补充】. 文字材料",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Start = new("--start") { Description = "The day the first notice of the expropriation is put up. 预公告发布日期", HelpName = "DATE" };

    public static Command Command()
    {
        var command = new Command("draft", "Writes the draft of a scheme as Word and PDF, in Chinese. 编制方案草案") { Layer, Out, Year, Texts, Start };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var address = CommonOptions.WorkspaceOf(parsed);
        var request = new SchemeDraftRequest(parsed.GetValue(Layer)!, Path.GetFileName(Workspace.Shown(address)), Dates.Today)
        {
            Year = parsed.GetValue(Year) is { } said ? SchemeVerb.YearOf(said) : null,
            Start = parsed.GetValue(Start) is { } start ? Dates.Parse(start) : null,
            Texts = parsed.GetValue(Texts) is { } file ? await ReadAsync(file, ct) : "",
        };
        await using var workspace = await Workspace.OpenAsync(address, readOnly: true, ct);
        var (draft, paper) = await SchemeDrafts.ReadAsync(workspace, request, ct);
        var files = PaperPress.Press(() => SchemeDrafts.Write(paper, request.Layer, parsed.GetValue(Out)!, ct));
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(draft, paper, files);
        else
            Print(CommonOptions.WordingOf(parsed), draft, paper, files);
        return draft.Result.Count(SchemeOutcome.Fail) > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllTextAsync(file, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"The texts cannot be read from '{file}': {failure.Message}", failure);
        }
    }

    private static void Print(Wording wording, SchemeDraft draft, Paper paper, IReadOnlyList<string> files)
    {
        var (language, result) = (wording.English ? ReportLanguage.English : ReportLanguage.Chinese, draft.Result);
        var (hectares, mu) = (result.Area.Hectares(), LedgerOutput.Mu(result.Area.Mu(2)));
        Console.WriteLine(wording.Say($"{result.Layer}：{draft.Parcels.Count} 个地块，{hectares} 公顷（{mu} 亩）", $"{result.Layer}: {draft.Parcels.Count} parcels, {hectares} ha ({mu} mu)"));
        var share = result.Checks.First(check => check.Id == "public-share");
        Console.WriteLine($"{SchemeNames.Title(share, language)}: {SchemeNames.Of(share.Outcome, language)}. {wording.Say(share.Zh, share.En)}");
        var (pass, fail, open) = (result.Count(SchemeOutcome.Pass), result.Count(SchemeOutcome.Fail), result.Count(SchemeOutcome.NotKnown));
        Console.WriteLine(wording.Say($"通过 {pass}，不通过 {fail}，无法判断 {open}；待补充 {paper.Gaps.Count} 项", $"{pass} pass, {fail} fail, {open} not known; {paper.Gaps.Count} things to be supplied"));
        foreach (var gap in paper.Gaps)
            Console.WriteLine($"  {Paper.Gap(gap)}");
        foreach (var file in files)
            Console.WriteLine("  " + file);
    }

    private static void PrintJson(SchemeDraft draft, Paper paper, IReadOnlyList<string> files) => JsonOutput.Print(json =>
    {
        var result = draft.Result;
        json.WriteStartObject();
        json.WriteString("layer", result.Layer);
        if (result.Year is { } year)
            json.WriteNumber("year", year);
        else
            json.WriteNull("year");
        json.WriteNumber("parcels", draft.Parcels.Count);
        json.WriteNumber("areaSquareMetres", result.Area.Hundredths / 100m);
        json.WriteNumber("areaHectares", result.Area.Hectares());
        json.WriteNumber("areaMu", result.Area.Mu(2));
        json.WriteNumber("publicSquareMetres", draft.Public.Hundredths / 100m);
        json.WriteNumber("pass", result.Count(SchemeOutcome.Pass));
        json.WriteNumber("fail", result.Count(SchemeOutcome.Fail));
        json.WriteNumber("notKnown", result.Count(SchemeOutcome.NotKnown));
        WriteTexts(json, "gaps", paper.Gaps);
        WriteTexts(json, "files", files);
        json.WriteEndObject();
    });

    private static void WriteTexts(System.Text.Json.Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
