using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Schemes;

namespace LandPlanner.Reports.Schemes;

/// <summary>The checks of a tract scheme or of boundary additions as JSON: UTF-8, areas in m² with two decimals; null where something is not known. Equal results give equal bytes.</summary>
public static class SchemeJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(SchemeResult result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("layer", result.Layer);
            json.WriteString("role", result.Role.Name);
            WriteNumber(json, "year", result.Year);
            json.WriteNumber("parcels", result.Parcels.Count);
            WriteArea(json, "areaSquareMetres", result.Area);
            json.WriteNumber("areaMu", result.Area.Mu(2));
            json.WriteStartArray("checks");
            foreach (var check in result.Checks)
                Write(json, check);
            json.WriteEndArray();
            if (result.Zones is { } zones)
                Write(json, zones);
            if (result.ZonesUnknown is { } why)
            {
                json.WriteNull("zones");
                json.WriteStartObject("zonesUnknown");
                json.WriteString("zh", why.Zh);
                json.WriteString("en", why.En);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SchemeCheck check)
    {
        json.WriteStartObject();
        json.WriteString("id", check.Id);
        json.WriteString("titleZh", check.TitleZh);
        json.WriteString("titleEn", check.TitleEn);
        json.WriteString("subject", check.Subject);
        json.WriteString("outcome", check.Outcome.Word());
        WriteArea(json, "areaSquareMetres", check.Area);
        WriteNumber(json, "share", check.Share is { } share ? Math.Round(share.Value, 6) : null);
        json.WriteString("limit", check.Limit is { } limit ? FormattableString.Invariant($"{limit.Numerator}/{limit.Denominator}") : null);
        json.WriteString("zh", check.Zh);
        json.WriteString("en", check.En);
        json.WriteStartArray("basis");
        foreach (var basis in check.Basis)
        {
            json.WriteStartObject();
            json.WriteString("law", basis.Law);
            json.WriteString("article", basis.Article);
            json.WriteString("text", basis.Text);
            json.WriteString("mark", basis.Mark);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("parts");
        foreach (var part in check.Parts)
            Write(json, part);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SchemePart part)
    {
        json.WriteStartObject();
        json.WriteString("layer", part.Layer);
        json.WriteNumber("id", part.Id);
        json.WriteString("name", part.Name);
        WriteArea(json, "areaSquareMetres", part.Area);
        json.WriteStartArray("against");
        foreach (var against in part.Against)
        {
            json.WriteStartObject();
            json.WriteString("layer", against.Layer);
            json.WriteStartArray("ids");
            foreach (var id in against.Ids)
                json.WriteNumberValue(id);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ZoneBalance balance)
    {
        json.WriteStartObject("zones");
        json.WriteStartArray("byZone");
        foreach (var zone in balance.Zones)
        {
            json.WriteStartObject();
            json.WriteString("code", zone.Zone.Code);
            WriteArea(json, "before", zone.Before);
            WriteArea(json, "gained", zone.Gained);
            WriteArea(json, "lost", zone.Lost);
            WriteArea(json, "after", zone.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteArea(json, "before", balance.Before);
        WriteArea(json, "after", balance.After);
        WriteArea(json, "outside", balance.Outside);
        WriteArea(json, "inside", balance.Inside);
        json.WriteEndObject();
    }

    private static void WriteArea(Utf8JsonWriter json, string name, Area? area) => WriteNumber(json, name, area is { } known ? known.Hundredths / 100m : null);

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }
}
