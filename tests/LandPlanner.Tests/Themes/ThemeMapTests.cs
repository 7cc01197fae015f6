using LandPlanner.Themes;

namespace LandPlanner.Tests.Themes;

/// <summary>Expected classes are put together by hand.</summary>
public sealed class ThemeMapTests
{
    private static readonly string[] Five = ["#000001", "#000002", "#000003", "#000004", "#000005"];

    [Fact]
    public void Given_limits_put_a_value_on_a_limit_into_the_class_above_it()
    {
        var map = Map(new("limits", "", "", ThemeMethod.Limits, 3, [5, 10]), 4.99m, 5, 9.99m, 10, 1000, null);

        Assert.Equal([1, 2, 2], map.Classes.Select(one => one.Count));
        Assert.Equal(["< 5", "5–10", "≥ 10"], map.Classes.Select(map.Title));
        Assert.Equal((0, 1, 1, 2, (int?)null), (map.ClassOf(4.99m), map.ClassOf(5), map.ClassOf(9.99m), map.ClassOf(10), map.ClassOf(null)));
        Assert.Equal((1, "#00000f", "#000005"), (map.Nothing, map.ColourOf(null), map.ColourOf(1000)));
    }

    [Fact]
    public void Quantiles_hold_as_many_each_as_can_be()
    {
        var map = Map(Quantile(5), [.. Enumerable.Range(1, 10).Reverse().Select(value => (decimal?)value)]);

        Assert.Equal([2, 2, 2, 2, 2], map.Classes.Select(one => one.Count));
        Assert.Equal([1m, 3m, 5m, 7m, 9m], map.Classes.Select(one => one.From!.Value));
        Assert.Equal(4, map.ClassOf(10));
    }

    [Fact]
    public void Equal_values_are_never_in_two_classes()
    {
        var map = Map(Quantile(4), 1, 1, 1, 1, 1, 1, 2, 3);

        // Of four quarters the first three begin with 1.
        Assert.Equal([6, 2], map.Classes.Select(one => one.Count));
        Assert.Equal(["#000001", "#000005"], map.Classes.Select(one => one.Colour));
    }

    [Fact]
    public void Equal_steps_go_from_the_least_value_to_the_greatest()
    {
        var map = Map(new("equal", "", "", ThemeMethod.Equal, 4, []), 10, 12, 15, 29.9m, 30);

        // 20 in four steps: 10, 15, 20, 25, 30.
        Assert.Equal([(10m, 15m, 2), (15m, 20m, 1), (20m, 25m, 0), (25m, 30m, 2)], map.Classes.Select(one => (one.From!.Value, one.To!.Value, one.Count)));
    }

    [Fact]
    public void One_value_alone_is_one_class_and_none_are_none()
    {
        Assert.Equal(["7"], Map(new("equal", "", "", ThemeMethod.Equal, 4, []), 7, 7).Classes.Select(Map(Quantile(2), 7).Title));
        Assert.Empty(Map(Quantile(5), null, null).Classes);
        Assert.Equal(2, Map(Quantile(5), null, null).Nothing);
    }

    private static ThemeWay Quantile(int classes) => new("quantile", "", "", ThemeMethod.Quantile, classes, []);

    private static ThemeMap Map(ThemeWay way, params decimal?[] values) =>
        ThemeMap.Of(new("t", "", "", "", "", 2, Five, [way], new("", "", "#00000f")), way, values);
}
