using System.Text.Encodings.Web;
using System.Text.Json;

namespace LandPlanner.Cli.Output;

/// <summary>Writes one JSON document to standard output: UTF-8, Chinese as it is.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(Action<Utf8JsonWriter> write)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, Options))
            write(json);
        output.WriteByte((byte)'\n');
    }
}
