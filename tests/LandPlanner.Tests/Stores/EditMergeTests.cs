using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using NetTopologySuite.IO;

namespace LandPlanner.Tests.Stores;

public sealed class EditMergeTests
{
    private const string Square = "POLYGON ((500000 0, 500010 0, 500010 10, 500000 10, 500000 0))";
    private const string Moved = "POLYGON ((500005 0, 500015 0, 500015 10, 500005 10, 500005 0))";

    private static readonly LayerInfo Layer = new(
        "地块", LayerRole.Reference, GeometryKind.Polygon, new([new("a", FieldType.Text), new("b", FieldType.Binary)]),
        TestCrs.Gk123.Code, null, null, 1, default, null, 1, "", null);

    [Theory]
    [InlineData("1 x S", "1 x S", "1 x S", "1 x S")]
    [InlineData("1 x S", "2 x S", "1 x S", "2 x S")]
    [InlineData("1 x S", "1 x S", "2 x S", "2 x S")]
    [InlineData("1 x S", "2 x S", "1 y S", "2 y S")]
    [InlineData("1 x S", "2 x S", "1 x M", "2 x M")]
    [InlineData("1 x S", "2 x M", "2 y S", "2 y M")]
    [InlineData("1 x S", "2 x S", "2 x S", "2 x S")]
    [InlineData("1 x S", "- x S", "1 y S", "- y S")]
    [InlineData("1 x S", "1 x -", "1 y S", "1 y -")]
    [InlineData("1 x S", "2 x S", "3 x S", "!a")]
    [InlineData("1 x S", "2 y S", "3 z M", "!a b")]
    [InlineData("1 x S", "1 x M", "1 x -", "!shape")]
    [InlineData("1 x S", "gone", "1 x S", "gone")]
    [InlineData("1 x S", "1 x S", "gone", "gone")]
    [InlineData("1 x S", "gone", "gone", "gone")]
    [InlineData("1 x S", "gone", "2 x S", "!existence")]
    [InlineData("1 x S", "1 x M", "gone", "!existence")]
    public void Each_thing_is_as_whoever_changed_it_left_it(string origin, string mine, string theirs, string merged)
    {
        var merge = EditMerge.Of(Feature(origin, 1)!, Feature(mine, 1), Feature(theirs, 2), Layer);

        var clashes = string.Join(' ', merge.Clashes.Select(clash => clash.Field?.Name ?? clash.Kind.ToString().ToLowerInvariant()));
        Assert.Equal(merged, clashes.Length > 0 ? "!" + clashes : Word(merge.Merged));
        Assert.Equal(merge.Merged is null ? null : 2, merge.Merged?.Version);
    }

    [Fact]
    public void A_difference_names_fields_with_both_values_and_the_ground_won_and_lost()
    {
        var areas = LandPlanner.Areas.EllipsoidalArea.For(TestCrs.Gk123);
        var (from, to) = (Feature("1 x S", 1)!, Feature("2 x M", 2)!);

        var difference = FeatureDifference.Between(from, to, Layer, areas);

        var field = Assert.Single(difference.Fields);
        Assert.Equal(("a", "1", "2"), (field.Field.Name, field.From, field.To));
        // Half of each square of 10 m lies in the other; near the equator and the central meridian the plane's area is the official one to 1 %.
        Assert.InRange(difference.Ground!.Gained.SquareMetres, 49.5, 50.5);
        Assert.InRange(difference.Ground.Lost.SquareMetres, 49.5, 50.5);
    }

    [Fact]
    public void Equal_content_does_not_differ_whatever_its_version_and_parts()
    {
        var areas = LandPlanner.Areas.EllipsoidalArea.For(TestCrs.Gk123);
        var multi = new WKTReader().Read(Square.Replace("((", "(((", StringComparison.Ordinal).Replace("))", ")))", StringComparison.Ordinal).Replace("POLYGON", "MULTIPOLYGON", StringComparison.Ordinal));

        Assert.True(FeatureDifference.Between(Feature("1 x S", 1)!, Feature("1 x S", 7)! with { Shape = multi }, Layer, areas).IsNone);
    }

    [Fact]
    public void All_the_ground_is_lost_with_the_shape()
    {
        var areas = LandPlanner.Areas.EllipsoidalArea.For(TestCrs.Gk123);
        var feature = Feature("1 x S", 1)!;

        var ground = FeatureDifference.Between(feature, feature with { Shape = null }, Layer, areas).Ground!;

        Assert.Equal((0, areas.Of(feature.Shape)), (ground.Gained.Hundredths, ground.Lost));
    }

    [Fact]
    public void The_version_an_editor_saw_is_what_the_next_change_found()
    {
        var (first, second, third) = (Feature("1 x S", 1)!, Feature("2 x S", 2)!, Feature("3 x S", 3)!);
        Change[] changes = [Change(first, second), Change(second, third), Change(third, null)];

        Assert.Same(first, FeatureVersions.Find(changes, null, 1));
        Assert.Same(second, FeatureVersions.Find(changes[..1], second, 2));
        Assert.Same(third, FeatureVersions.Find(changes, null, 3));
        Assert.Null(FeatureVersions.Find(changes, null, 4));
    }

    private static Change Change(Feature? before, Feature? after) =>
        new(new(1, RevisionKind.Edited, default, new("", ""), [], "{}", "", ""), "地块", 1, before, after);

    private static Feature? Feature(string word, long version)
    {
        if (word == "gone")
            return null;
        var parts = word.Split(' ');
        var wkt = parts[2] switch
        {
            "S" => Square,
            "M" => Moved,
            _ => null,
        };
        return new(
            1, wkt is null ? null : new WKTReader().Read(wkt), [parts[0] == "-" ? null : parts[0], System.Text.Encoding.UTF8.GetBytes(parts[1])], version);
    }

    private static string Word(Feature? feature) => feature is null
        ? "gone"
        : $"{feature.Values[0] ?? "-"} {System.Text.Encoding.UTF8.GetString((byte[])feature.Values[1]!)} " +
            (feature.Shape is null ? "-" : feature.Shape.Coordinate.X == 500_000 ? "S" : "M");
}
