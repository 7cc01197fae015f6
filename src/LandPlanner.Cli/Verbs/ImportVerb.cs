using System.CommandLine;
using System.Globalization;
using LandPlanner.Cli.Output;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>import FILE --layer NAME --role ROLE</c></summary>
internal static class ImportVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "Any vector file, folder or zip. 数据文件" };
    private static readonly Option<string> Layer = new("--layer") { Description = "The layer's name in the workspace. 图层名", Required = true };
    private static readonly Option<string> Role = new("--role") { Description = "What the layer is to the audit: land-use, basic-farmland, … 角色", Required = true };
    private static readonly Option<string?> SourceLayer = new("--source-layer") { Description = "The layer of the file, where it has several. 源图层" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Puts the content in the place of the layer's old one. 替换" };
    private static readonly Option<bool> Append = new("--append") { Description = "Adds the content to the layer. 追加" };
    private static readonly Option<string?> Encoding = new("--encoding") { Description = "The encoding of its text, checked against the bytes. 编码" };
    private static readonly Option<string?> CrsOption = new("--crs") { Description = "The coordinate system of its coordinates. 源坐标系", HelpName = "EPSG:CODE" };
    private static readonly Option<string?> Shift = new("--shift")
    {
        Description = "Seven parameters to CGCS2000, for Xian 1980 and Beijing 1954. 七参数",
        HelpName = "position-vector:dx,dy,dz,rx,ry,rz,ppm",
    };

    private static readonly Option<string?> Vintage = new("--vintage") { Description = "The date its content speaks of, yyyy-mm-dd. 数据时点", HelpName = "D" };
    private static readonly Option<string?> Covers = new("--covers") { Description = "The layer over whose polygons this one is complete. 覆盖范围图层" };

    private static readonly Option<int?> BaseYear = new("--base-year") { Description = "Of a plan: the year whose survey it began with. 规划基期年", HelpName = "Y" };
    private static readonly Option<int?> TargetYear = new("--target-year") { Description = "Of a plan: the year by which it is to be so. 规划目标年", HelpName = "Y" };

    public static Command Command()
    {
        var command = new Command("import", "Imports a layer of a file and prints the reconciliation. 导入数据")
        {
            File, Layer, Role, SourceLayer, Replace, Append, Encoding, CrsOption, Shift, Vintage, Covers, BaseYear, TargetYear,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var request = Request(parsed);
        Import.Prepare();
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var result = await Output.Progress.ShowAsync(request.Layer, tell => Import.RunAsync(
            workspace, request, new Told(tell), ct));
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => ImportJson.Write(json, request.Layer, result));
        else
            Print(CommonOptions.WordingOf(parsed), request.Layer, result);
        return result.Provenance.Reconciliation.Rejected > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }

    private static ImportRequest Request(ParseResult parsed)
    {
        if (parsed.GetValue(Replace) && parsed.GetValue(Append))
            throw new WorkspaceException("Choose one of --replace and --append.");
        var file = parsed.GetValue(File)!;
        return new(file, parsed.GetValue(Layer)!, new(parsed.GetValue(Role)!), CommonOptions.Note(parsed, $"import {Path.GetFileName(file)}"))
        {
            SourceLayer = parsed.GetValue(SourceLayer),
            Mode = parsed.GetValue(Replace) ? WriteMode.Replace : parsed.GetValue(Append) ? WriteMode.Append : WriteMode.Create,
            Encoding = parsed.GetValue(Encoding),
            Crs = Crs(parsed.GetValue(CrsOption)),
            Shift = parsed.GetValue(Shift) is { } shift ? DatumShift.Parse(shift) : null,
            Vintage = parsed.GetValue(Vintage) is { } vintage ? Dates.Parse(vintage) : null,
            Covers = parsed.GetValue(Covers),
            Term = (parsed.GetValue(BaseYear), parsed.GetValue(TargetYear)) switch
            {
                (null, null) => null,
                ({ } from, { } until) => PlanTerm.Of(from, until),
                _ => throw new WorkspaceException("Give --base-year and --target-year together: a plan speaks of both."),
            },
        };
    }

    private static CrsCode? Crs(string? text)
    {
        if (text is null)
            return null;
        return CrsCode.TryParse(text, out var code) ? code : throw new WorkspaceException($"'{text}' is no EPSG code; write it like EPSG:4529.");
    }

    private static void Print(Wording wording, string layer, ImportResult result)
    {
        var balance = result.Provenance.Reconciliation;
        Console.WriteLine(wording.Say(
            $"{layer}:读取 {balance.Read} 条 = 完好 {balance.Intact} + 修复 {balance.Repaired} + 拒绝 {balance.Rejected}",
            $"{layer}: {balance.Read} records read = {balance.Intact} intact + {balance.Repaired} repaired + {balance.Rejected} rejected"));
        if (balance.AreaRead.Hundredths != 0 || balance.AreaStored.Hundredths != 0)
        {
            Console.WriteLine("  " + wording.Say("面积(㎡):", "Area (m²): ") + string.Create(CultureInfo.InvariantCulture,
                $"{balance.AreaRead.SquareMetres:N2} {balance.AreaChangedByRepair.SquareMetres:+#,0.00;-#,0.00;+0.00} {balance.AreaChangedBySnapping.SquareMetres:+#,0.00;-#,0.00;+0.00} = {balance.AreaStored.SquareMetres:N2} + {balance.AreaRejected.SquareMetres:N2}")
                + wording.Say("(读取 + 修复 + 格网 = 入库 + 拒绝)", " (read + repair + grid = stored + rejected)"));
        }

        Console.WriteLine("  " + wording.Say("坐标系 ", "CRS ") + $"{result.Provenance.CrsFound} → {result.StoredCrs}; " +
            wording.Say("编码 ", "encoding ") + $"{result.Provenance.Encoding} ({result.Provenance.EncodingFoundBy})");
        foreach (var notice in result.Notices)
            Console.WriteLine("  ! " + notice);
        foreach (var problem in balance.Problems.Take(20))
        {
            var place = problem is { X: { } x, Y: { } y } ? string.Create(CultureInfo.InvariantCulture, $" ({x:F3}, {y:F3})") : "";
            Console.WriteLine("  " + wording.Say($"第 {problem.Record} 条:", $"record {problem.Record}: ") + $"{problem.Reason} → {problem.Action}{place}");
        }

        if (balance.Problems.Count > 20)
            Console.WriteLine("  " + wording.Say($"……另有 {balance.Problems.Count - 20} 条,见 --json", $"… and {balance.Problems.Count - 20} more, see --json"));
    }

    private sealed class Told(Action<double> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value.Total > 0 ? (double)value.Records / value.Total : 0);
    }
}
