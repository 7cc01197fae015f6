using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Checks;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Checks;

/// <summary>
/// A check's result as JSON: UTF-8, two-space indents, Chinese as it is. Areas in m², coordinates in the workspace's
/// CRS, x = easting; null where a problem has no place. Equal results give equal bytes.
/// </summary>
public static class CheckResultJson
{
    public static byte[] Write(CheckedLayer layer)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(bytes, options))
            Write(json, layer);
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CheckedLayer layer)
    {
        var result = layer.Result;
        json.WriteStartObject();
        json.WriteString("layer", layer.Name);
        json.WriteString("role", layer.Role);
        json.WriteString("crs", layer.Crs);
        json.WriteString("contentHash", layer.ContentHash);
        if (layer.Within is { } frame)
            json.WriteString("within", frame);
        json.WriteNumber("checked", result.Checked);
        json.WriteBoolean("clean", result.IsClean);
        WriteSummary(json, result);
        json.WriteStartArray("problems");
        foreach (var problem in result.Problems)
            Write(json, problem, result);
        json.WriteEndArray();
        json.WriteStartArray("unchecked");
        foreach (var left in result.Unchecked)
            Write(json, left);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("problems", result.Problems.Count);
        foreach (var severity in Enum.GetValues<ProblemSeverity>())
            json.WriteNumber(severity.Word(), result.Count(severity));
        json.WriteEndObject();
        json.WriteStartObject("counts");
        foreach (var (kind, word) in CheckWords.Kinds.Where(known => (result.Kinds & known.Kind) != 0))
            json.WriteNumber(word, result.Count(kind));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Problem problem, CheckResult result)
    {
        json.WriteStartObject();
        json.WriteString("kind", problem.Kind.Word());
        json.WriteStartArray("ids");
        foreach (var id in problem.Ids)
            json.WriteNumberValue(id);
        json.WriteEndArray();
        json.WriteNumber("areaSquareMetres", Math.Round((decimal)problem.SquareMetres, 4));
        json.WriteNumber("planarSquareMetres", Math.Round((decimal)problem.PlanarSquareMetres, 4));
        WriteCoordinate(json, "x", problem.Place?.X);
        WriteCoordinate(json, "y", problem.Place?.Y);
        json.WriteString("severity", problem.Severity.Word());
        json.WriteString("reason", problem.Reason);
        if (problem.IsSliver)
            json.WriteBoolean("sliver", true);
        json.WriteString("messageZh", CheckNames.Of(problem, result, ReportLanguage.Chinese));
        json.WriteString("messageEn", CheckNames.Of(problem, result, ReportLanguage.English));
        if (problem.Facts.Count > 0)
        {
            json.WriteStartObject("facts");
            foreach (var fact in problem.Facts)
                json.WriteString(fact.Name, fact.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Unchecked left)
    {
        json.WriteStartObject();
        json.WriteString("kind", left.Kind.Word());
        json.WriteString("reason", left.Reason);
        json.WriteString("messageZh", CheckNames.Of(left, ReportLanguage.Chinese));
        json.WriteString("messageEn", CheckNames.Of(left, ReportLanguage.English));
        json.WriteEndObject();
    }

    // A tenth of a millimetre, the grid of the workspace.
    private static void WriteCoordinate(Utf8JsonWriter json, string name, double? metres)
    {
        if (metres is { } value && Math.Abs(value) < 1e15)
            json.WriteNumber(name, Math.Round((decimal)value, 4));
        else
            json.WriteNull(name);
    }
}
