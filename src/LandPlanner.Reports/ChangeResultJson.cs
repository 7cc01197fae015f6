using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;

namespace LandPlanner.Reports;

/// <summary>
/// A change matrix as JSON: UTF-8, Chinese as it is, areas in m² with two decimals; null where something is not known.
/// Equal results give equal bytes.
/// </summary>
/// <remarks>
/// Classes stand in <c>classes</c> with what each layer has of them; <c>cells</c> name them by code, null for ground that
/// layer lacks. For each class: its cells + overlap + rounding = its area.
/// </remarks>
public static class ChangeResultJson
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ChangeResult result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            WriteVintage(json, "before", result.Before);
            WriteVintage(json, "after", result.After);
            WriteTotals(json, result);
            WriteList(json, "classes", result.Classes, WriteClass);
            WriteList(json, "cells", result.Cells, (writer, cell) => WriteCell(writer, result, cell));
            WriteBalance(json, FarmlandBalance.Of(result));
            WriteList(json, "flows", result.Flows, (writer, flow) => WriteFlow(writer, result, flow));
            WriteList(json, "plantings", result.Plantings, WritePlanting);
            WriteList(json, "patches", result.Patches, (writer, patch) => WritePatch(writer, result, patch));
            WriteList(json, "toDecide", result.ToDecide, WriteDecision);
            WriteList(json, "sources", result.Sources, WriteSource);
            WriteList(json, "notices", result.Notices, WriteNotice);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    internal static void WritePatchProperties(Utf8JsonWriter json, ChangeResult result, ChangedPatch patch)
    {
        json.WriteNumber("number", patch.Number);
        WriteEnds(json, result, patch.Before, patch.After);
        WriteVillage(json, patch.Village);
        json.WriteString("kind", patch.Kind.Word());
        WriteArea(json, "areaSquareMetres", patch.Area);
        WriteArea(json, "netSquareMetres", patch.Net);
        WriteArea(json, "approvedSquareMetres", patch.Approved);
        WriteArea(json, "onBasicFarmlandSquareMetres", patch.OnBasic);
        WriteArea(json, "notApprovedOnBasicFarmlandSquareMetres", patch.NotApprovedOnBasic);
        json.WriteString("severity", Word(patch.Severity));
        json.WriteBoolean("sliver", patch.IsSliver);
        WriteIds(json, "beforeIds", patch.BeforeIds);
        WriteIds(json, "afterIds", patch.AfterIds);
    }

    internal static string Word(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.High => "high",
        ChangeSeverity.Medium => "medium",
        ChangeSeverity.Low => "low",
        _ => "none",
    };

    private static void WriteVintage(Utf8JsonWriter json, string name, Vintage vintage)
    {
        json.WriteStartObject(name);
        json.WriteString("layer", vintage.Layer);
        WriteDate(json, vintage.Date);
        json.WriteString("scheme", vintage.Scheme);
        json.WriteNumber("patches", vintage.Patches);
        WriteArea(json, "areaSquareMetres", vintage.Area);
        WriteArea(json, "overlapSquareMetres", vintage.Overlap);
        WriteArea(json, "roundingSquareMetres", vintage.Rounding);
        json.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter json, ChangeResult result)
    {
        json.WriteStartObject("totals");
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            if (kind is not (ChangeKind.GrainToNonGrain or ChangeKind.Unsown))
                WriteArea(json, kind.Word(), Sum(result.Cells.Where(cell => cell.Kind == kind).Select(cell => cell.Area)));
        }

        WriteArea(json, "slivers", Sum(result.Cells.Select(cell => cell.Slivers)));
        json.WriteNumber("changedPatches", result.Patches.LongCount(patch => !patch.IsSliver));
        json.WriteNumber("sliverPatches", result.Patches.LongCount(patch => patch.IsSliver));
        json.WriteBoolean("approvalsKnown", result.KnowsApprovals);
        json.WriteBoolean("basicFarmlandKnown", result.KnowsBasicFarmland);
        json.WriteEndObject();
    }

    private static void WriteClass(Utf8JsonWriter json, MatrixClass one)
    {
        json.WriteString("scheme", one.Scheme);
        json.WriteString("code", one.Code);
        json.WriteString("name", one.Name);
        json.WriteBoolean("cultivated", one.IsCultivated);
        WriteClassTotal(json, "before", one.Before);
        WriteClassTotal(json, "after", one.After);
    }

    private static void WriteClassTotal(Utf8JsonWriter json, string name, ClassTotal total)
    {
        json.WriteStartObject(name);
        json.WriteNumber("patches", total.Patches);
        WriteArea(json, "areaSquareMetres", total.Area);
        WriteArea(json, "netSquareMetres", total.Net);
        WriteArea(json, "overlapSquareMetres", total.Overlap);
        WriteArea(json, "roundingSquareMetres", total.Rounding);
        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, ChangeResult result, ChangeCell cell)
    {
        WriteEnds(json, result, cell.Before, cell.After);
        WriteVillage(json, cell.Village);
        json.WriteString("kind", cell.Kind.Word());
        WriteArea(json, "areaSquareMetres", cell.Area);
        WriteArea(json, "sliverSquareMetres", cell.Slivers);
    }

    private static void WriteBalance(Utf8JsonWriter json, FarmlandBalance balance)
    {
        json.WriteStartObject("cultivated");
        WriteFarmland(json, "before", balance.Before);
        WriteList(json, "lost", balance.Lost, WriteLine);
        WriteList(json, "won", balance.Won, WriteLine);
        WriteFarmland(json, "rest", balance.Rest);
        WriteFarmland(json, "after", balance.After);
        json.WriteEndObject();
    }

    private static void WriteFarmland(Utf8JsonWriter json, string name, FarmlandArea area)
    {
        json.WriteStartObject(name);
        WriteArea(json, "grossSquareMetres", area.Gross);
        WriteArea(json, "netSquareMetres", area.Net);
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, FarmlandBalanceLine line)
    {
        json.WriteString("kind", line.Kind.Word());
        WriteArea(json, "grossSquareMetres", line.Gross);
        WriteArea(json, "netSquareMetres", line.Net);
    }

    private static void WriteFlow(Utf8JsonWriter json, ChangeResult result, FarmlandFlowShare flow)
    {
        json.WriteString("kind", flow.Kind.Word());
        WriteEnds(json, result, flow.Before, flow.After);
        WriteVillage(json, flow.Village);
        WriteArea(json, "grossSquareMetres", flow.Gross);
        WriteArea(json, "netSquareMetres", flow.Net);
        WriteArea(json, "approvedSquareMetres", flow.Approved);
        WriteArea(json, "notApprovedSquareMetres", flow.NotApproved);
        WriteArea(json, "onBasicFarmlandSquareMetres", flow.OnBasic);
        WriteArea(json, "notApprovedOnBasicFarmlandSquareMetres", flow.NotApprovedOnBasic);
        WriteArea(json, "sliverSquareMetres", flow.Slivers);
        json.WriteNumber("patches", flow.Patches);
    }

    private static void WritePlanting(Utf8JsonWriter json, PlantingShare share)
    {
        json.WriteString("before", share.Before);
        json.WriteString("after", share.After);
        WriteVillage(json, share.Village);
        WriteArea(json, "areaSquareMetres", share.Area);
    }

    private static void WritePatch(Utf8JsonWriter json, ChangeResult result, ChangedPatch patch)
    {
        WritePatchProperties(json, result, patch);
        var box = patch.Shape.EnvelopeInternal;
        json.WriteStartArray("bbox");
        foreach (var bound in new[] { box.MinX, box.MinY, box.MaxX, box.MaxY })
            json.WriteNumberValue(Math.Round((decimal)bound, 4));
        json.WriteEndArray();
    }

    private static void WriteDecision(Utf8JsonWriter json, ClassToDecide one)
    {
        json.WriteString("layer", one.Layer);
        json.WriteString("scheme", one.Scheme);
        json.WriteString("code", one.Code);
        json.WriteString("name", one.Name);
        json.WriteString("commonScheme", one.CommonScheme);
        json.WriteStartArray("candidates");
        foreach (var candidate in one.Candidates)
            json.WriteStringValue(candidate);
        json.WriteEndArray();
        json.WriteNumber("patches", one.Patches);
        WriteArea(json, "areaSquareMetres", one.Area);
    }

    private static void WriteSource(Utf8JsonWriter json, AuditSource source)
    {
        json.WriteString("layer", source.Layer);
        json.WriteString("role", source.Role);
        WriteDate(json, source.Vintage);
        json.WriteNumber("count", source.Count);
        WriteArea(json, "areaSquareMetres", source.Area);
        json.WriteString("contentHash", source.ContentHash);
        json.WriteString("crs", source.Crs);
        json.WriteString("file", source.File);
        json.WriteString("fileSha256", source.FileSha256);
        json.WriteString("note", source.Note);
    }

    private static void WriteNotice(Utf8JsonWriter json, ChangeNotice notice)
    {
        json.WriteString("zh", notice.Zh);
        json.WriteString("en", notice.En);
    }

    private static void WriteEnds(Utf8JsonWriter json, ChangeResult result, int before, int after)
    {
        WriteEnd(json, "before", before < 0 ? null : result.Classes[before]);
        WriteEnd(json, "after", after < 0 ? null : result.Classes[after]);
    }

    private static void WriteEnd(Utf8JsonWriter json, string name, MatrixClass? one)
    {
        json.WriteString(name, one?.Code);
        json.WriteString(name + "Name", one?.Name);
    }

    private static void WriteVillage(Utf8JsonWriter json, Village village)
    {
        json.WriteString("village", village.Name);
        json.WriteString("villageCode", village.Code);
    }

    private static void WriteDate(Utf8JsonWriter json, DateOnly? date) =>
        json.WriteString("vintage", date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static void WriteArea(Utf8JsonWriter json, string name, Area? area)
    {
        if (area is { } known)
            json.WriteNumber(name, new decimal(known.Hundredths) / 100m);
        else
            json.WriteNull(name);
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IReadOnlyList<long> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
            json.WriteNumberValue(id);
        json.WriteEndArray();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Area Sum(IEnumerable<Area> areas) => areas.Aggregate(Area.Zero, (sum, area) => sum + area);
}
