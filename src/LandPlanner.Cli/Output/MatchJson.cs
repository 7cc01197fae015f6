using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Workspaces.Projects.Matching;

namespace LandPlanner.Cli.Output;

/// <summary>Land for projects as JSON. Areas are official, in m² and mu; distances metres of the workspace's plane.</summary>
internal static class MatchJson
{
    public static void Write(Utf8JsonWriter json, Project project, MatchResult result, bool all)
    {
        json.WriteStartObject();
        json.WriteString("project", project.Number);
        json.WriteStartObject("need");
        json.WriteNumber("leastMu", result.Need.Least.Mu());
        json.WriteNumber("mostMu", result.Need.Most.Mu());
        json.WriteString("zh", result.Need.Say(english: false));
        json.WriteString("en", result.Need.Say(english: true));
        json.WriteEndObject();
        json.WriteNumber("looked", result.Looked);
        json.WriteNumber("combinations", result.Combinations);
        json.WriteBoolean("complete", result.IsComplete);
        json.WriteList("offers", result.Offers, offer => WriteOffer(json, offer));
        json.WriteNumber("ruledOut", result.RuledOut.Count);
        json.WriteNumber("left", result.Left.Count);
        json.WriteStartArray("unplacedProjects");
        foreach (var other in result.Unplaced)
            json.WriteStringValue(other);
        json.WriteEndArray();
        if (all)
        {
            WriteParcels(json, "ruledOutParcels", result.RuledOut);
            WriteParcels(json, "leftParcels", result.Left);
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, LedgerRow row, LandOffer offer)
    {
        json.WriteStartObject();
        json.WriteString("number", row.Text("number"));
        json.WriteString("project", row.Text("project"));
        json.WriteStartObject("offer");
        WriteOffer(json, offer);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<KeptMatch> matches)
    {
        json.WriteStartArray();
        json.WriteObjects(matches, match => WriteKept(json, match));
        json.WriteEndArray();
    }

    private static void WriteKept(Utf8JsonWriter json, KeptMatch match)
    {
        json.WriteString("number", match.Number);
        json.WriteString("project", match.Project);
        json.WriteString("state", match.Row.Text("state"));
        json.WriteString("standing", match.Row.Text("standing"));
        json.WriteBoolean("outdated", match.IsOutdated);
        WriteArea(json, match.Area);
        json.WriteNumber("score", match.Row.Real("score") ?? 0);
        json.WriteString("needZh", match.NeedZh);
        json.WriteString("needEn", match.NeedEn);
        json.WriteList("parcels", match.Parcels, parcel =>
        {
            json.WriteString("layer", parcel.Layer);
            json.WriteNumber("id", parcel.Id);
            json.WriteNumber("version", parcel.Version);
            json.WriteString("shapeSha256", parcel.Hash);
            json.WriteString("name", parcel.Name);
            WriteArea(json, parcel.Area);
        });
        json.WriteList("reasons", match.Reasons, reason =>
        {
            json.WriteString("parcel", reason.Parcel);
            WriteReason(json, reason.Id, reason.Outcome, reason.Zh, reason.En, reason.Points, reason.Most);
        });
        json.WriteList("changes", match.Changes, change =>
        {
            json.WriteString("layer", change.Parcel.Layer);
            json.WriteNumber("id", change.Parcel.Id);
            json.WriteString("zh", change.Zh);
            json.WriteString("en", change.En);
        });
        json.WriteDay("keptOn", match.Row.Date("kept_on"));
        json.WriteString("keptBy", match.Row.Text("kept_by"));
        json.WriteDay("droppedOn", match.Row.Date("dropped_on"));
        json.WriteString("droppedBy", match.Row.Text("dropped_by"));
        json.WriteString("dropReason", match.Row.Text("drop_reason"));
    }

    private static void WriteOffer(Utf8JsonWriter json, LandOffer offer)
    {
        json.WriteString("state", offer.State.Word());
        json.WriteNumber("score", offer.Score);
        json.WriteNumber("mostScore", offer.MostScore);
        WriteArea(json, offer.Area);
        WriteReasons(json, offer.Reasons);
        WriteParcels(json, "parcels", offer.Parcels);
    }

    private static void WriteParcels(Utf8JsonWriter json, string name, IReadOnlyList<MatchParcel> parcels)
    {
        json.WriteList(name, parcels, parcel =>
        {
            json.WriteString("layer", parcel.Layer);
            json.WriteNumber("id", parcel.Id);
            json.WriteNumber("version", parcel.Version);
            json.WriteString("name", parcel.Name);
            json.WriteString("state", parcel.State.Word());
            WriteArea(json, parcel.Area);
            WriteReasons(json, parcel.Reasons);
        });
    }

    private static void WriteReasons(Utf8JsonWriter json, IReadOnlyList<MatchReason> reasons)
    {
        json.WriteList("reasons", reasons, reason =>
        {
            WriteReason(json, reason.Id, reason.Outcome.Word(), reason.Zh, reason.En, reason.Points, reason.Most);
            json.WriteBoolean("asked", reason.IsAsked);
        });
    }

    private static void WriteReason(Utf8JsonWriter json, string id, string outcome, string zh, string en, decimal? points, decimal? most)
    {
        json.WriteString("id", id);
        json.WriteString("outcome", outcome);
        json.WriteString("zh", zh);
        json.WriteString("en", en);
        if (points is { } known)
            json.WriteNumber("points", known);
        if (most is { } could)
            json.WriteNumber("most", could);
    }

    private static void WriteArea(Utf8JsonWriter json, Area area)
    {
        json.WriteNumber("areaSquareMetres", area.SquareMetres);
        json.WriteNumber("areaMu", area.Mu());
    }
}
