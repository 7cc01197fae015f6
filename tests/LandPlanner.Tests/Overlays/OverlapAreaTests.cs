using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Overlays.Shapes;

namespace LandPlanner.Tests.Overlays;

public sealed class OverlapAreaTests
{
    private const string Square = "POLYGON((0 0,10 0,10 10,0 10,0 0))";
    private const string Ring = "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2))";

    [Theory]
    [InlineData(Square, Square, 100, Label = "identical")]
    [InlineData(Square, "POLYGON((0 0,0 10,10 10,10 0,0 0))", 100, Label = "turned the other way")]
    [InlineData(Square, "POLYGON((4 0,14 0,14 10,4 10,4 0))", 60, Label = "shifted along an edge")]
    [InlineData(Square, "POLYGON((0 0,5 0,5 5,0 5,0 0))", 25, Label = "inside, sharing a corner")]
    [InlineData(Square, "POLYGON((3 3,5 3,5 5,3 5,3 3))", 4, Label = "inside, touching nothing")]
    [InlineData(Square, "POLYGON((10 0,20 0,20 10,10 10,10 0))", 0, Label = "sharing an edge")]
    [InlineData(Square, "POLYGON((10 3,20 3,20 7,10 7,10 3))", 0, Label = "sharing part of an edge")]
    [InlineData(Square, "POLYGON((10 10,20 10,20 20,10 20,10 10))", 0, Label = "touching at a corner")]
    [InlineData(Square, "POLYGON((10 5,20 0,20 10,10 5))", 0, Label = "a corner on an edge")]
    [InlineData(Square, "POLYGON((10 5,0 10,0 0,10 5))", 50, Label = "a corner on an edge from inside")]
    [InlineData(Square, "POLYGON((-5 -5,15 15,-5 15,-5 -5))", 50, Label = "through two corners")]
    [InlineData(Ring, "POLYGON((3 3,5 3,5 5,3 5,3 3))", 0, Label = "in the hole")]
    [InlineData(Ring, "POLYGON((2 2,8 2,8 8,2 8,2 2))", 0, Label = "filling the hole")]
    [InlineData(Ring, Ring, 64, Label = "the same hole")]
    [InlineData(Ring, "POLYGON((1 2,8 2,8 8,1 8,1 2))", 6, Label = "the hole and more")]
    [InlineData(Square, "POLYGON((30 0,40 0,40 10,30 10,30 0))", 0, Label = "apart")]
    [InlineData(Square, "MULTIPOLYGON(((0 0,2 0,2 10,0 10,0 0)),((8 0,15 0,15 10,8 10,8 0)))", 40, Label = "two parts")]
    [InlineData(Square, "POLYGON((5 5,0 10,0 0,5 5,10 0,10 10,5 5))", 50, Label = "bow tie of one ring")]
    public void The_common_area_is_what_one_sees(string a, string b, double squareMetres)
    {
        Assert.Equal(squareMetres, Between(Near(a), Near(b)).PlanarSquareMetres);
        Assert.Equal(squareMetres, Between(Near(b), Near(a)).PlanarSquareMetres);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("POLYGON EMPTY")]
    [InlineData("POINT(5 5)")]
    [InlineData("LINESTRING(0 0,10 10)")]
    [InlineData("POLYGON((0 0,10 0,0.00001 0.00001,0 0))")]
    public void A_shape_without_area_overlaps_nothing(string? wkt)
    {
        var shape = wkt is null ? null : Near(wkt);

        Assert.Equal(new(0, 0, 0, 0), Between(shape, Near(Square)));
        Assert.Equal(new(0, 0, 0, 0), Between(Near(Square), shape));
    }

    [Fact]
    public void A_coordinate_that_is_no_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => Between(Read("POLYGON((0 0,1 0,NaN 1,0 0))"), Near(Square)));

    [Fact]
    public void Sets_of_planes_with_different_false_eastings_are_refused()
    {
        var prefixed = EllipsoidalArea.For(new(
            new(4529), "", CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 123, 41_500_000, 3));

        Assert.Throws<ArgumentException>(() =>
            OverlapArea.Between(PolygonSet.Build([], Zone), 0, PolygonSet.Build([], prefixed), 0));
    }

    /// <summary>
    /// Vectors of the domain reference (authalic formula and PostGIS): the smaller square lies in the larger.
    /// </summary>
    [Fact]
    public void The_official_area_meets_the_published_vector()
    {
        var small = Read("POLYGON((420300 4141000,420400 4141000,420400 4141100,420300 4141100,420300 4141000))");
        var large = Read("POLYGON((420300 4141000,421300 4141000,421300 4142000,420300 4142000,420300 4141000))");

        Assert.Equal(9998.4379, Between(small, large).SquareMetres, 1e-4);
        Assert.Equal(999845.5483, Between(large, large).SquareMetres, 1e-4);
    }

    /// <summary>10⁻⁶ m² is a square millimetre.</summary>
    [Theory]
    [InlineData(0.001, 0.0005, 0)]
    [InlineData(0.001, 0.001, 0)]
    [InlineData(0.001, 0.0011, 1.1e-6)]
    [InlineData(0.01, 0.01, 1e-4)]
    [InlineData(0.1, 0.0001, 1e-5)]
    public void Up_to_a_square_millimetre_is_nothing_more_is_something(double width, double height, double squareMetres)
    {
        var corner = Near(FormattableString.Invariant(
            $"POLYGON((-5 -5,{width} -5,{width} {height},-5 {height},-5 -5))"));

        var pair = Between(Near(Square), corner);

        Assert.Equal(squareMetres, pair.PlanarSquareMetres, 1e-12);
        Assert.Equal(squareMetres, pair.SquareMetres, 1e-3 * squareMetres);
    }

    [Fact]
    public void A_set_counts_the_vertices_it_holds()
    {
        var set = PolygonSet.Build([Near(Ring), null, Near(Square), Read("POINT(1 1)")], Zone);

        Assert.Equal(4, set.Count);
        Assert.Equal(5 + 5 + 5, set.Vertices);
    }

    [Fact]
    public void A_set_knows_the_areas_of_its_shapes()
    {
        var shapes = new Geometry?[] { Near(Ring), null, Near(Square) };

        var set = PolygonSet.Build(shapes, Zone);

        Assert.Equal([64, 0, 100], Enumerable.Range(0, set.Count).Select(set.PlanarSquareMetres));
        Assert.Equal(Zone.SquareMetresOf(shapes[0]), set.SquareMetres(0), 1e-7);
        Assert.Equal(Zone.SquareMetresOf(shapes[2]), set.SquareMetres(2), 1e-7);
    }

    /// <summary>
    /// Long skew edges over a small parcel are where floating sums would lose most. The judge is the parcel's own half.
    /// </summary>
    [Fact]
    public void Edges_of_hundreds_of_kilometres_leave_no_residue()
    {
        var half = Near("POLYGON((-300000 -300000,300000 300000,-300000 300000,-300000 -300000))");
        var shares = Near("POLYGON((0 -300,300 -300,300 0,0 0,0 -300))");

        Assert.Equal(50, Between(half, Near(Square)).PlanarSquareMetres, 1e-9);
        Assert.Equal(0, Between(half, shares).PlanarSquareMetres);
    }
}
