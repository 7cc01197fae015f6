using System.CommandLine;
using System.Globalization;
using LandPlanner.Cli.Output;
using LandPlanner.Features;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>layers</c></summary>
internal static class LayersVerb
{
    public static Command Command()
    {
        var command = new Command("layers", "Lists layers with role, CRS, count, area and vintage. 图层清单");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var layers = await workspace.Store.ListLayersAsync(ct);
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(layers);
        else
            Print(CommonOptions.WordingOf(parsed), layers);
        return ExitCodes.Done;
    }

    private static void Print(Wording wording, IReadOnlyList<LayerInfo> layers)
    {
        if (layers.Count == 0)
        {
            Console.WriteLine(wording.Say("工作库中还没有图层:用 landplanner import 导入。", "The workspace has no layers yet: bring some in with landplanner import."));
            return;
        }

        var columns = new Columns(
            wording.Say("图层", "layer"), wording.Say("角色", "role"), wording.Say("类型", "kind"), wording.Say("数量", "count"),
            wording.Say("面积(亩)", "area (mu)"), wording.Say("时点", "vintage"), wording.Say("坐标系", "CRS"));
        foreach (var layer in layers)
        {
            columns.Add(
                layer.Name, layer.Role.Name, layer.Kind.ToString(), layer.Count.ToString(CultureInfo.InvariantCulture),
                layer.Kind == GeometryKind.Polygon ? layer.Area.Mu(2).ToString("N2", CultureInfo.InvariantCulture) : "",
                layer.Vintage?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? layer.Term?.ToString() ?? "", layer.Crs.ToString());
        }

        columns.Print();
    }

    private static void PrintJson(IReadOnlyList<LayerInfo> layers) => JsonOutput.Print(json =>
    {
        json.WriteStartArray();
        foreach (var layer in layers)
        {
            json.WriteStartObject();
            json.WriteString("layer", layer.Name);
            json.WriteString("role", layer.Role.Name);
            json.WriteString("kind", layer.Kind.ToString());
            json.WriteString("crs", layer.Crs.ToString());
            json.WriteNumber("count", layer.Count);
            json.WriteNumber("areaSquareMetres", layer.Area.Hundredths / 100m);
            json.WriteNumber("areaMu", layer.Area.Mu(4));
            if (layer.Term is { } term)
            {
                json.WriteNumber("baseYear", term.BaseYear);
                json.WriteNumber("targetYear", term.TargetYear);
            }

            json.WriteString("vintage", layer.Vintage?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("covers", layer.Covers);
            json.WriteNumber("revision", layer.Revision);
            json.WriteString("contentHash", layer.ContentHash);
            json.WriteString("source", layer.Provenance?.Source);
            json.WriteString("sourceSha256", layer.Provenance?.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
