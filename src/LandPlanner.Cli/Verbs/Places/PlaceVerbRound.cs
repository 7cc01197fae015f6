using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LandPlanner.Cli.Output;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Verbs.Places;

/// <summary><c>place round plan|show|list|done|drop|pack|return</c></summary>
internal static class PlaceVerbRound
{
    private static readonly Argument<string> Number = new("ROUND") { Description = "The round's number, such as 20251126-0001. 任务编号" };
    private static readonly Option<string?> On = new("--on") { Description = "The day of the round; what is due by then is gone to. Default: today. 日期", HelpName = "DATE" };
    private static readonly Option<string?> Start = new("--start") { Description = "Where one sets out: x,y of the workspace's plane, or longitude,latitude. 出发地", HelpName = "X,Y" };
    private static readonly Option<bool> Back = new("--back") { Description = "Comes back to the start. 返回出发地" };

    private static readonly Option<double?> Hours = new("--hours")
    {
        Description = "No more than fits into so many hours, the longest due first. 时长上限",
        HelpName = "H",
        CustomParser = result => Above(result, double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours) && double.IsFinite(hours) ? hours : 0),
    };

    private static readonly Option<int?> Most = new("--most")
    {
        Description = FormattableString.Invariant($"No more than so many places, the longest due first; {RoundDraft.MostStops} where it is not given, and never more. 点数上限"),
        HelpName = "N",
        CustomParser = result => (int?)Above(result, int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : 0),
    };

    private static readonly Option<string?> Title = new("--title") { Description = "What the round is called. 名称", HelpName = "TEXT" };
    private static readonly Option<string?> Person = new("--person") { Description = "Who goes. 巡查人", HelpName = "NAME" };
    private static readonly Option<bool> Preview = new("--preview") { Description = "Only says what the round would be. 仅预览" };
    private static readonly Option<bool> Leave = new("--leave") { Description = "Closes it though places were not inspected. 允许留有未巡点位" };

    public static Command Command() => new("round", "Plans rounds and closes them. 巡查任务")
    {
        PlanCommand(), ShowCommand(), ListCommand(), DoneCommand(), DropCommand(), PlaceVerbField.PackCommand(), PlaceVerbField.ReturnCommand(),
    };

    private static Command PlanCommand()
    {
        var command = new Command("plan", "Lists what is due by a day in visiting order, and keeps it as a round. 编制巡查任务")
        {
            On, PlaceVerb.Kinds, PlaceVerb.Village, Start, Back, Hours, Most, Title, Person, Preview,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var (on, preview) = (parsed.GetValue(On) is { } day ? Dates.Parse(day) : Dates.Today, parsed.GetValue(Preview));
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
            var request = new RoundRequest(
                on, new() { Kinds = parsed.GetValue(PlaceVerb.Kinds)!, Village = parsed.GetValue(PlaceVerb.Village) }, new() { MostHours = parsed.GetValue(Hours), MostPlaces = parsed.GetValue(Most) })
            {
                MadeOn = Dates.Today,
                Start = parsed.GetValue(Start) is { } start ? Place.Parse(start, workspace).Point : null,
                Returns = parsed.GetValue(Back),
                Title = parsed.GetValue(Title) ?? "",
                Person = parsed.GetValue(Person) ?? "",
                IsPreview = preview,
            };
            var outcome = await RoundPlanning.PlanAsync(workspace, request, CommonOptions.Note(parsed, $"place round plan --on {Moments.Write(on)}"), ct);
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => RoundJson.Write(json, outcome, on));
            else
                RoundText.Print(CommonOptions.WordingOf(parsed), outcome, on);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command ShowCommand()
    {
        var command = new Command("show", "Shows a round: its places in order, and which were inspected. 查看巡查任务") { Number };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var book = await PlaceBook.OpenAsync(workspace, ct);
            var round = await book.GetRoundAsync(parsed.GetValue(Number)!, ct);
            var places = await book.PlacesOfAsync(round, ct);
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => RoundJson.Write(json, round, places));
            else
                RoundText.Print(CommonOptions.WordingOf(parsed), round, places);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command ListCommand()
    {
        var command = new Command("list", "Lists rounds, the newest first. 巡查任务清单");
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var rounds = await (await PlaceBook.OpenAsync(workspace, ct)).RoundsAsync(ct);
            Print(parsed, rounds);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command DoneCommand()
    {
        var command = new Command("done", "Closes a round that was made. 完成巡查任务") { Number, On, Leave };
        command.SetAction(async (parsed, ct) =>
        {
            var (number, on) = (parsed.GetValue(Number)!, parsed.GetValue(On) is { } day ? Dates.Parse(day) : Dates.Today);
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            Print(parsed, [await RoundPlanning.FinishAsync(workspace, number, on, parsed.GetValue(Leave), CommonOptions.Note(parsed, $"place round done {number}"), ct)]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command DropCommand()
    {
        var command = new Command("drop", "Gives a round up; its places can be planned anew. 取消巡查任务") { Number };
        command.SetAction(async (parsed, ct) =>
        {
            var number = parsed.GetValue(Number)!;
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            Print(parsed, [await RoundPlanning.DropAsync(workspace, number, CommonOptions.Note(parsed, $"place round drop {number}"), ct)]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(ParseResult parsed, IReadOnlyList<Round> rounds)
    {
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => RoundJson.Write(json, rounds));
        else
            RoundText.Print(CommonOptions.WordingOf(parsed), rounds);
    }

    private static double? Above(ArgumentResult result, double number)
    {
        if (number > 0)
            return number;
        result.AddError($"'{result.Tokens[0].Value}' is no number above 0.");
        return null;
    }
}
