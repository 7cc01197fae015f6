using LandPlanner.Features;
using LandPlanner.Topology;
using static LandPlanner.Tests.Topology.Shapes;

namespace LandPlanner.Tests.Topology;

public sealed class LineAndPointIntakeTests
{
    private static IntakeResult Take(GeometryKind kind, params double[][] paths)
    {
        var result = new Intake(Shapes.Areas, kind).Take(Of(kind, [.. paths.Select(path => new[] { path })]));
        Accounts.AssertBalance(result);
        return result;
    }

    private static string[] Reasons(IntakeResult result) => [.. result.Defects.Select(defect => defect.Reason)];

    [Fact]
    public void A_line_that_crosses_itself_is_intact()
    {
        var result = Take(GeometryKind.Line, Ring(0, 0, 10, 10, 10, 0, 0, 10));

        Assert.Equal(IntakeStatus.Intact, result.Status);
        Assert.Equal("MultiLineString", result.Shape!.GeometryType);
    }

    [Fact]
    public void A_line_of_one_place_goes_and_the_others_stay()
    {
        var result = Take(GeometryKind.Line, Ring(0, 0, 10, 10), Ring(5, 5), Ring(0, 0, 0.00001, 0));

        Assert.Equal(["short-line", "collapsed-by-snapping"], Reasons(result));
        Assert.Equal(2, result.Shape!.NumPoints);
    }

    [Fact]
    public void A_vertex_of_a_line_is_kept_once()
    {
        var result = Take(GeometryKind.Line, Ring(0, 0, 5, 5, 5, 5, 5, 5, 10, 0));

        Assert.Equal(["repeated-point"], Reasons(result));
        Assert.Equal(3, result.Shape!.NumPoints);
    }

    [Fact]
    public void A_line_without_numbers_is_rejected() =>
        Assert.Equal(["not-a-number"], Reasons(Take(GeometryKind.Line, Ring(0, 0, double.NaN, 5))));

    [Fact]
    public void Points_come_out_snapped_and_once()
    {
        var result = Take(GeometryKind.Point, Ring(1.00004, 2), Ring(1.00004, 2), Ring(1.00001, 2), Ring(3, 4));

        Assert.Equal(["repeated-point"], Reasons(result));
        Assert.Equal("MULTIPOINT ((500001 4140002), (500003 4140004))", result.Shape!.AsText());
    }

    [Fact]
    public void A_point_that_is_no_number_is_rejected() =>
        Assert.Equal(["not-a-number"], Reasons(Take(GeometryKind.Point, Ring(double.NaN, double.NaN))));

    [Fact]
    public void A_table_takes_no_shapes() => Assert.Throws<ArgumentException>(() => new Intake(Shapes.Areas, GeometryKind.None));
}
