using System.CommandLine;
using System.Text.Json;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>inspect FILE</c></summary>
internal static class InspectVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "Any vector file, folder or zip. 数据文件" };
    private static readonly Option<string?> Encoding = new("--encoding") { Description = "The encoding of its text, checked against the bytes. 编码" };

    public static Command Command()
    {
        var command = new Command("inspect", "Says what a file holds before it is imported. 查看数据文件") { File, Encoding };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var inspection = Inspection.Of(parsed.GetValue(File)!, parsed.GetValue(Encoding), CancellationToken.None);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => Write(json, inspection));
        else
            Print(CommonOptions.WordingOf(parsed), inspection);
        return ExitCodes.Done;
    }

    private static void Print(Wording wording, Inspection inspection)
    {
        Console.WriteLine($"{inspection.File}  {inspection.Format}  SHA-256 {inspection.Sha256}");
        foreach (var layer in inspection.Layers)
        {
            Console.WriteLine(wording.Say(
                $"图层 {layer.Source.Name}:{layer.Source.Kind},{layer.Source.Count} 条记录,{layer.Source.Schema.Fields.Count} 个字段",
                $"Layer {layer.Source.Name}: {layer.Source.Kind}, {layer.Source.Count} records, {layer.Source.Schema.Fields.Count} fields"));
            Console.WriteLine("  " + wording.Say("坐标系:", "CRS: ") + layer.CrsSentence);
            Console.WriteLine("  " + wording.Say("编码:", "Encoding: ") + $"{layer.Source.Encoding ?? "UTF-8"} ({layer.Source.EncodingFoundBy})");
            if (layer.SuggestedRole is { } role)
                Console.WriteLine("  " + wording.Say("可能的角色:", "Likely role: ") + role);
            foreach (var problem in layer.Source.Problems)
                Console.WriteLine("  ! " + problem);
        }
    }

    private static void Write(Utf8JsonWriter json, Inspection inspection)
    {
        json.WriteStartObject();
        json.WriteString("file", inspection.File);
        json.WriteString("format", inspection.Format);
        json.WriteString("sha256", inspection.Sha256);
        json.WriteStartArray("layers");
        foreach (var layer in inspection.Layers)
            WriteLayer(json, layer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLayer(Utf8JsonWriter json, InspectedLayer layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Source.Name);
        json.WriteString("kind", layer.Source.Kind.ToString());
        json.WriteNumber("records", layer.Source.Count);
        json.WriteString("crs", layer.Crs?.ToString());
        json.WriteString("crsExplanation", layer.CrsSentence);
        json.WriteString("encoding", layer.Source.Encoding ?? "UTF-8");
        json.WriteString("encodingFoundBy", layer.Source.EncodingFoundBy);
        json.WriteString("suggestedRole", layer.SuggestedRole);
        json.WriteStartArray("fields");
        foreach (var field in layer.Source.Schema.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("type", field.Type.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteTexts("problems", layer.Source.Problems);
        json.WriteEndObject();
    }
}
