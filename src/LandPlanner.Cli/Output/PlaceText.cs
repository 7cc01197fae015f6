using System.Globalization;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Output;

/// <summary>Shows kinds, places and inspections.</summary>
internal static class PlaceText
{
    public static void Print(Wording wording, PlaceKinds kinds)
    {
        foreach (var kind in kinds.All)
        {
            Console.WriteLine(wording.Say(
                $"{kind.Id}  {kind.TitleZh}（{kind.Prefix}）  每{kind.Interval.Say(false)}一次，不合格{kind.Recheck.Say(false)}内复查  {kind.InspectorZh}",
                $"{kind.Id}  {kind.TitleEn} ({kind.Prefix})  every {kind.Interval}, again within {kind.Recheck} where it failed  {kind.InspectorEn}"));
            foreach (var field in kind.Details.Fields)
                Console.WriteLine($"    {wording.Say("信息", "field")}  {Described(wording, field)}");
            foreach (var item in kind.Checklist)
                Console.WriteLine($"    {wording.Say("检查", "check")}  {Described(wording, item.Field)}{(item.Field.IsRequired ? wording.Say("，必填", ", required") : "")}{Passing(wording, item)}");
        }
    }

    public static void Print(Wording wording, IReadOnlyList<InspectedPlace> places, DateOnly day)
    {
        if (places.Count == 0)
        {
            Console.WriteLine(wording.Say("没有符合条件的巡查点。", "No place fits."));
            return;
        }

        var columns = new Columns(
            wording.Say("编号", "number"), wording.Say("类别", "kind"), wording.Say("名称", "name"), wording.Say("村", "village"), wording.Say("状态", "state"),
            wording.Say("上次", "last"), wording.Say("结果", "result"), wording.Say("下次", "due"), wording.Say("到期情况", "standing"));
        foreach (var place in places)
        {
            columns.Add(
                place.Number, place.Kind.Title(wording.English), place.Name, place.Village, State(wording, place), Date(place.LastOn),
                Passed(wording, place.LastPassed), Date(place.DueOn), Standing(wording, place, day));
        }

        columns.Print();
        var (due, overdue) = (places.Count(place => place.On(day) == DueState.Due), places.Count(place => place.On(day) == DueState.Overdue));
        Console.WriteLine(wording.Say(
            $"{places.Count} 处；{Moments.Write(day)} 到期 {due} 处，逾期 {overdue} 处", $"{places.Count} places; on {Moments.Write(day)} {due} due, {overdue} overdue"));
    }

    public static void Print(Wording wording, PlaceTakingResult result, bool preview)
    {
        var columns = new Columns(wording.Say("要素", "feature"), wording.Say("编号", "number"), wording.Say("名称", "name"), wording.Say("村", "village"), wording.Say("处理", "outcome"));
        foreach (var place in result.Places)
            columns.Add(place.Match.Candidate.Id.ToString(CultureInfo.InvariantCulture), place.Number, place.Name, place.Village, Outcome(wording, place));
        columns.Print();
        foreach (var (place, remark) in result.Places.SelectMany(place => place.Remarks.Select(remark => (place, remark))))
            Console.WriteLine(wording.Say($"{place.Number}：未采用：{remark}", $"{place.Number}: not taken over: {remark}"));
        if (result.WithoutShape.Count > 0)
            Console.WriteLine(wording.Say($"无图形，未建账：要素 {string.Join(", ", result.WithoutShape)}", $"Without a shape, left out: features {string.Join(", ", result.WithoutShape)}"));
        var (added, matched) = (result.Places.Count(place => place.Match.Kind == PlaceMatchKind.New), result.Places.Count(place => place.Match.Place is not null));
        Console.WriteLine(preview
            ? wording.Say($"预览：将新增 {added} 处，已在账 {matched} 处", $"Preview: {added} to be added, {matched} in the ledger already")
            : wording.Say($"新增 {added} 处，已在账 {matched} 处", $"{added} added, {matched} in the ledger already"));
    }

    public static void Print(Wording wording, InspectionOutcome outcome)
    {
        var (place, inspection) = (outcome.Place, outcome.Inspection);
        Console.WriteLine($"{inspection.Number}  {place.Name}  {Moments.Write(inspection.On)}  {Passed(wording, inspection.Passed)}");
        foreach (var item in outcome.Verdict.Failed)
            Console.WriteLine(wording.Say("不合格：", "Failed: ") + Answered(wording, item, inspection.Answers[item.Field.Name]) + Passing(wording, item));
        if (inspection.PhotoHashes.Count > 0)
            Console.WriteLine(wording.Say($"照片 {inspection.PhotoHashes.Count} 张", $"{inspection.PhotoHashes.Count} photos"));
        if (outcome.Round.Length > 0)
            Console.WriteLine(wording.Say($"计入巡查任务 {outcome.Round}", $"Counted in round {outcome.Round}"));
        Console.WriteLine(inspection.Passed
            ? wording.Say($"下次巡查：{Date(place.DueOn)}", $"Next due: {Date(place.DueOn)}")
            : wording.Say($"复查：{Date(place.DueOn)}", $"To be checked again: {Date(place.DueOn)}"));
    }

    public static void Print(Wording wording, InspectedPlace place, IReadOnlyList<Inspection> history, DateOnly day)
    {
        Console.WriteLine($"{place.Number}  {place.Kind.Title(wording.English)}  {place.Name}  {place.Village}  {Standing(wording, place, day)}  {Date(place.DueOn)}");
        foreach (var (name, value) in place.Details.Within(place.Kind.Details))
            Console.WriteLine($"    {Named(wording, place.Kind.Details.Find(name), name, value)}");
        if (history.Count == 0)
        {
            Console.WriteLine(wording.Say("尚无巡查记录。", "Not inspected yet."));
            return;
        }

        var columns = new Columns(
            wording.Say("编号", "number"), wording.Say("日期", "day"), wording.Say("结果", "result"), wording.Say("巡查人", "inspector"), wording.Say("检查内容", "answers"),
            wording.Say("照片", "photos"), wording.Say("下次", "next due"), wording.Say("说明", "note"));
        foreach (var inspection in history)
        {
            columns.Add(
                inspection.Number, Moments.Write(inspection.On), Passed(wording, inspection.Passed), inspection.Row.Text("inspector"), Answers(wording, inspection),
                inspection.PhotoHashes.Count.ToString(CultureInfo.InvariantCulture), Moments.Write(inspection.NextDue), inspection.Row.Text("note"));
        }

        columns.Print();
    }

    public static string Standing(Wording wording, InspectedPlace place, DateOnly day) => place.On(day) switch
    {
        DueState.Overdue => wording.Say($"逾期 {place.DaysOverdue(day)} 天", $"overdue by {place.DaysOverdue(day)} days"),
        DueState.Due => wording.Say("到期", "due"),
        DueState.NotDue => wording.Say("未到期", "not due"),
        _ => wording.Say("不巡查", "at rest"),
    };

    public static string Date(DateOnly? day) => day is { } known ? Moments.Write(known) : "";

    public static string Passed(Wording wording, bool? passed) => passed switch
    {
        true => wording.Say("合格", "passed"),
        false => wording.Say("不合格", "failed"),
        _ => "",
    };

    private static string Outcome(Wording wording, TakenPlace place) => place.Match.Kind switch
    {
        PlaceMatchKind.New => wording.Say("新增", "added"),
        PlaceMatchKind.Known => wording.Say("已在账", "in the ledger already"),
        PlaceMatchKind.Near => wording.Say(
            FormattableString.Invariant($"已在账（相距 {place.Match.Metres:0.#} 米），来源已更新"), FormattableString.Invariant($"in the ledger already ({place.Match.Metres:0.#} m away), its source renewed")),
        _ => wording.Say($"与要素 {place.Match.TwinOf} 重复，未建账", $"the same as feature {place.Match.TwinOf}, left out"),
    };

    private static string Answers(Wording wording, Inspection inspection) => string.Join(
        wording.Say("；", "; "), inspection.Answers.Within(inspection.Kind.Answers).Select(answer => Named(wording, inspection.Kind.Answers.Find(answer.Key), answer.Key, answer.Value) + (inspection.Failed.Contains(answer.Key) ? " ✗" : "")));

    private static string Answered(Wording wording, CheckItem item, object? value) => Named(wording, item.Field, item.Field.Name, value);

    private static string Named(Wording wording, LedgerField? field, string name, object? value) =>
        $"{(field is null ? name : wording.Say(field.TitleZh, field.TitleEn))}{wording.Say("：", ": ")}{Said(wording, field, value)}";

    private static string Said(Wording wording, LedgerField? field, object? value) => value switch
    {
        bool truth => truth ? wording.Say("是", "yes") : wording.Say("否", "no"),
        string code when field is not null => field.Say(code, wording.English),
        _ => FieldText.Write(value),
    };

    private static string State(Wording wording, InspectedPlace place) => place.State switch
    {
        InspectedPlace.Active => wording.Say("在用", "in use"),
        "suspended" => wording.Say("暂停", "suspended"),
        _ => wording.Say("撤销", "closed"),
    };

    private static string Described(Wording wording, LedgerField field)
    {
        var choices = field.Choices.Count == 0 ? "" : $" [{string.Join(" | ", field.Choices.Select(choice => $"{choice.Code} {wording.Say(choice.TitleZh, choice.TitleEn)}"))}]";
        return $"{field.Name}  {wording.Say(field.TitleZh, field.TitleEn)}{choices}";
    }

    private static string Passing(Wording wording, CheckItem item) => (item.PassesFrom, item.PassesTo) switch
    {
        ({ } least, { } most) => wording.Say($"，合格 {FieldText.Write(least)}～{FieldText.Write(most)}", $", passes from {FieldText.Write(least)} to {FieldText.Write(most)}"),
        ({ } least, _) => wording.Say($"，合格 ≥ {FieldText.Write(least)}", $", passes from {FieldText.Write(least)}"),
        (_, { } most) => wording.Say($"，合格 ≤ {FieldText.Write(most)}", $", passes up to {FieldText.Write(most)}"),
        _ => "",
    };
}
