using System.Text.Json;
using LandPlanner.Figures;
using LandPlanner.Workspaces.Figures;

namespace LandPlanner.Cli.Output;

/// <summary>Recomputed figures as JSON.</summary>
internal static class FiguresJson
{
    public static void Print(IReadOnlyList<FigureRun> runs, IReadOnlyList<string> files) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("years");
        foreach (var run in runs)
            Write(json, run);
        json.WriteEndArray();
        json.WriteTexts("files", files);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, FigureRun run)
    {
        json.WriteStartObject();
        json.WriteNumber("year", run.Sheet.Year);
        json.WriteString("kind", run.Sheet.AreTargets ? "targets" : "report");
        json.WriteNumber("revision", run.Head.Number);
        json.WriteString("head", run.Head.Hash);
        json.WriteBoolean("holds", run.Holds);
        json.WriteStartArray("figures");
        foreach (var result in run.Results)
            Write(json, run, result);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FigureRun run, FigureResult result)
    {
        var figure = result.Figure;
        json.WriteStartObject();
        json.WriteString("id", run.Sheet.FullId(figure));
        json.WriteString("title", figure.TitleZh);
        json.WriteString("titleEn", figure.TitleEn);
        json.WriteString("query", figure.Query.Text.Text);
        json.WriteString("compare", Word(figure.Bound.Comparison));
        json.WriteString("reported", figure.Reported.ToString());
        json.WriteString("recomputed", result.Printed);
        json.WriteString("unit", figure.Reported.UnitText);
        json.WriteNumber("value", result.Value?.In(figure.Reported.Unit, 6));
        json.WriteNumber("difference", result.Difference);
        json.WriteString("verdict", result.Verdict.ToString().ToLowerInvariant());
        json.WriteString("missing", result.Gap?.Say(english: true));
        json.WriteStartArray("features");
        foreach (var trace in result.Traces)
            Write(json, trace.Layer, trace.Ids);
        json.WriteEndArray();
        json.WriteStartArray("unknown");
        foreach (var unknown in result.Unknowns)
            Write(json, unknown.Layer, unknown.Ids);
        json.WriteEndArray();
        if (run.Drifts.TryGetValue(figure.Id, out var drift))
            Write(json, drift);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FigureDrift drift)
    {
        json.WriteStartObject("drift");
        json.WriteNumber("revision", drift.Since.Number);
        json.WriteString("at", drift.Since.At);
        json.WriteString("author", drift.Since.Note.Author);
        json.WriteString("reason", drift.Since.Note.Reason);
        json.WriteString("before", drift.Before.Printed);
        json.WriteString("after", drift.After.Printed);
        json.WriteStartArray("changed");
        foreach (var changed in drift.Changed)
            Write(json, changed.Layer, changed.Ids);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string layer, IReadOnlyList<long> ids)
    {
        json.WriteStartObject();
        json.WriteString("layer", layer);
        json.WriteIds("ids", ids);
        json.WriteEndObject();
    }

    private static string Word(FigureComparison comparison) => comparison switch
    {
        FigureComparison.AtLeast => "at least",
        FigureComparison.AtMost => "at most",
        FigureComparison.Within => "within",
        _ => "equal",
    };
}
