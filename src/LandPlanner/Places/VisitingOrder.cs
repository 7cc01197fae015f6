using NetTopologySuite.Geometries;

namespace LandPlanner.Places;

/// <summary>In which order to go to places, and how far that is as the crow flies.</summary>
/// <param name="Order">Positions in the list of stops, each once.</param>
public sealed record VisitingOrder(IReadOnlyList<int> Order, double Metres)
{
    // Each start costs the square of the stops: of many, some will do, and exchanges make up for the rest.
    private const int MostStarts = 100;

    /// <summary>
    /// A short way through all stops: the shortest where there are no more than <see cref="ShortestWay.MostStops"/>, else the best that exchanges find (2-opt and Or-opt, from the nearest-neighbour
    /// way), which is never longer than that.
    /// </summary>
    /// <remarks>
    /// Only distances decide, to the millimetre, and among equals the order of the list: the same stops give the same way wherever and however turned they lie. A caller who wants the answer not
    /// to depend on how the list came about sorts it by something of its own.
    /// </remarks>
    /// <param name="start">Where one sets out; null for whichever stop is best to begin with.</param>
    /// <param name="returns">Whether one comes back to the start; of no meaning without a start.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static VisitingOrder Of(IReadOnlyList<Coordinate> stops, Coordinate? start, bool returns, CancellationToken ct)
    {
        if (stops.Count == 0)
            return new([], 0);
        var legs = new Legs(stops, start, returns);
        var order = stops.Count <= ShortestWay.MostStops ? ShortestWay.Find(legs) : Exchanged(legs, ct);
        return new(order, Length(stops, start, returns, order));
    }

    /// <summary>The way that always goes to the nearest stop left.</summary>
    internal static int[] NearestNeighbour(Legs legs, int first)
    {
        var (order, left) = (new int[legs.Count], Enumerable.Range(0, legs.Count).ToList());
        for (var at = 0; at < order.Length; at++)
        {
            order[at] = at == 0 ? first : left.MinBy(stop => legs.Between(order[at - 1], stop));
            left.Remove(order[at]);
        }

        return order;
    }

    /// <summary>The nearest-neighbour way from the start; where there is none the shortest of those from every stop, or from so many of them, evenly out of the list.</summary>
    internal static int[] NearestNeighbour(Legs legs, CancellationToken ct)
    {
        if (legs.HasStart)
            return NearestNeighbour(legs, Enumerable.Range(0, legs.Count).MinBy(legs.From));
        var starts = Math.Min(legs.Count, MostStarts);
        return Enumerable.Range(0, starts).Select(i => (int)((long)i * legs.Count / starts)).Select(first => NearestNeighbour(legs, first)).MinBy(way =>
        {
            ct.ThrowIfCancellationRequested();
            return legs.Length(way);
        })!;
    }

    private static int[] Exchanged(Legs legs, CancellationToken ct)
    {
        var order = NearestNeighbour(legs, ct);
        while (Exchanges.Improve(legs, order))
            ct.ThrowIfCancellationRequested();

        return order;
    }

    private static double Length(IReadOnlyList<Coordinate> stops, Coordinate? start, bool returns, int[] order)
    {
        var metres = start is null ? 0 : start.Distance(stops[order[0]]);
        for (var i = 1; i < order.Length; i++)
            metres += stops[order[i - 1]].Distance(stops[order[i]]);
        return start is not null && returns ? metres + stops[order[^1]].Distance(start) : metres;
    }
}
