using System.Text.Json;
using LandPlanner.Stores;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Cli.Output;

/// <summary>What the returns of cases and of rounds say alike.</summary>
internal static class FieldOutput
{
    public static void PrintLeft(Wording wording, IEnumerable<LeftFromField> all)
    {
        foreach (var left in all)
            Console.WriteLine($"! {left.What}  {left.Say(wording.English)}");
    }

    /// <summary>What was left and why, and the revision that took in the rest; null where none did.</summary>
    public static void WriteEnd(Utf8JsonWriter json, IEnumerable<LeftFromField> all, Revision? revision)
    {
        json.WriteStartArray("left");
        foreach (var left in all)
        {
            json.WriteStartObject();
            json.WriteString("what", left.What);
            json.WriteString("reason", left.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (revision is { } done)
            json.WriteNumber("revision", done.Number);
    }
}
