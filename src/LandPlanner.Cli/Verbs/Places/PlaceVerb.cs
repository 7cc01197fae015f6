using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Places;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Verbs.Places;

/// <summary><c>place kinds|take|add|set|list|inspect|history|round</c></summary>
internal static class PlaceVerb
{
    public static readonly Argument<string> Number = new("NUMBER") { Description = "The place's number, such as WS-0003. 编号" };

    public static readonly Option<string[]> Kinds = new("--kind")
    {
        Description = "Only places of this kind: an id or a title; may be given more than once. 类别",
        HelpName = "K",
    };

    public static readonly Option<string?> Village = new("--village") { Description = "Only places of this village. 村", HelpName = "V" };

    private static readonly Option<string?> State = new("--state") { Description = "active, suspended or closed. 状态", HelpName = "S" };
    private static readonly Option<bool> IsDue = new("--due") { Description = "Only what is due by the day of --on. 只列到期" };
    private static readonly Option<bool> IsOverdue = new("--overdue") { Description = "Only what was due before the day of --on. 只列逾期" };
    private static readonly Option<string?> On = new("--on") { Description = "The day that is asked about. Default: today. 日期", HelpName = "DATE" };

    private static readonly Option<string> Sort = new("--sort")
    {
        Description = "due, number, name or village. 排序",
        DefaultValueFactory = _ => "due",
    };

    static PlaceVerb()
    {
        State.AcceptOnlyFromAmong("active", "suspended", "closed");
        Sort.AcceptOnlyFromAmong("due", "number", "name", "village");
    }

    public static Command Command() => new("place", "Keeps places that are inspected again and again, and plans rounds. 巡查点与巡查任务")
    {
        KindsCommand(), PlaceVerbTake.Command(), PlaceVerbEntry.AddCommand(), PlaceVerbEntry.SetCommand(), ListCommand(), PlaceVerbInspect.Command(), HistoryCommand(), PlaceVerbRound.Command(),
    };

    private static Command KindsCommand()
    {
        var command = new Command("kinds", "Lists the kinds of places: how often they are inspected, and what for. 类别与检查项");
        command.SetAction(parsed =>
        {
            var kinds = Workspaces.Tables.TableSet.Open().PlaceKinds;
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => PlaceJson.Write(json, kinds));
            else
                PlaceText.Print(CommonOptions.WordingOf(parsed), kinds);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command ListCommand()
    {
        var command = new Command("list", "Lists places and when they are due. 巡查点清单") { Kinds, Village, State, IsDue, IsOverdue, On, Sort };
        command.SetAction(async (parsed, ct) =>
        {
            var day = parsed.GetValue(On) is { } on ? Dates.Parse(on) : Dates.Today;
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var filter = new PlaceFilter
            {
                Kinds = parsed.GetValue(Kinds)!,
                Village = parsed.GetValue(Village),
                State = parsed.GetValue(State),
                DueBy = parsed.GetValue(IsDue) ? day : null,
                OverdueOn = parsed.GetValue(IsOverdue) ? day : null,
            };
            var places = Sorted(await (await PlaceBook.OpenAsync(workspace, ct)).ReadAsync(filter, ct), parsed.GetValue(Sort)!);
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => PlaceJson.Write(json, places, day));
            else
                PlaceText.Print(CommonOptions.WordingOf(parsed), places, day);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command HistoryCommand()
    {
        var command = new Command("history", "Shows a place and its inspections, the newest first. 巡查历史") { Number };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var book = await PlaceBook.OpenAsync(workspace, ct);
            var place = await book.GetAsync(parsed.GetValue(Number)!, ct);
            var (history, photos) = (await book.HistoryAsync(place, ct), await book.PhotosAsync(place, ct));
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => PlaceJson.Write(json, place, history, photos, Dates.Today));
            else
                PlaceText.Print(CommonOptions.WordingOf(parsed), place, history, Dates.Today);
            return ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<InspectedPlace> Sorted(IReadOnlyList<InspectedPlace> places, string by)
    {
        var numbered = places.OrderBy(place => place.Number, StringComparer.Ordinal);
        return by switch
        {
            "number" => [.. numbered],
            "name" => [.. numbered.OrderBy(place => place.Name, StringComparer.Ordinal)],
            "village" => [.. numbered.OrderBy(place => place.Village, StringComparer.Ordinal)],
            _ => [.. numbered.OrderBy(place => place.State == InspectedPlace.Active ? 0 : 1).ThenBy(place => place.DueOn)],
        };
    }
}
