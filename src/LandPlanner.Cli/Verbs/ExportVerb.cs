using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Exports;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>export LAYER FILE</c></summary>
internal static class ExportVerb
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "The layer. 图层" };
    private static readonly Argument<string> File = new("FILE") { Description = "Where to write it; the extension chooses the format. 输出文件" };
    private static readonly Option<string> Encoding = new("--encoding")
    {
        Description = "Of a shapefile's or MapInfo file's text. 编码",
        DefaultValueFactory = _ => "UTF-8",
    };

    public static Command Command()
    {
        var command = new Command("export", "Writes a layer to a file: shapefile, GeoPackage, GeoJSON, KML, DXF, MapInfo, FlatGeobuf, FileGDB. 导出图层")
        {
            Layer, File, Encoding,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (layer, file) = (parsed.GetValue(Layer)!, parsed.GetValue(File)!);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var result = await Export.RunAsync(workspace, layer, file, parsed.GetValue(Encoding)!, ct);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("file", file);
                json.WriteNumber("features", result.Features);
                json.WriteStartObject("renamedFields");
                foreach (var (from, to) in result.RenamedFields)
                    json.WriteString(from, to);
                json.WriteEndObject();
                json.WriteTexts("leftOutFields", result.LeftOutFields);
                json.WriteTexts("problems", result.Problems);
                json.WriteEndObject();
            });
            return ExitCodes.Done;
        }

        var wording = CommonOptions.WordingOf(parsed);
        Console.WriteLine(wording.Say($"已将 {layer} 的 {result.Features} 个要素写入 {file}", $"Wrote {result.Features} features of {layer} to {file}"));
        foreach (var (from, to) in result.RenamedFields)
            Console.WriteLine("  " + wording.Say($"字段 {from} 写作 {to}", $"the field {from} is called {to} there"));
        foreach (var field in result.LeftOutFields)
            Console.WriteLine("  ! " + wording.Say($"该格式不能保存字段 {field}", $"the format cannot hold the field {field}"));
        foreach (var problem in result.Problems)
            Console.WriteLine("  ! " + problem);
        return ExitCodes.Done;
    }
}
