using CsCheck;
using LandPlanner.Areas;

namespace LandPlanner.Tests.Areas;

public sealed class AreaTests
{
    /// <summary>The figures of the town's 2023 work report: 276, 515, 100.4 and 365.35 mu.</summary>
    [Theory]
    [InlineData(184_000.00, 276)]
    [InlineData(343_333.33, 515)]
    [InlineData(66_933.33, 100.4)]
    [InlineData(243_566.67, 365.35)]
    public void One_mu_is_two_thousand_thirds_of_a_square_metre(double squareMetres, double mu)
    {
        Assert.Equal((decimal)mu, Area.FromSquareMetres(squareMetres).Mu(2));
        Assert.Equal(squareMetres, Area.FromMu((decimal)mu).SquareMetres);
    }

    [Theory]
    [InlineData(0.125, 13)]
    [InlineData(-0.125, -13)]
    [InlineData(0.124, 12)]
    public void Rounds_half_away_from_zero(double squareMetres, long hundredths) =>
        Assert.Equal(hundredths, Area.FromSquareMetres(squareMetres).Hundredths);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_what_is_no_number(double squareMetres) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Area.FromSquareMetres(squareMetres));

    [Fact]
    public void Hectares_have_four_decimals() => Assert.Equal(0.9600m, Area.FromSquareMetres(9600.004).Hectares());

    [Fact]
    public void Shares_add_up_to_the_whole_and_stay_within_one_unit() =>
        Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Double[0.001, 1e6].Array[1, 30]).Sample((hundredths, parts) =>
        {
            var shares = AreaClosure.Share(new(hundredths), parts);

            Assert.Equal(hundredths, shares.Sum(share => share.Hundredths));
            for (var i = 0; i < parts.Length; i++)
                Assert.InRange(shares[i].Hundredths - parts[i] / parts.Sum() * hundredths, -1.001, 1.001);
        });

    [Fact]
    public void Displayed_mu_add_up_to_the_displayed_total() =>
        Gen.Long[0, 100_000_000].Array[1, 30].Sample(hundredths =>
        {
            var areas = Array.ConvertAll(hundredths, value => new Area(value));

            Assert.Equal(new Area(hundredths.Sum()).Mu(2), AreaClosure.Mu(areas, 2).Sum());
        });

    /// <summary>Three thirds of a hundredth-odd sum: the classic case where rounding each alone loses a unit.</summary>
    [Fact]
    public void The_largest_remainder_takes_the_missing_unit_and_ties_go_to_the_first()
    {
        var shares = AreaClosure.Share(new(100), [1, 1, 1]);

        Assert.Equal([34, 33, 33], shares.Select(share => share.Hundredths));
    }

    [Fact]
    public void Parts_that_are_all_zero_cannot_make_a_whole() =>
        Assert.Throws<ArgumentException>(() => AreaClosure.Share(new(1), [0, 0]));
}
