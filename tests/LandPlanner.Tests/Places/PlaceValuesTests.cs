using LandPlanner.Places;
using LandPlanner.Stores;
using static LandPlanner.Tests.Places.Towns;

namespace LandPlanner.Tests.Places;

public sealed class PlaceValuesTests
{
    [Fact]
    public void Values_come_back_with_their_types()
    {
        var values = PlaceValues.None.With([new("operator", "某\"公司\"\n"), new("built", Day(5, 1)), new("bins", 12L)]);

        Assert.Equal("""{"bins":12,"built":"2025-05-01","operator":"某\"公司\"\n"}""", values.ToString());
        var back = PlaceValues.Parse(Plant.Details, values.ToString());
        Assert.Equal(("某\"公司\"\n", Day(5, 1), 12L), (back["operator"], back["built"], back["bins"]));
    }

    [Fact]
    public void A_value_taken_away_leaves_nothing_behind() => Assert.Equal("", PlaceValues.None.With([new("bins", 1L)]).With([new("bins", null)]).ToString());

    [Fact]
    public void What_an_earlier_form_wrote_is_kept()
    {
        var values = PlaceValues.Parse(Plant.Details, """{"bins":3,"colour":"red","height":2.5}""");

        Assert.Equal("""{"bins":4,"colour":"red","height":2.5}""", values.With([new("bins", 4L)]).ToString());
        Assert.Equal(["bins", "colour", "height"], values.Within(Plant.Details).Select(value => value.Key));
    }

    [Theory]
    [InlineData("red")]
    [InlineData("[1]")]
    [InlineData("""{"bins":1.5}""")]
    [InlineData("""{"built":"soon"}""")]
    public void A_text_that_was_changed_outside_is_told(string text) => Assert.Throws<WorkspaceException>(() => PlaceValues.Parse(Plant.Details, text));
}
