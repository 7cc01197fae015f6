using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Verbs.Places;

/// <summary><c>place inspect NUMBER ITEM=ANSWER… [--on DATE] [--result pass|fail]</c></summary>
internal static class PlaceVerbInspect
{
    private static readonly Argument<string[]> Answers = new("ITEM=ANSWER")
    {
        Description = "Answers to the checklist of its kind, as 'place kinds' lists it. 检查内容",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> On = new("--on") { Description = "The day of the inspection. Default: today. 巡查日期", HelpName = "DATE" };
    private static readonly Option<string?> Result = new("--result") { Description = "pass or fail. Default: what the answers come to. 结果", HelpName = "R" };
    private static readonly Option<string?> By = new("--by") { Description = "Who was there. Default: the author. 巡查人", HelpName = "NAME" };
    private static readonly Option<string?> Note = new("--note") { Description = "What else is to be said. 说明", HelpName = "TEXT" };

    private static readonly Option<string[]> Photos = new("--photo")
    {
        Description = "A photo taken there, with its place in it; may be given more than once. 照片",
        HelpName = "FILE",
    };

    static PlaceVerbInspect() => Result.AcceptOnlyFromAmong("pass", "fail");

    public static Command Command()
    {
        var command = new Command("inspect", "Enters an inspection; says when the place is due again. 录入巡查结果") { PlaceVerb.Number, Answers, On, Result, By, Note, Photos };
        command.SetAction(async (parsed, ct) =>
        {
            var number = parsed.GetValue(PlaceVerb.Number)!;
            var on = parsed.GetValue(On) is { } day ? Dates.Parse(day) : Dates.Today;
            var kind = Workspaces.Tables.TableSet.Open().PlaceKinds.Photos.Evidence.Kind;
            var request = new InspectionRequest(number, on, Dates.Today, CaseOptions.Texts(parsed.GetValue(Answers)!))
            {
                Passed = parsed.GetValue(Result) is { } result ? result == "pass" : null,
                Inspector = parsed.GetValue(By) ?? "",
                Note = parsed.GetValue(Note) ?? "",
                Photos = CaseOptions.Files([.. parsed.GetValue(Photos)!.Select(path => $"{kind}={path}")]),
            };
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            var outcome = await Inspecting.RunAsync(workspace, request, CommonOptions.Note(parsed, $"place inspect {number}"), ct);
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => PlaceJson.Write(json, outcome, Dates.Today));
            else
                PlaceText.Print(CommonOptions.WordingOf(parsed), outcome);
            return ExitCodes.Done;
        });
        return command;
    }
}
