using NetTopologySuite.Geometries;

namespace LandPlanner.Places;

/// <summary>How far it is between stops, in whole millimetres, so that sums are exact and what is equal stays so wherever the stops lie.</summary>
internal sealed class Legs
{
    private readonly long[,] _between;
    private readonly long[] _from;
    private readonly long[] _back;

    public Legs(IReadOnlyList<Coordinate> stops, Coordinate? start, bool returns)
    {
        (Count, HasStart) = (stops.Count, start is not null);
        _between = new long[Count, Count];
        for (var a = 0; a < Count; a++)
        {
            for (var b = 0; b < Count; b++)
                _between[a, b] = Millimetres(stops[a], stops[b]);
        }

        _from = [.. stops.Select(stop => start is null ? 0 : Millimetres(start, stop))];
        _back = returns ? _from : new long[Count];
    }

    public int Count { get; }

    public bool HasStart { get; }

    public long Between(int a, int b) => _between[a, b];

    /// <summary>From the start to a stop.</summary>
    public long From(int stop) => _from[stop];

    /// <summary>From the last stop back; 0 where nobody comes back.</summary>
    public long Back(int stop) => _back[stop];

    /// <summary>Between two places of a way, the start being at −1 and the end at the count of stops.</summary>
    public long At(int[] order, int a, int b) => a < 0 ? From(order[b]) : b >= order.Length ? Back(order[a]) : Between(order[a], order[b]);

    public long Length(int[] order)
    {
        var sum = At(order, -1, 0) + At(order, order.Length - 1, order.Length);
        for (var i = 1; i < order.Length; i++)
            sum += Between(order[i - 1], order[i]);
        return sum;
    }

    private static long Millimetres(Coordinate a, Coordinate b) => (long)Math.Round(a.Distance(b) * 1000);
}
