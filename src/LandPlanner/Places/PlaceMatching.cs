using NetTopologySuite.Geometries;

namespace LandPlanner.Places;

/// <summary>A feature of a layer that may be taken into the ledger.</summary>
/// <param name="Shape">In the workspace's plane, never empty.</param>
public sealed record PlaceCandidate(long Id, Geometry Shape, string Name);

public enum PlaceMatchKind
{
    /// <summary>Not in the ledger yet.</summary>
    New,

    /// <summary>In the ledger, taken from this very feature.</summary>
    Known,

    /// <summary>In the ledger: a place of its kind lies there, whatever it was taken from.</summary>
    Near,

    /// <summary>There twice in the layer itself: the same name at the same place.</summary>
    Twin,
}

/// <param name="Place">The place of the ledger that the feature is; null where it is new or a twin.</param>
/// <param name="TwinOf">The feature it is a twin of; 0 where it is none.</param>
public sealed record PlaceMatch(PlaceCandidate Candidate, PlaceMatchKind Kind, InspectedPlace? Place, double Metres, long TwinOf = 0);

/// <summary>Finds which features of a layer are in the ledger already, so that none is taken twice.</summary>
public static class PlaceMatching
{
    /// <summary>One match a candidate, in the order given. Each place is matched once at most: by the feature it came from, else the nearest first.</summary>
    /// <param name="places">Of the same kind.</param>
    /// <param name="within">In metres.</param>
    public static IReadOnlyList<PlaceMatch> Match(string layer, IReadOnlyList<PlaceCandidate> candidates, IReadOnlyList<InspectedPlace> places, double within)
    {
        var matches = new PlaceMatch?[candidates.Count];
        var free = places.OrderBy(place => place.Number, StringComparer.Ordinal).ToList();
        for (var i = 0; i < matches.Length; i++)
        {
            var candidate = candidates[i];
            if (free.Find(place => place.Row.Text("source_layer") == layer && place.Row.Integer("source_id") == candidate.Id) is not { } known)
                continue;
            matches[i] = new(candidate, PlaceMatchKind.Known, known, Metres(candidate, known) ?? 0);
            free.Remove(known);
        }

        MatchNear(matches, candidates, free, within);
        MarkTwins(matches, candidates, within);
        return [.. matches.Select((match, i) => match ?? new(candidates[i], PlaceMatchKind.New, null, 0))];
    }

    private static void MatchNear(PlaceMatch?[] matches, IReadOnlyList<PlaceCandidate> candidates, List<InspectedPlace> free, double within)
    {
        var pairs = from i in Enumerable.Range(0, matches.Length)
                    where matches[i] is null
                    from place in free
                    let metres = Metres(candidates[i], place)
                    where metres <= within
                    orderby metres, place.Number, i
                    select (i, place, metres.Value);
        var taken = new HashSet<long>();
        foreach (var (i, place, metres) in pairs.ToList())
        {
            if (matches[i] is null && taken.Add(place.Id))
                matches[i] = new(candidates[i], PlaceMatchKind.Near, place, metres);
        }
    }

    private static void MarkTwins(PlaceMatch?[] matches, IReadOnlyList<PlaceCandidate> candidates, double within)
    {
        foreach (var same in Enumerable.Range(0, matches.Length).Where(i => matches[i] is null && candidates[i].Name.Length > 0).GroupBy(i => candidates[i].Name, StringComparer.Ordinal))
        {
            var kept = new List<int>();
            foreach (var i in same)
            {
                var twin = kept.FindIndex(other => candidates[other].Shape.IsWithinDistance(candidates[i].Shape, within));
                if (twin >= 0)
                    matches[i] = new(candidates[i], PlaceMatchKind.Twin, null, 0, candidates[kept[twin]].Id);
                else
                    kept.Add(i);
            }
        }
    }

    private static double? Metres(PlaceCandidate candidate, InspectedPlace place) => place.Row.Shape is { IsEmpty: false } at ? candidate.Shape.Distance(at) : null;
}
