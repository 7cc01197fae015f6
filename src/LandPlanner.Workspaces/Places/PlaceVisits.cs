using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Workspaces.Places;

/// <summary>The table in which the inspections of a kind of places are filled in on a round: a row a place, with the checklist of the kind.</summary>
internal static class PlaceVisits
{
    // Before the names of a checklist's items, which are a bureau's own to choose.
    private const string Answer = "answer_";

    private static readonly LayerRole Role = new("place");

    public static LedgerForm FormOf(PlaceKind kind) => new(
        kind.Id, Role, "visits_" + kind.Id.Replace('-', '_'), GeometryKind.Point, $"巡查：{kind.TitleZh}", $"Inspection: {kind.TitleEn}",
        [
            new("label", FieldType.Text, "巡查点", "Place", [], false, true),
            new("place", FieldType.Text, "编号", "Number", [], false, true),
            new("inspected_on", FieldType.Date, "巡查日期", "Inspected on", [], false, false),
            .. kind.Checklist.Select(item => item.Field with { Name = Answer + item.Field.Name, IsRequired = false, IsKept = false }),
            new("passed", FieldType.Text, "结论（不填则按检查内容）", "Result (empty: by the answers)", [new(InspectedPlace.Pass, "合格", "Passed"), new(InspectedPlace.Fail, "不合格", "Failed")], false, false),
            new("inspector", FieldType.Text, "巡查人", "Inspector", [], false, false),
            new("note", FieldType.Text, "说明", "Note", [], false, false),
        ]);

    /// <summary>A table for each kind on the way, its rows in visiting order.</summary>
    public static IReadOnlyList<FieldSheet> Sheets(IReadOnlyList<InspectedPlace> places) =>
    [
        .. places.Select((place, i) => (Place: place, Stop: i + 1)).GroupBy(stop => stop.Place.Kind.Id).Select(stops => Sheet(FormOf(stops.First().Place.Kind), stops)),
    ];

    private static FieldSheet Sheet(LedgerForm form, IEnumerable<(InspectedPlace Place, int Stop)> stops) => new(form, [.. stops.Select(stop => Row(form, stop.Place, stop.Stop))]);

    private static Feature Row(LedgerForm form, InspectedPlace place, int stop)
    {
        var row = LedgerRow.New(form.Schema, place.Row.Shape).With([new("label", FormattableString.Invariant($"{stop} {place.Name}")), new("place", place.Number)]);
        return row.Feature with { Id = stop, Version = 1 };
    }

    /// <summary>What was filled in of a place; null where nothing was.</summary>
    /// <param name="row">By the form of the kind.</param>
    /// <param name="complaints">What does not fit. Full sentences.</param>
    public static InspectionRequest? Read(PlaceKind kind, LedgerRow row, DateOnly today, out IReadOnlyList<string> complaints)
    {
        complaints = [];
        var answers = kind.Checklist.Select(item => (item.Field.Name, Text: FieldText.Write(row[Answer + item.Field.Name]))).Where(answer => answer.Text.Length > 0)
            .ToDictionary(answer => answer.Name, answer => answer.Text);
        var (on, passed, note) = (row.Date("inspected_on"), row.Text("passed"), row.Text("note"));
        if (on is null && answers.Count == 0 && passed.Length == 0 && note.Length == 0)
            return null;
        if (on is null)
            complaints = [Sentence.Said("It says not on which day it was inspected.")];
        return new(row.Text("place"), on ?? today, today, answers)
        {
            Passed = passed switch { InspectedPlace.Pass => true, InspectedPlace.Fail => false, _ => null },
            Inspector = row.Text("inspector"),
            Note = note,
        };
    }
}
