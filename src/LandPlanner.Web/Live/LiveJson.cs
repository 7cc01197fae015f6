using System.Diagnostics;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.LandClasses;
using LandPlanner.Schemes;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Schemes;

namespace LandPlanner.Web.Live;

/// <summary>A live verdict as the map reads it. Areas are official, in m² and mu; shapes in the workspace's plane.</summary>
internal static class LiveJson
{
    /// <param name="share">Of the scheme the polygon belongs to; null for none.</param>
    /// <param name="started">The time stamp at which the question arrived: the answer says how long it took here.</param>
    public static byte[] Write(LiveReading reading, LiveShare? share, LandClassTables classes, long started)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            var answer = reading.Answer;
            json.WriteNumber("revision", reading.Revision);
            WriteDefects(json, answer);
            if (answer.IsJudged)
                WriteJudged(json, answer, classes);
            if (share is not null)
                WriteShare(json, share);
            json.WriteStartArray("notes");
            foreach (var note in reading.Notes)
                json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteNumber("serverMilliseconds", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteDefects(Utf8JsonWriter json, LiveAnswer answer)
    {
        json.WriteStartArray("defects");
        foreach (var defect in answer.Defects.Where(_ => !answer.IsJudged))
        {
            json.WriteStartObject();
            json.WriteString("reason", defect.Reason);
            if (defect is { X: { } x, Y: { } y })
            {
                json.WriteNumber("x", x);
                json.WriteNumber("y", y);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJudged(Utf8JsonWriter json, LiveAnswer answer, LandClassTables classes)
    {
        WriteArea(json, "area", answer.Area);
        json.WriteNumber("planarSquareMetres", answer.PlanarArea.SquareMetres);
        json.WriteNumber("perimeterMetres", Math.Round(answer.PerimeterMetres, 2));
        json.WriteStartArray("rules");
        foreach (var rule in answer.Rules)
            WriteRule(json, rule);
        json.WriteEndArray();
        WriteShares(json, "classes", answer.Classes.Select(share => (share.Code, share.Name, share.Gross, classes.FindAny(share.Code).Select(one => one.Colour).FirstOrDefault(colour => colour is not null))));
        WriteShares(json, "villages", answer.Villages.Select(share => (share.Name, share.Name, share.Area, (string?)null)));
    }

    private static void WriteShare(Utf8JsonWriter json, LiveShare share)
    {
        json.WriteStartObject("share");
        json.WriteNumber("limit", share.Limit.Percent());
        WriteStanding(json, "before", share.Before, share.Limit);
        WriteStanding(json, "now", share.Now, share.Limit);
        json.WriteEndObject();
    }

    private static void WriteStanding(Utf8JsonWriter json, string name, PublicShareStanding standing, Ratio limit)
    {
        json.WriteStartObject(name);
        json.WriteString("outcome", standing.Outcome.Word());
        if (standing.Share is { Least: { } least, Most: { } most })
        {
            json.WriteNumber("least", least.Percent(limit));
            json.WriteNumber("most", most.Percent(limit));
        }

        json.WriteString("why", Languages.Say(standing.Zh, standing.En));
        WriteArea(json, "counted", standing.Share.Counted);
        WriteArea(json, "whole", standing.Share.Whole);
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleAnswer rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Rule);
        json.WriteString("title", Languages.Say(rule.TitleZh, rule.TitleEn));
        json.WriteString("verdict", rule.Verdict.Word());
        if (rule.Found is { } found)
            WritePart(json, "found", found);
        if (rule.Slivers is { } slivers)
            WritePart(json, "slivers", slivers);
        if (rule.Declared is { } declared)
        {
            WriteArea(json, "declared", declared.Declared);
            WriteArea(json, "difference", declared.Difference);
        }

        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, string name, FoundPart part)
    {
        json.WriteStartObject(name);
        WriteArea(json, "area", part.Area);
        if (part.Shape is { } shape)
        {
            json.WritePropertyName("geometry");
            ShapeJson.Write(json, shape);
        }

        json.WriteStartArray("constraints");
        foreach (var constraint in part.Constraints)
            json.WriteStringValue(constraint.Layer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteShares(Utf8JsonWriter json, string name, IEnumerable<(string Code, string Name, Area Area, string? Colour)> shares)
    {
        json.WriteStartArray(name);
        foreach (var share in shares)
        {
            json.WriteStartObject();
            json.WriteString("code", share.Code);
            json.WriteString("name", share.Name);
            json.WriteString("colour", share.Colour);
            WriteArea(json, "area", share.Area);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteArea(Utf8JsonWriter json, string name, Area area)
    {
        json.WriteStartObject(name);
        json.WriteNumber("squareMetres", area.Hundredths / 100m);
        json.WriteNumber("mu", area.Mu(2));
        json.WriteNumber("hectares", area.Hectares(4));
        json.WriteEndObject();
    }
}
