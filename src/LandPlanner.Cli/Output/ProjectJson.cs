using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Output;

/// <summary>Projects as JSON. Amounts are whole 分, areas m², months "2024-07"; what is unknown is null.</summary>
internal static class ProjectJson
{
    public static void Write(Utf8JsonWriter json, ProjectTakingResult result)
    {
        json.WriteStartObject();
        WriteRevision(json, result.Revision);
        json.WriteStartArray("projects");
        foreach (var one in result.Projects)
        {
            json.WriteStartObject();
            json.WriteNumber("featureId", one.FeatureId);
            json.WriteString("number", (one.There ?? one.Project).Number);
            json.WriteString("name", one.Project.Name);
            json.WriteString("kind", one.Project.Kind);
            json.WriteBoolean("isNew", one.There is null);
            WriteTexts(json, "remarks", one.Remarks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("withoutShape");
        foreach (var id in result.WithoutShape)
            json.WriteNumberValue(id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

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
        WriteTexts(json, "dropped", board.Dropped.Select(one => one.Project.Number));
        json.WriteStartObject("curve");
        WriteCurve(json, board.Curve);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, MonthOutcome outcome)
    {
        json.WriteStartObject();
        WriteRevision(json, outcome.Revision);
        json.WriteStartArray("changes");
        foreach (var change in outcome.Intake.Changes)
        {
            json.WriteStartObject();
            json.WriteString("project", change.Project.Number);
            json.WriteString("month", change.Cell.Month.ToString());
            json.WriteString("measure", change.Cell.Measure.Word());
            WriteCents(json, "before", change.Before);
            WriteCents(json, "after", change.Cell.Amount);
            json.WriteString("reason", change.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("unchanged", outcome.Intake.Unchanged);
        WriteTexts(json, "ignoredColumns", outcome.Ignored);
        WriteComplaints(json, outcome.Intake.Complaints);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, MilestoneOutcome outcome)
    {
        json.WriteStartObject();
        WriteRevision(json, outcome.Revision);
        json.WriteStartArray("changes");
        foreach (var change in outcome.Intake.Changes)
        {
            json.WriteStartObject();
            json.WriteString("project", change.Project.Number);
            json.WriteString("kind", change.Kind);
            json.WriteString("title", change.Cell.Title);
            WriteDay(json, "planned", change.Cell.Planned ?? change.Before?.Planned);
            WriteDay(json, "actual", change.Cell.Actual ?? change.Before?.Actual);
            json.WriteBoolean("isNew", change.Before is null);
            json.WriteString("reason", change.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("unchanged", outcome.Intake.Unchanged);
        WriteComplaints(json, outcome.Intake.Complaints);
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
        WriteMonth(json, "measuredAt", one.Curve.MeasuredAt);
        WritePoints(json, "deviation", one.Curve.Deviation);
        WritePoints(json, "timeDeviation", one.Curve.TimeDeviation);
        WriteVerdict(json, one.Verdict);
        WriteRows(json, "overdue", one.Overdue.Select(step => step.Row));
        WriteArea(json, "landNeeded", project.LandNeeded);
        WriteArea(json, "landHeld", project.LandHeld);
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
        WritePoints(json, "deviation", sum.Deviation);
        json.WriteNumber("green", sum.Green);
        json.WriteNumber("yellow", sum.Yellow);
        json.WriteNumber("red", sum.Red);
        json.WriteNumber("unknown", sum.Unknown);
        json.WriteNumber("overdue", sum.Overdue);
        WriteArea(json, "landNeeded", sum.LandNeeded);
        WriteArea(json, "landHeld", sum.LandHeld);
        json.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter json, ProgressCurve curve)
    {
        WriteCents(json, "whole", curve.Whole);
        WriteMonth(json, "measuredAt", curve.MeasuredAt);
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

    private static void WriteComplaints(Utf8JsonWriter json, IReadOnlyList<TableComplaint> complaints)
    {
        json.WriteStartArray("complaints");
        foreach (var complaint in complaints)
        {
            json.WriteStartObject();
            json.WriteNumber("row", complaint.Row);
            json.WriteString("column", TableComplaint.Name(complaint.Column));
            json.WriteString("text", complaint.Text);
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

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteRevision(Utf8JsonWriter json, Revision? revision)
    {
        if (revision is null)
            json.WriteNull("revision");
        else
            json.WriteNumber("revision", revision.Number);
    }

    private static void WriteCents(Utf8JsonWriter json, string name, Money? amount)
    {
        if (amount is { } known)
            json.WriteNumber(name, known.Cents);
        else
            json.WriteNull(name);
    }

    private static void WritePoints(Utf8JsonWriter json, string name, decimal? points)
    {
        if (points is { } known)
            json.WriteNumber(name, Math.Round(known, 4));
        else
            json.WriteNull(name);
    }

    private static void WriteArea(Utf8JsonWriter json, string name, Area? area)
    {
        if (area is { } known)
            json.WriteNumber(name, known.Hundredths / 100m);
        else
            json.WriteNull(name);
    }

    private static void WriteMonth(Utf8JsonWriter json, string name, Month? month)
    {
        if (month is { } known)
            json.WriteString(name, known.ToString());
        else
            json.WriteNull(name);
    }

    private static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } known)
            json.WriteString(name, Moments.Write(known));
        else
            json.WriteNull(name);
    }
}
