using System.Text.Json;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Output;

/// <summary>Rounds as JSON.</summary>
internal static class RoundJson
{
    public static void Write(Utf8JsonWriter json, RoundOutcome outcome, DateOnly on)
    {
        json.WriteStartObject();
        json.WriteString("round", outcome.Round?.Number);
        json.WriteString("on", Moments.Write(on));
        json.WriteNumber("metres", Math.Round(outcome.Draft.Metres, 3));
        json.WriteNumber("minutes", Math.Round(outcome.Draft.Minutes, 1));
        json.WriteStartArray("places");
        foreach (var stop in outcome.Draft.Stops)
        {
            json.WriteStartObject();
            PlaceJson.WriteMembers(json, stop.Place, on);
            json.WriteNumber("legMetres", Math.Round(stop.LegMetres, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteTexts("leftOut", outcome.Draft.LeftOut.Select(place => place.Number));
        json.WriteStartArray("elsewhere");
        foreach (var (place, round) in outcome.Elsewhere)
        {
            json.WriteStartObject();
            json.WriteString("number", place.Number);
            json.WriteString("round", round);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Round> rounds)
    {
        json.WriteStartArray();
        foreach (var round in rounds)
        {
            json.WriteStartObject();
            WriteMembers(json, round);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, Round round, IReadOnlyList<RoundPlace> places)
    {
        json.WriteStartObject();
        WriteMembers(json, round);
        json.WriteStartArray("stops");
        foreach (var (place, inspection) in places)
        {
            json.WriteStartObject();
            json.WriteString("number", place.Number);
            json.WriteString("name", place.Name);
            json.WritePropertyName("inspection");
            if (inspection is null)
                json.WriteNullValue();
            else
                PlaceJson.Write(json, inspection);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, Round round)
    {
        json.WriteString("round", round.Number);
        json.WriteString("on", Moments.Write(round.PlannedOn));
        json.WriteString("state", round.State);
        json.WriteString("title", round.Row.Text("title"));
        json.WriteString("person", round.Row.Text("person"));
        json.WriteTexts("places", round.Places);
        json.WriteNumber("metres", round.Metres);
        json.WriteNumber("minutes", round.Minutes);
        json.WriteString("doneOn", round.Row.Date("done_on") is { } done ? Moments.Write(done) : null);
        json.WriteString("leftOut", round.Row.Text("left_out"));
    }
}
