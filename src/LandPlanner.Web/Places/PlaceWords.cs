using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Web.Cases;

namespace LandPlanner.Web.Places;

/// <summary>What kinds, answers and standings are called in the interface's language.</summary>
internal static class PlaceWords
{
    public static string Title(this PlaceKind kind) => kind.Title(Languages.IsEnglish);

    /// <summary>An answer or a detail with its field's name.</summary>
    public static string Say(LedgerForm form, string name, object value) => $"{form.Find(name)?.Title() ?? name}{Languages.Say("：", ": ")}{Say(form.Find(name), value)}";

    public static string Say(LedgerField? field, object value) => value switch
    {
        bool truth => truth ? Languages.Say("是", "yes") : Languages.Say("否", "no"),
        string code when field is not null => field.Say(code, Languages.IsEnglish),
        _ => FieldText.Write(value),
    };

    /// <summary>Between which limits an item passes; empty where no number limits it.</summary>
    public static string Limits(CheckItem item) => (item.PassesFrom, item.PassesTo) switch
    {
        ({ } least, { } most) => $"{FieldText.Write(least)}～{FieldText.Write(most)}",
        ({ } least, _) => $"≥ {FieldText.Write(least)}",
        (_, { } most) => $"≤ {FieldText.Write(most)}",
        _ => "",
    };

    public static string Standing(InspectedPlace place, DateOnly day) => place.On(day) switch
    {
        DueState.Overdue => Languages.Say($"逾期 {place.DaysOverdue(day)} 天", $"{place.DaysOverdue(day)} days overdue"),
        DueState.Due => Languages.Say("今日到期", "due today"),
        DueState.NotDue => Languages.Say($"还有 {place.DueOn!.Value.DayNumber - day.DayNumber} 天", $"in {place.DueOn!.Value.DayNumber - day.DayNumber} days"),
        _ => Languages.Say("不巡查", "at rest"),
    };

    /// <summary>The class that colours a standing; the colours are those of cases.</summary>
    public static string Css(InspectedPlace place, DateOnly day) => place.On(day) switch
    {
        DueState.Overdue => "urgency-overdue",
        DueState.Due => "urgency-soon",
        DueState.NotDue => "urgency-in-time",
        _ => "urgency-done",
    };

    public static string Passed(bool? passed) => passed switch
    {
        true => Languages.Say("合格", "passed"),
        false => Languages.Say("不合格", "failed"),
        _ => "",
    };
}
