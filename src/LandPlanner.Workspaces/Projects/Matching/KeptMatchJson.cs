using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Projects.Matching;

/// <summary>What the ledger keeps of a match beyond plain fields, as canonical JSON.</summary>
internal static class KeptMatchJson
{
    public static string Parcels(LandOffer offer)
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var parcel in offer.Parcels)
        {
            json.BeginObject().Name("area_hundredths"u8).Integer(parcel.Area.Hundredths).Name("hash"u8).Text(parcel.ShapeHash).Name("id"u8).Integer(parcel.Id).Name("layer"u8).Text(parcel.Layer)
                .Name("name"u8).Text(parcel.Name).Name("version"u8).Integer(parcel.Version).EndObject();
        }

        return json.EndArray().ToString();
    }

    public static string Need(LandNeed need) => new CanonicalJson().BeginObject().Name("en"u8).Text(need.Say(english: true)).Name("least_hundredths"u8).Integer(need.Least.Hundredths)
        .Name("most_hundredths"u8).Integer(need.Most.Hundredths).Name("zh"u8).Text(need.Say(english: false)).EndObject().ToString();

    public static string Reasons(LandOffer offer)
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var (parcel, reason) in offer.Reasons.Select(reason => ("", reason)).Concat(offer.Parcels.SelectMany(parcel => parcel.Reasons.Select(reason => (parcel.Name, reason)))))
        {
            json.BeginObject().Name("en"u8).Text(reason.En).Name("id"u8).Text(reason.Id);
            if (reason.Most is { } most)
                json.Name("most"u8).Real((double)most);
            json.Name("outcome"u8).Text(reason.Outcome.Word()).Name("parcel"u8).Text(parcel);
            if (reason.Points is { } points)
                json.Name("points"u8).Real((double)points);
            json.Name("zh"u8).Text(reason.Zh).EndObject();
        }

        return json.EndArray().ToString();
    }

    public static IReadOnlyList<KeptParcel> ReadParcels(string text)
    {
        using var document = JsonDocument.Parse(text);
        return
        [
            .. document.RootElement.EnumerateArray().Select(parcel => new KeptParcel(
                Text(parcel, "layer"), parcel.GetProperty("id").GetInt64(), parcel.GetProperty("version").GetInt64(), Text(parcel, "hash"), Text(parcel, "name"), new Area(parcel.GetProperty("area_hundredths").GetInt64()))),
        ];
    }

    public static (string Zh, string En) ReadNeed(string text)
    {
        using var document = JsonDocument.Parse(text);
        return (Text(document.RootElement, "zh"), Text(document.RootElement, "en"));
    }

    public static IReadOnlyList<KeptReason> ReadReasons(string text)
    {
        using var document = JsonDocument.Parse(text);
        return
        [
            .. document.RootElement.EnumerateArray().Select(reason => new KeptReason(
                Text(reason, "parcel"), Text(reason, "id"), Text(reason, "outcome"), Text(reason, "zh"), Text(reason, "en"), Number(reason, "points"), Number(reason, "most"))),
        ];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static decimal? Number(JsonElement element, string name) => element.TryGetProperty(name, out var number) ? number.GetDecimal() : null;
}
