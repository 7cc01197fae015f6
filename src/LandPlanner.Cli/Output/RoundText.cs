using System.Globalization;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Output;

/// <summary>Shows rounds.</summary>
internal static class RoundText
{
    public static void Print(Wording wording, RoundOutcome outcome, DateOnly on)
    {
        var draft = outcome.Draft;
        if (draft.Stops.Count == 0)
            Console.WriteLine(wording.Say($"截至 {Moments.Write(on)} 没有可编入任务的到期巡查点。", $"Nothing that is due by {Moments.Write(on)} can be gone to."));
        else
            PrintStops(wording, outcome, on);
        if (draft.LeftOut.Count > 0)
            Console.WriteLine(wording.Say($"到期但超出上限：{Numbers(draft.LeftOut)}", $"Due, but beyond the limits: {Numbers(draft.LeftOut)}"));
        foreach (var round in outcome.Elsewhere.GroupBy(pair => pair.Round, pair => pair.Place))
            Console.WriteLine(wording.Say($"已在任务 {round.Key} 中：{Numbers(round)}", $"In round {round.Key} already: {Numbers(round)}"));
    }

    public static void Print(Wording wording, Round round, IReadOnlyList<RoundPlace> places)
    {
        Print(wording, [round]);
        var columns = new Columns("", wording.Say("编号", "number"), wording.Say("名称", "name"), wording.Say("村", "village"), wording.Say("巡查", "inspected"), wording.Say("结果", "result"));
        for (var i = 0; i < places.Count; i++)
        {
            var (place, inspection) = places[i];
            columns.Add(
                Whole(i + 1), place.Number, place.Name, place.Village, inspection is null ? "" : Moments.Write(inspection.On), PlaceText.Passed(wording, inspection?.Passed));
        }

        columns.Print();
    }

    public static void Print(Wording wording, IReadOnlyList<Round> rounds)
    {
        if (rounds.Count == 0)
        {
            Console.WriteLine(wording.Say("没有巡查任务。", "There are no rounds."));
            return;
        }

        var columns = new Columns(
            wording.Say("任务", "round"), wording.Say("日期", "day"), wording.Say("名称", "title"), wording.Say("巡查人", "inspector"), wording.Say("状态", "state"), wording.Say("点数", "places"),
            wording.Say("直线公里", "km as the crow flies"), wording.Say("分钟", "minutes"), wording.Say("未到", "left out"));
        foreach (var round in rounds)
        {
            columns.Add(
                round.Number, Moments.Write(round.PlannedOn), round.Row.Text("title"), round.Row.Text("person"), State(wording, round.State), Whole(round.Places.Count), Kilometres(round.Metres),
                Whole(round.Minutes), round.Row.Text("left_out"));
        }

        columns.Print();
    }

    private static void PrintStops(Wording wording, RoundOutcome outcome, DateOnly on)
    {
        var columns = new Columns(
            "", wording.Say("编号", "number"), wording.Say("类别", "kind"), wording.Say("名称", "name"), wording.Say("村", "village"), wording.Say("应巡", "due"), wording.Say("到期情况", "standing"),
            wording.Say("直线公里", "km"));
        foreach (var (at, stop) in outcome.Draft.Stops.Index())
        {
            columns.Add(
                Whole(at + 1), stop.Place.Number, stop.Place.Kind.Title(wording.English), stop.Place.Name, stop.Place.Village, PlaceText.Date(stop.Place.DueOn),
                PlaceText.Standing(wording, stop.Place, on), Kilometres(stop.LegMetres));
        }

        columns.Print();
        var (length, hours) = (Kilometres(outcome.Draft.Metres), (outcome.Draft.Minutes / 60).ToString("0.0", CultureInfo.InvariantCulture));
        var name = outcome.Round?.Number ?? wording.Say("预览", "preview");
        Console.WriteLine(wording.Say(
            $"任务 {name}：{outcome.Draft.Stops.Count} 处，直线 {length} 公里，预计 {hours} 小时", $"Round {name}: {outcome.Draft.Stops.Count} places, {length} km as the crow flies, about {hours} hours"));
    }

    private static string State(Wording wording, string state) => state switch
    {
        Round.Done => wording.Say("已完成", "done"),
        Round.Dropped => wording.Say("已取消", "dropped"),
        _ => wording.Say("待执行", "planned"),
    };

    private static string Numbers(IEnumerable<InspectedPlace> places) => string.Join(", ", places.Select(place => place.Number));

    private static string Kilometres(double metres) => (metres / 1000).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
