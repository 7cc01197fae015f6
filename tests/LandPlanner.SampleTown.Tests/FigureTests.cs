namespace LandPlanner.SampleTown.Tests;

/// <summary>The figures are those of the town's work report.</summary>
public class FigureTests
{
    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Official_areas_add_up_to_the_mu_of_the_report(long seed, int patches)
    {
        var figures = Figure.Of(Towns.Get(seed, patches)).ToDictionary(figure => figure.Id);

        Assert.Equal((9, 276.00m), (figures["tract-scheme"].Count, figures["tract-scheme"].Mu));
        Assert.Equal((7, 515.00m), (figures["boundary-addition"].Count, figures["boundary-addition"].Mu));
        Assert.Equal((1, 100.40m), (figures["idle-land"].Count, figures["idle-land"].Mu));
        Assert.Equal(365.35m, figures["farmland-rectification"].Mu);
        Assert.InRange(figures["grain"].Mu!.Value, 3_400m, 3_450m);
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Projects_and_places_are_as_many_and_cost_as_much_as_in_the_report(long seed, int patches)
    {
        var figures = Figure.Of(Towns.Get(seed, patches)).ToDictionary(figure => figure.Id);

        Assert.Equal((11, 8_610m), (figures["rural-projects"].Count, figures["rural-projects"].Wan));
        Assert.Equal((17, 636_000m), (figures["industry-projects"].Count, figures["industry-projects"].Wan));
        Assert.Equal((7, 259_000m), (figures["key-projects"].Count, figures["key-projects"].Wan));
        Assert.Equal(14_400m, figures["idle-buildings"].SquareMetres);
        Assert.Equal(
            [435, 3, 5, 22, 18, 17, 2, 23],
            new[] { "abandoned-plots", "inspection-patches", "linking-projects", "tourism-sites", "sewage-plants", "greenhouses", "idle-buildings", "dust-sources" }
                .Select(id => figures[id].Count));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Names_are_unique_in_their_layer(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        foreach (var parcels in new[] { town.Schemes.Tracts, town.Schemes.Additions, town.Plans.All, town.Minors.Abandoned, [.. town.Projects.Parcels] })
            Assert.Equal(parcels.Count, parcels.Select(parcel => parcel.Name).Distinct().Count());
    }
}
