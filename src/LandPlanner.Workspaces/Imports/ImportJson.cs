using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Workspaces.Imports;

/// <summary>An import's account as <c>import --json</c> prints it. Areas are official, in m².</summary>
public static class ImportJson
{
    public static void Write(Utf8JsonWriter json, string layer, ImportResult result)
    {
        var balance = result.Provenance.Reconciliation;
        json.WriteStartObject();
        json.WriteString("layer", layer);
        json.WriteNumber("read", balance.Read);
        json.WriteNumber("intact", balance.Intact);
        json.WriteNumber("repaired", balance.Repaired);
        json.WriteNumber("rejected", balance.Rejected);
        WriteAreas(json, balance);
        json.WriteString("encoding", result.Provenance.Encoding);
        json.WriteString("encodingFoundBy", result.Provenance.EncodingFoundBy);
        json.WriteString("crs", result.Provenance.CrsFound);
        json.WriteString("crsFoundBy", result.Provenance.CrsFoundBy);
        json.WriteString("storedCrs", result.StoredCrs.ToString());
        json.WriteNumber("revision", result.Revision.Number);
        json.WriteStartArray("notices");
        foreach (var notice in result.Notices)
            json.WriteStringValue(notice);
        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in balance.Problems)
            WriteProblem(json, problem);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAreas(Utf8JsonWriter json, Reconciliation balance)
    {
        WriteArea(json, "areaRead", balance.AreaRead);
        WriteArea(json, "areaChangedByRepair", balance.AreaChangedByRepair);
        WriteArea(json, "areaChangedBySnapping", balance.AreaChangedBySnapping);
        WriteArea(json, "areaStored", balance.AreaStored);
        WriteArea(json, "areaRejected", balance.AreaRejected);
    }

    private static void WriteProblem(Utf8JsonWriter json, RecordProblem problem)
    {
        json.WriteStartObject();
        json.WriteNumber("record", problem.Record);
        json.WriteString("reason", problem.Reason);
        if (problem is { X: { } x, Y: { } y })
        {
            json.WriteNumber("x", x);
            json.WriteNumber("y", y);
        }

        json.WriteString("action", problem.Action);
        if (problem.AreaBefore is { } before)
            WriteArea(json, "areaBefore", before);
        if (problem.AreaAfter is { } after)
            WriteArea(json, "areaAfter", after);
        if (problem.Detail is { } detail)
            json.WriteString("detail", detail);
        json.WriteEndObject();
    }

    private static void WriteArea(Utf8JsonWriter json, string name, Area area) => json.WriteNumber(name, area.Hundredths / 100m);
}
