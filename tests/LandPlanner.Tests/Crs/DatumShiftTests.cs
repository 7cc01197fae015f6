using System.Globalization;
using LandPlanner.Crs;

namespace LandPlanner.Tests.Crs;

public class DatumShiftTests
{
    private const string Parameters = "x=112.3 y=-54.7 z=-81.9 rx=0.81 ry=-1.32 rz=2.05 s=-3.4";
    private const string Seven = "112.3,-54.7,-81.9,0.81,-1.32,2.05,-3.4";

    [Theory]
    [InlineData(2386, "+a=6378140 +rf=298.257", "position-vector", "position_vector")]
    [InlineData(2438, "+a=6378245 +rf=298.3", "position-vector", "position_vector")]
    [InlineData(2438, "+a=6378245 +rf=298.3", "coordinate-frame", "coordinate_frame")]
    public async Task Old_coordinates_go_where_proj_takes_them(int old, string ellipsoid, string prefix, string convention)
    {
        double[] eastNorth = [420310, 4141283, 500000, 3900000, 365000.5, 5300000.25, 633000, 2100000];
        var helmert = string.Join(' ', Parameters.Split(' ').Select(parameter => "+" + parameter));
        var expected = await Proj.PipelineAsync(
            $"+proj=pipeline +step +inv +proj=tmerc +lon_0=123 +x_0=500000 {ellipsoid} " +
            $"+step +proj=cart {ellipsoid} +step +proj=helmert {helmert} +convention={convention} " +
            "+step +inv +proj=cart +a=6378137 +rf=298.257222101 " +
            "+step +proj=tmerc +lon_0=123 +x_0=500000 +a=6378137 +rf=298.257222101",
            eastNorth, TestContext.Current.CancellationToken);

        var actual = eastNorth.ToArray();
        Reprojector.Create(CheckoutTables.Get(old), CheckoutTables.Get(4550), DatumShift.Parse($"{prefix}:{Seven}")).Transform(actual);

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-4);
    }

    [Fact]
    public void A_coordinate_frame_has_the_rotations_of_a_position_vector_turned_round()
    {
        Assert.Equal(
            DatumShift.Parse("position-vector:1,2,3,4,5,6,7"), DatumShift.Parse(" Coordinate-Frame: 1, 2, 3, -4, -5, -6, 7"));
    }

    [Fact]
    public void A_shift_is_read_back_from_what_it_prints()
    {
        var shift = DatumShift.Parse("position-vector:" + Seven);

        Assert.Equal("position-vector:" + Seven, shift.ToString());
        Assert.Equal(shift, DatumShift.Parse(shift.ToString()));
    }

    [Theory]
    [InlineData("1,2,3,4,5,6,7", "sign convention")]
    [InlineData("position-vector:1,2,3", "3 values")]
    [InlineData("position-vector:1,2,3,4,5,6,x", "'x' is not a number")]
    [InlineData("position-vector:NaN,2,3,4,5,6,7", "beyond")]
    [InlineData("position-vector:1,2,3,400,5,6,7", "beyond 60 arc-seconds")]
    public void A_shift_that_cannot_be_read_says_why(string text, string reason)
    {
        var refusal = Assert.Throws<CrsException>(() => DatumShift.Parse(text));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(DatumShift.Form, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_read_alike_under_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(112.3, DatumShift.Parse("position-vector:" + Seven).Dx);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
