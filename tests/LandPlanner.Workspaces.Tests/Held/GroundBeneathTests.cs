using LandPlanner.Features;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Held;

public sealed class GroundBeneathTests
{
    private static readonly string Field = TinyLayer.Square(420_300, 4_141_000, 100);

    /// <summary>Areas of the domain reference §5.6: the square 9998.4379 m², the square of 20 m in it 399.9375 m².</summary>
    [Fact]
    public async Task Under_a_polygon_lies_what_it_overlaps_by_the_common_area()
    {
        var found = await FindAsync(Field, TinyLayer.Square(420_340, 4_141_040, 20), TinyLayer.Square(420_000, 4_140_000, 2000));

        Assert.Equal([1L, 2], found.Select(one => one.Feature.Id));
        Assert.Equal(399.9375, found[0].SquareMetres, 4);
        Assert.Equal(9998.4379, found[1].SquareMetres, 4);
    }

    [Fact]
    public async Task A_neighbour_that_touches_does_not_lie_under_it() => Assert.Empty(await FindAsync(Field, TinyLayer.Square(420_400, 4_141_000, 100)));

    /// <summary>100 m by 0.0001 m are 0.01 m²: the tolerance's limit; half of that is noise.</summary>
    [Theory]
    [InlineData(420_399.9998, 1)]
    [InlineData(420_399.99996, 0)]
    public async Task A_contact_below_the_tolerance_is_none(double x, int count) => Assert.Equal(count, (await FindAsync(Field, TinyLayer.Square(x, 4_141_000, 100))).Count);

    [Theory]
    [InlineData("POINT (420350 4141050)", 1)]
    [InlineData("POINT (420300 4141050)", 1)]
    [InlineData("POINT (420299 4141050)", 0)]
    [InlineData("LINESTRING (420000 4141050, 420301 4141050)", 1)]
    [InlineData("LINESTRING (420000 4141050, 420299 4141050)", 0)]
    public async Task Under_points_and_lines_lies_what_covers_or_meets_them(string shape, int count) => Assert.Equal(count, (await FindAsync(shape, Field)).Count);

    [Fact]
    public async Task What_is_left_out_is_not_found()
    {
        var layer = await TinyLayer.OfShapesAsync(GeometryKind.Polygon, Field, Field);

        var found = GroundBeneath.Of(layer.Features[0].Shape!, layer, TinyLayer.Areas, except: 1, TestContext.Current.CancellationToken);

        Assert.Equal([2L], found.Select(one => one.Feature.Id));
    }

    private static async Task<IReadOnlyList<Beneath>> FindAsync(string above, params string?[] beneath)
    {
        var shape = HeldFeature.Of(new Feature(1, new WKTReader().Read(above), [])).Shape!;
        return GroundBeneath.Of(shape, await TinyLayer.OfShapesAsync(GeometryKind.Polygon, beneath), TinyLayer.Areas, null, TestContext.Current.CancellationToken);
    }
}
