using System.Text.Json;
using LandPlanner.Projects;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Output;

/// <summary>What entering months and milestones came to, as JSON. Amounts are whole 分, months "2024-07".</summary>
internal static class ProjectIntakeJson
{
    public static void Write(Utf8JsonWriter json, MonthOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteRevision(outcome.Revision);
        json.WriteList("changes", outcome.Intake.Changes, change =>
        {
            json.WriteString("project", change.Project.Number);
            json.WriteString("month", change.Cell.Month.ToString());
            json.WriteString("measure", change.Cell.Measure.Word());
            json.WriteNumber("before", change.Before?.Cents);
            json.WriteNumber("after", change.Cell.Amount?.Cents);
            json.WriteString("reason", change.Reason);
        });
        json.WriteNumber("unchanged", outcome.Intake.Unchanged);
        json.WriteTexts("ignoredColumns", outcome.Ignored);
        WriteComplaints(json, outcome.Intake.Complaints);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, MilestoneOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteRevision(outcome.Revision);
        json.WriteList("changes", outcome.Intake.Changes, change =>
        {
            json.WriteString("project", change.Project.Number);
            json.WriteString("kind", change.Kind);
            json.WriteString("title", change.Cell.Title);
            json.WriteDay("planned", change.Planned);
            json.WriteDay("actual", change.Actual);
            json.WriteBoolean("isNew", change.Before is null);
            json.WriteString("reason", change.Reason);
        });
        json.WriteNumber("unchanged", outcome.Intake.Unchanged);
        WriteComplaints(json, outcome.Intake.Complaints);
        json.WriteEndObject();
    }

    private static void WriteComplaints(Utf8JsonWriter json, IReadOnlyList<TableComplaint> complaints)
    {
        json.WriteList("complaints", complaints, complaint =>
        {
            json.WriteNumber("row", complaint.Row);
            json.WriteString("column", TableComplaint.Name(complaint.Column));
            json.WriteString("text", complaint.Text);
        });
    }
}
