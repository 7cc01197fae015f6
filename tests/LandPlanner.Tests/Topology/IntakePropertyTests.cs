using CsCheck;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Topology;

public sealed class IntakePropertyTests
{
    private static readonly Gen<LooseShape> Any =
        Gen.OneOf(RandomShapes.Degenerate, RandomShapes.OftenValid, RandomShapes.Garbage, RandomShapes.Simple);

    /// <summary>Rings on the grid already, so that moving by whole steps changes nothing but the place.</summary>
    private static readonly Gen<LooseShape> OnGrid = Gen.OneOf(RandomShapes.Degenerate, RandomShapes.OftenValid);

    [Fact]
    public void Accounts_balance_and_what_is_stored_is_valid_and_on_the_grid() =>
        Any.Sample(shape => Accounts.AssertBalance(Shapes.Polygons().Take(shape)), iter: 3000, threads: 1);

    [Fact]
    public void A_stored_shape_goes_in_again_unchanged() => Any.Sample(
        shape =>
        {
            var stored = Shapes.Polygons().Take(shape).Shape;
            if (stored is null)
                return;

            var again = Shapes.Polygons().Take(Loose(stored));

            Assert.Equal(IntakeStatus.Intact, again.Status);
            Assert.True(stored.EqualsExact(again.Shape));
        },
        iter: 2000,
        threads: 1);

    [Fact]
    public void Moving_by_whole_grid_steps_changes_neither_status_nor_area() => OnGrid.Sample(
        shape => AssertAlike(shape, RandomShapes.Changed(
            shape,
            (x, y) => (Grid.FromLong(Grid.ToLong(x) + 12_345), Grid.FromLong(Grid.ToLong(y) - 77_777)),
            pairs => pairs)),
        iter: 2000,
        threads: 1);

    [Fact]
    public void Reversing_rings_changes_neither_status_nor_area() => Any.Sample(
        shape => AssertAlike(shape, RandomShapes.Changed(shape, (x, y) => (x, y), pairs => [.. pairs.Reverse()]), Tolerance), iter: 2000, threads: 1);

    [Fact]
    public void Starting_rings_elsewhere_changes_neither_status_nor_area() => OnGrid.Sample(
        shape => AssertAlike(shape, RandomShapes.Changed(shape, (x, y) => (x, y), pairs => [.. pairs[2..], pairs[1], pairs[2]]), Tolerance),
        iter: 2000,
        threads: 1);

    [Fact]
    public void Corners_that_were_equal_stay_equal_bit_for_bit() => Gen.Select(RandomShapes.Simple, Gen.Int[3, 200]).Sample(
        (shape, corner) =>
        {
            var ring = shape.Coordinates;
            var (x, y) = (ring[2 * (corner % (ring.Length / 2))], ring[2 * (corner % (ring.Length / 2)) + 1]);
            var neighbour = Shapes.Part([x, y, x + 30.00001, y + 10, x + 10, y + 30, x, y]);

            var shared = Shapes.Polygons().Take(neighbour).Shape!.Coordinates[0];

            Assert.Contains(Shapes.Polygons().Take(shape).Shape!.Coordinates, at => at.X == shared.X && at.Y == shared.Y);
        },
        threads: 1);

    [Fact]
    public void The_same_shape_gives_the_same_answer_whatever_came_before() => Gen.Select(Any, Any).Sample(
        (before, shape) =>
        {
            var intake = Shapes.Polygons();
            intake.Take(before);

            var (late, alone) = (intake.Take(shape), Shapes.Polygons().Take(shape));

            Assert.Equal(alone.Defects, late.Defects);
            Assert.Equal(alone with { Shape = null, Defects = [] }, late with { Shape = null, Defects = [] });
            Assert.True(alone.Shape is null ? late.Shape is null : alone.Shape.EqualsExact(late.Shape));
        },
        iter: 1000,
        threads: 1);

    private static void AssertAlike(LooseShape shape, LooseShape changed, Func<IntakeResult, double>? tolerance = null)
    {
        var (one, other) = (Shapes.Polygons().Take(shape), Shapes.Polygons().Take(changed));

        Assert.Equal(one.Status, other.Status);
        Assert.Equal(one.Shape?.Area ?? 0, other.Shape?.Area ?? 0, tolerance?.Invoke(one) ?? 1e-6);
    }

    /// <summary>A corner that a repair had to make where edges cross may fall on the next grid line: half a step of area along the edges it joins.</summary>
    private static double Tolerance(IntakeResult result) =>
        result.Status == IntakeStatus.Repaired ? 1e-6 + (result.Shape?.Length ?? 0) / (2 * Grid.Scale) : 1e-6;

    private static LooseShape Loose(Geometry stored) => Shapes.Parts(
        [.. ((MultiPolygon)stored).Geometries.Cast<Polygon>().Select(
            part => part.Holes.Prepend(part.Shell).Select(
                ring => ring.Coordinates.SelectMany(at => new[] { at.X, at.Y }).ToArray()).ToArray())]);
}
