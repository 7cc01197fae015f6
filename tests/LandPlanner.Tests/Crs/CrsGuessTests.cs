using LandPlanner.Crs;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Crs;

public class CrsGuessTests
{
    [Fact]
    public void Eight_digit_eastings_tell_the_zone_but_not_the_datum()
    {
        var candidates = Guess(41420000, 41430000, 4141000, 4151000);

        Assert.Equal([4529, 2365, 2417], candidates.Select(candidate => candidate.Code!.Value.Epsg));
        Assert.All(candidates, candidate => Assert.False(candidate.AxesSwapped));
    }

    [Fact]
    public void Six_degree_zones_are_told_by_their_own_numbers()
    {
        Assert.Equal([4499, 2335, 21421], Guess(21420000, 21430000, 4141000, 4151000).Select(candidate => candidate.Code!.Value.Epsg));
    }

    [Fact]
    public void Six_digit_eastings_leave_the_zone_open()
    {
        var candidate = Assert.Single(Guess(420000, 430000, 4141000, 4151000));

        Assert.Null(candidate.Code);
        Assert.Contains("central meridian", candidate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Degrees_are_cgcs2000_first_and_other_datums_after()
    {
        Assert.Equal([4490, 4326, 4610, 4214], Guess(122, 122.2, 37.3, 37.5).Select(candidate => candidate.Code!.Value.Epsg));
    }

    [Theory]
    [InlineData(4141000, 4151000, 41420000, 41430000, 4529)]
    [InlineData(37.3, 37.5, 122, 122.2, 4490)]
    public void Swapped_axes_are_noted(double minX, double maxX, double minY, double maxY, int first)
    {
        var candidates = Guess(minX, maxX, minY, maxY);

        Assert.Equal(first, candidates[0].Code?.Epsg);
        Assert.All(candidates, candidate => Assert.True(candidate.AxesSwapped));
    }

    [Fact]
    public void Two_zones_in_one_file_are_told()
    {
        var candidate = Assert.Single(Guess(40680000, 41320000, 4141000, 4151000));

        Assert.Contains("split the file by zone", candidate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_fit_nothing_get_no_candidate()
    {
        Assert.Empty(Guess(0, 100, 0, 100));
        Assert.Empty(CrsGuess.For(new Envelope(), CheckoutTables.Crs));
    }

    private static IReadOnlyList<CrsCandidate> Guess(double minX, double maxX, double minY, double maxY) =>
        CrsGuess.For(new(minX, maxX, minY, maxY), CheckoutTables.Crs);
}
