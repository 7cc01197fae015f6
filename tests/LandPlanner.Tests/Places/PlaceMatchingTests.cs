using LandPlanner.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using static LandPlanner.Tests.Places.Towns;

namespace LandPlanner.Tests.Places;

public sealed class PlaceMatchingTests
{
    private const string Layer = "站点";

    [Fact]
    public void Nothing_is_known_of_an_empty_ledger() => Assert.Equal([PlaceMatchKind.New, PlaceMatchKind.New], Kinds([At(1, 0, 0), At(2, 5, 0)]));

    [Fact]
    public void The_feature_a_place_came_from_is_that_place_wherever_it_was_moved()
    {
        var matches = PlaceMatching.Match(Layer, [At(7, 900, 0)], [From(Place(1, 0, 0), 7)], 20);

        Assert.Equal((PlaceMatchKind.Known, "WS-001", 900.0), (matches[0].Kind, matches[0].Place!.Number, matches[0].Metres));
    }

    [Fact]
    public void A_layer_imported_anew_finds_its_places_by_where_they_lie_and_each_but_once()
    {
        var places = new[] { From(Place(1, 0, 0), 1), From(Place(2, 12, 0), 2) };

        // The nearest pair is 102 and the second place, 4 m; 101 lies nearer to the second too, but gets what is left.
        var matches = PlaceMatching.Match(Layer, [At(101, 6.5, 0), At(102, 8, 0), At(103, 40, 0)], places, 20);

        Assert.Equal([(PlaceMatchKind.Near, "WS-001"), (PlaceMatchKind.Near, "WS-002"), (PlaceMatchKind.New, "")], matches.Select(match => (match.Kind, match.Place?.Number ?? "")));
        Assert.Equal([6.5, 4.0, 0], matches.Select(match => match.Metres));
    }

    [Theory]
    [InlineData(20.0, PlaceMatchKind.Near)]
    [InlineData(20.1, PlaceMatchKind.New)]
    public void Near_is_as_far_as_the_table_says(double metres, PlaceMatchKind kind) => Assert.Equal(kind, PlaceMatching.Match(Layer, [At(1, metres, 0)], [Place(1, 0, 0)], 20)[0].Kind);

    [Fact]
    public void A_polygon_is_the_place_within_it()
    {
        var field = new PlaceCandidate(1, new WKTReader().Read("POLYGON ((0 0, 500 0, 500 300, 0 300, 0 0))"), "");

        Assert.Equal((PlaceMatchKind.Near, 0.0), (PlaceMatching.Match(Layer, [field], [Place(1, 250, 150)], 20)[0] is var match ? (match.Kind, match.Metres) : default));
    }

    [Fact]
    public void A_twin_in_the_layer_itself_is_taken_once_and_neighbours_of_other_names_are_none()
    {
        var matches = PlaceMatching.Match(Layer, [At(1, 0, 0, "甲"), At(2, 3, 0, "甲"), At(3, 3, 0, "乙"), At(4, 300, 0, "甲"), At(5, 0, 0), At(6, 0, 0)], [], 20);

        Assert.Equal([PlaceMatchKind.New, PlaceMatchKind.Twin, PlaceMatchKind.New, PlaceMatchKind.New, PlaceMatchKind.New, PlaceMatchKind.New], matches.Select(match => match.Kind));
        Assert.Equal(1, matches[1].TwinOf);
    }

    [Theory]
    [InlineData("POINT (3 4)", 3, 4)]
    [InlineData("LINESTRING (0 0, 10 0, 10 30)", 10, 10)]
    [InlineData("MULTILINESTRING ((0 0, 5 0), (100 0, 200 0))", 150, 0)]
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((10 10, 20 10, 20 20, 10 20, 10 10)))", 15, 15)]
    public void One_point_stands_for_a_shape(string wkt, double x, double y) => Assert.Equal(new Coordinate(x, y), LabelPoint.Of(new WKTReader().Read(wkt)));

    [Fact]
    public void No_point_stands_for_nothing() => Assert.All(new[] { null, Polygon.Empty }, shape => Assert.Null(LabelPoint.Of(shape)));

    private static IEnumerable<PlaceMatchKind> Kinds(PlaceCandidate[] candidates) => PlaceMatching.Match(Layer, candidates, [], 20).Select(match => match.Kind);

    private static PlaceCandidate At(long id, double x, double y, string name = "") => new(id, new Point(x, y), name);

    private static InspectedPlace From(InspectedPlace place, long feature) => place with { Row = place.Row.With([new("source_layer", Layer), new("source_id", feature)]) };
}
