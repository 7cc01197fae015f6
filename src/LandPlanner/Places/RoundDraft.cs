using NetTopologySuite.Geometries;

namespace LandPlanner.Places;

/// <summary>How much a round may hold. An unset member means no limit but <see cref="RoundDraft.MostStops"/>.</summary>
public sealed record RoundLimits
{
    public int? MostPlaces { get; init; }

    public double? MostHours { get; init; }
}

/// <summary>One place of a round.</summary>
/// <param name="LegMetres">From the place before, or from the start, as the crow flies; 0 for the first where there is no start.</param>
public sealed record RoundStop(InspectedPlace Place, double LegMetres);

/// <summary>The places to inspect on a day, in visiting order.</summary>
/// <param name="Metres">The whole way as the crow flies, the way back to the start included where one returns.</param>
/// <param name="Minutes">On the way and at the places.</param>
/// <param name="LeftOut">What is due but did not fit within the limits, the most urgent first.</param>
public sealed record RoundDraft(IReadOnlyList<RoundStop> Stops, double Metres, double Minutes, IReadOnlyList<InspectedPlace> LeftOut)
{
    /// <summary>No round has more: at ten minutes each, the shortest an inspection takes, so many are two days' work, and finding a way takes a time that grows with the cube of the stops.</summary>
    public const int MostStops = 100;

    /// <summary>Where hours are short, so many places that do not fit are tried; then the round is taken to be full.</summary>
    public const int MostMisfits = 100;

    /// <summary>
    /// Plans a round of what is due. The longest due have precedence; where hours are short a place that does not fit any more is left out, and the next is tried, up to
    /// <see cref="MostMisfits"/> of them.
    /// </summary>
    /// <param name="due">With a place each, in any order: the round does not depend on it.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static RoundDraft Plan(IReadOnlyList<InspectedPlace> due, Coordinate? start, bool returns, RoundLimits limits, Travel travel, CancellationToken ct)
    {
        var (chosen, leftOut) = (new List<InspectedPlace>(), new List<InspectedPlace>());
        var most = Math.Min(MostStops, limits.MostPlaces ?? MostStops);
        var (draft, misfits) = (Of([], start, returns, travel, ct), 0);
        foreach (var place in due.OrderBy(place => place.DueOn).ThenBy(place => place.Number, StringComparer.Ordinal))
        {
            if (chosen.Count >= most || misfits >= MostMisfits)
            {
                leftOut.Add(place);
                continue;
            }

            if (limits.MostHours is { } hours && Of([.. chosen, place], start, returns, travel, ct) is var tried)
            {
                if (tried.Minutes > 60 * hours)
                {
                    misfits++;
                    leftOut.Add(place);
                    continue;
                }

                draft = tried;
            }

            chosen.Add(place);
        }

        return (limits.MostHours is null ? Of(chosen, start, returns, travel, ct) : draft) with { LeftOut = leftOut };
    }

    private static RoundDraft Of(IReadOnlyList<InspectedPlace> places, Coordinate? start, bool returns, Travel travel, CancellationToken ct)
    {
        var sorted = places.OrderBy(place => place.Number, StringComparer.Ordinal).ToList();
        var way = VisitingOrder.Of([.. sorted.Select(place => place.At!)], start, returns, ct);
        var (stops, from) = (new List<RoundStop>(), start);
        foreach (var place in way.Order.Select(at => sorted[at]))
        {
            stops.Add(new(place, from?.Distance(place.At!) ?? 0));
            from = place.At;
        }

        return new(stops, way.Metres, travel.Minutes(way.Metres) + sorted.Sum(place => place.Kind.Minutes), []);
    }
}
