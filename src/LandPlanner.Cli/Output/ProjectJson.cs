using System.Text.Json;
using LandPlanner.Projects;

namespace LandPlanner.Cli.Output;

/// <summary>Projects as JSON. Amounts are whole 分, areas m², months "2024-07"; what is unknown is null.</summary>
internal static class ProjectJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ProjectStanding> projects)
    {
        json.WriteStartArray();
        foreach (var one in projects)
        {
            json.WriteStartObject();
            WriteStanding(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, ProjectStanding standing, IReadOnlyList<MonthEntry> entries)
    {
        json.WriteStartObject();
        CaseOutput.WriteFields(json, standing.Project.Row);
        WriteVerdict(json, standing.Verdict);
        WriteRows(json, "milestones", standing.File.Milestones.Select(step => step.Row));
        WriteRows(json, "entries", entries.Select(entry => entry.Row));
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ProjectStanding standing, ProgressCurve curve)
    {
        json.WriteStartObject();
        json.WriteString("number", standing.Project.Number);
        json.WriteString("name", standing.Project.Name);
        WriteVerdict(json, standing.Verdict);
        WriteCurve(json, curve);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ProjectBoard board)
    {
        json.WriteStartObject();
        json.WriteString("until", board.Until.ToString());
        json.WriteString("rule", board.Rule.Id);
        json.WriteStartArray("kinds");
        foreach (var kind in board.Kinds)
            WriteSum(json, kind);
        json.WriteEndArray();
        json.WritePropertyName("all");
        WriteSum(json, board.All);
        json.WriteStartArray("projects");
        foreach (var one in board.Projects)
        {
            json.WriteStartObject();
            WriteStanding(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteTexts("dropped", board.Dropped.Select(one => one.Project.Number));
        json.WriteStartObject("curve");
        WriteCurve(json, board.Curve);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStanding(Utf8JsonWriter json, ProjectStanding one)
    {
        var project = one.Project;
        json.WriteString("number", project.Number);
        json.WriteString("name", project.Name);
        json.WriteString("kind", project.Kind);
        json.WriteString("village", project.Village);
        json.WriteBoolean("isDropped", project.IsDropped);
        WriteCents(json, "total", project.Total);
        WriteCents(json, "yearPlan", one.Curve.Whole);
        WriteCents(json, "actualSoFar", one.Curve.Measured?.ActualSoFar);
        json.WriteString("measuredAt", one.Curve.MeasuredAt?.ToString());
        WritePoints(json, "deviation", one.Curve.Deviation);
        WritePoints(json, "timeDeviation", one.Curve.TimeDeviation);
        WriteVerdict(json, one.Verdict);
        WriteRows(json, "overdue", one.Overdue.Select(step => step.Row));
        json.WriteArea("landNeeded", project.LandNeeded);
        json.WriteArea("landHeld", project.LandHeld);
    }

    private static void WriteSum(Utf8JsonWriter json, ProjectSum sum)
    {
        json.WriteStartObject();
        json.WriteString("kind", sum.Kind);
        json.WriteNumber("count", sum.Count);
        WriteCents(json, "total", sum.Total);
        WriteCents(json, "yearPlan", sum.YearPlan);
        WriteCents(json, "planSoFar", sum.PlanSoFar);
        WriteCents(json, "actualSoFar", sum.ActualSoFar);
        json.WriteString("measuredAt", sum.Curve.MeasuredAt?.ToString());
        WritePoints(json, "deviation", sum.Deviation);
        json.WriteNumber("green", sum.Green);
        json.WriteNumber("yellow", sum.Yellow);
        json.WriteNumber("red", sum.Red);
        json.WriteNumber("unknown", sum.Unknown);
        json.WriteNumber("overdue", sum.Overdue);
        json.WriteArea("landNeeded", sum.LandNeeded);
        json.WriteArea("landHeld", sum.LandHeld);
        json.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter json, ProgressCurve curve)
    {
        WriteCents(json, "whole", curve.Whole);
        json.WriteString("measuredAt", curve.MeasuredAt?.ToString());
        WritePoints(json, "deviation", curve.Deviation);
        WritePoints(json, "timeDeviation", curve.TimeDeviation);
        json.WriteStartArray("points");
        foreach (var point in curve.Points)
        {
            json.WriteStartObject();
            json.WriteString("month", point.Month.ToString());
            WriteCents(json, "plan", point.Plan);
            WriteCents(json, "actual", point.Actual);
            WriteCents(json, "planSoFar", point.PlanSoFar);
            WriteCents(json, "actualSoFar", point.ActualSoFar);
            WritePoints(json, "timePercent", curve.TimeShare(point) * 100);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteVerdict(Utf8JsonWriter json, LightVerdict verdict)
    {
        json.WriteString("light", verdict.Light.Word());
        json.WriteStartArray("reasons");
        foreach (var reason in verdict.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("light", reason.Light.Word());
            json.WriteString("zh", reason.Zh);
            json.WriteString("en", reason.En);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRows(Utf8JsonWriter json, string name, IEnumerable<Ledgers.LedgerRow> rows)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
            CaseOutput.WriteRow(json, row);
        json.WriteEndArray();
    }

    private static void WriteCents(Utf8JsonWriter json, string name, Money? amount) => json.WriteNumber(name, amount?.Cents);

    private static void WritePoints(Utf8JsonWriter json, string name, decimal? points) => json.WriteNumber(name, points is { } known ? Math.Round(known, 4) : null);
}
