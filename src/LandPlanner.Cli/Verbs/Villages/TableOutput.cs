using System.Text.Json;
using LandPlanner.Projects;

namespace LandPlanner.Cli.Verbs.Villages;

/// <summary>What was left out of a table, and what speaks against it.</summary>
internal static class TableOutput
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<string> ignored, IReadOnlyList<TableComplaint> complaints)
    {
        json.WriteStartArray("ignored");
        foreach (var heading in ignored)
            json.WriteStringValue(heading);
        json.WriteEndArray();
        json.WriteStartArray("complaints");
        foreach (var complaint in complaints)
        {
            json.WriteStartObject();
            json.WriteNumber("row", complaint.Row);
            json.WriteNumber("column", complaint.Column);
            json.WriteString("text", complaint.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
