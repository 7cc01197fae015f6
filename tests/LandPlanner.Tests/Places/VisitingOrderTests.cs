using CsCheck;
using LandPlanner.Places;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Places;

public sealed class VisitingOrderTests
{
    private static readonly Gen<Coordinate> Stop = Gen.Select(Gen.Double[0, 20_000], Gen.Double[0, 15_000], (x, y) => new Coordinate(500_000 + x, 4_100_000 + y));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Gen<(Coordinate? Start, bool Returns)> Ends = Gen.Select(Stop, Gen.Int[0, 2], (start, ends) => (ends == 0 ? null : start, ends == 2));

    [Fact]
    public void Of_few_stops_no_order_is_shorter() => Gen.Select(Stop.Array[1, 7], Ends).Sample(
        (stops, ends) => Math.Abs(VisitingOrder.Of(stops, ends.Start, ends.Returns, Ct).Metres - Shortest(stops, ends.Start, ends.Returns)) < 0.01, iter: 100);

    [Fact]
    public void Exchanges_alone_come_near_the_shortest() => Gen.Select(Stop.Array[8, 11], Ends).Sample(
        (stops, ends) =>
        {
            var legs = new Legs(stops, ends.Start, ends.Returns);
            var order = VisitingOrder.NearestNeighbour(legs, Ct);
            while (Exchanges.Improve(legs, order))
            {
            }

            return legs.Length(order) <= 1.25 * legs.Length(ShortestWay.Find(legs));
        },
        iter: 200);

    [Fact]
    public void Every_stop_is_visited_once_and_the_length_is_that_of_the_order() => Gen.Select(Stop.Array[1, 40], Ends).Sample(
        (stops, ends) =>
        {
            var way = VisitingOrder.Of(stops, ends.Start, ends.Returns, Ct);
            return way.Order.Order().SequenceEqual(Enumerable.Range(0, stops.Length)) && Math.Abs(way.Metres - Length([.. way.Order.Select(at => stops[at])], ends.Start, ends.Returns)) < 1e-6;
        },
        iter: 100);

    [Fact]
    public void It_is_never_longer_than_going_to_the_nearest_each_time() => Gen.Select(Stop.Array[1, 40], Ends).Sample(
        (stops, ends) => VisitingOrder.Of(stops, ends.Start, ends.Returns, Ct).Metres <= NearestEachTime(stops, ends.Start, ends.Returns) + 0.001 * stops.Length, iter: 100);

    [Fact]
    public void Where_the_stops_lie_and_how_they_are_turned_changes_nothing() => Gen.Select(Stop.Array[1, 30], Ends, Gen.Double[0, 6.28]).Sample(
        (stops, ends, angle) =>
        {
            Coordinate Turned(Coordinate at) => new(
                (at.X - 510_000) * Math.Cos(angle) - (at.Y - 4_107_000) * Math.Sin(angle) + 3_000, (at.X - 510_000) * Math.Sin(angle) + (at.Y - 4_107_000) * Math.Cos(angle) - 700);

            var (way, turned) = (VisitingOrder.Of(stops, ends.Start, ends.Returns, Ct), VisitingOrder.Of([.. stops.Select(Turned)], ends.Start is null ? null : Turned(ends.Start), ends.Returns, Ct));
            return Math.Abs(way.Metres - turned.Metres) < 0.01 && (ends.Start is null || ends.Returns || way.Order.SequenceEqual(turned.Order));
        },
        iter: 100);

    [Fact]
    public void Without_a_start_it_begins_where_it_is_best_to_begin()
    {
        Coordinate[] row = [new(300, 0), new(0, 0), new(200, 0), new(100, 0)];

        var way = VisitingOrder.Of(row, null, returns: false, Ct);

        Assert.Equal(300, way.Metres);
        Assert.Contains(string.Join(' ', way.Order), new[] { "1 3 2 0", "0 2 3 1" });
    }

    [Fact]
    public void Coming_back_counts()
    {
        Coordinate[] square = [new(100, 100), new(100, 0), new(0, 100)];

        var way = VisitingOrder.Of(square, new(0, 0), returns: true, Ct);

        Assert.Equal(400, way.Metres);
        Assert.Equal(0, way.Order[1]);
    }

    [Fact]
    public void A_crossing_that_the_nearest_neighbour_makes_is_undone()
    {
        // Twenty stops on two sides of a road: up one side and down the other is as short as it gets.
        var stops = Enumerable.Range(0, 20).Select(i => new Coordinate(i % 2 * 90, i / 2 * 100)).ToArray();

        var way = VisitingOrder.Of(stops, new(0, -100), returns: true, Ct);

        Assert.Equal(100 + 9 * 100 + 90 + 9 * 100 + Math.Sqrt(90 * 90 + 100 * 100), way.Metres, 6);
    }

    [Fact]
    public void Nowhere_to_go_is_no_way() => Assert.Equal((0, 0.0), (VisitingOrder.Of([], new(1, 1), returns: true, Ct) is var way ? (way.Order.Count, way.Metres) : default));

    private static double Shortest(Coordinate[] stops, Coordinate? start, bool returns) => Orders(stops).Min(order => Length(order, start, returns));

    private static IEnumerable<Coordinate[]> Orders(Coordinate[] stops) => stops.Length == 0
        ? [[]]
        : stops.SelectMany((first, at) => Orders([.. stops[..at], .. stops[(at + 1)..]]).Select(rest => (Coordinate[])[first, .. rest]));

    private static double Length(Coordinate[] order, Coordinate? start, bool returns)
    {
        var ends = start is null ? Array.Empty<Coordinate>() : [start];
        var way = ends.Concat(order).Concat(returns ? ends : []).ToArray();
        return way.Skip(1).Select((to, i) => to.Distance(way[i])).Sum();
    }

    private static double NearestEachTime(Coordinate[] stops, Coordinate? start, bool returns) => start is null
        ? stops.Min(first => Length(Nearest(first, stops), null, false))
        : Length([.. Nearest(start, [.. stops, start]).Skip(1)], start, returns);

    private static Coordinate[] Nearest(Coordinate first, Coordinate[] stops)
    {
        var (order, left) = (new List<Coordinate> { first }, stops.ToList());
        for (left.Remove(first); left.Count > 0; left.Remove(order[^1]))
            order.Add(left.MinBy(order[^1].Distance)!);
        return [.. order];
    }
}
