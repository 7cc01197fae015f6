using LandPlanner.Areas;
using LandPlanner.Audits;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

public sealed class BreakdownTests
{
    private static readonly Rule Occupied = Overlap("plan-parcel", "basic-farmland");

    private static World Town() => new World()
        .With("farmland", "basic-farmland", ("", Box(0, 0, 100, 100)))
        .With("land", "land-use",
            ("class=0103,ridgeFactor=0.1,ownership=30,ownerCode=A,owner=甲村", Box(0, 0, 33.3333, 100)),
            ("class=0103,ownership=30,ownerCode=A,owner=甲村", Box(33.3333, 0, 50, 100)),
            ("class=0201,ridgeFactor=0.5,ownership=20,ownerCode=B,owner=乙村", Box(50, 0, 77.7777, 100)))
        .With("parcels", "plan-parcel", ("village=丙村", Box(0, 0, 100, 100)));

    [Fact]
    public void Land_classes_close_on_the_finding_with_the_unknown_part_last()
    {
        var finding = Assert.Single(Town().Audit(Occupied).Findings);

        Assert.Equal(["0103", "0201", ""], finding.Classes.Select(share => share.Code));
        Assert.Equal(["旱地", "果园", ""], finding.Classes.Select(share => share.Name));
        Assert.Equal(finding.Area, finding.Classes.Aggregate(Area.Zero, (sum, share) => sum + share.Gross));
        Assert.Equal(5000 * 0.99984379, finding.Classes[0].Gross.SquareMetres, 0.02);
    }

    /// <summary>Only cultivated land loses ridges: 10 % of 3333.33 m², nothing of the orchard.</summary>
    [Fact]
    public void Net_farmland_is_gross_less_its_ridges()
    {
        var classes = Assert.Single(Town().Audit(Occupied).Findings).Classes;

        Assert.Equal(333.333 * 0.99984379, (classes[0].Gross - classes[0].Net).SquareMetres, 0.01);
        Assert.Equal(classes[1].Gross, classes[1].Net);
        Assert.Equal((true, false), (classes[0].IsCultivated, classes[1].IsCultivated));
    }

    [Fact]
    public void Ownership_closes_on_the_finding()
    {
        var finding = Assert.Single(Town().Audit(Occupied).Findings);

        Assert.Equal([("20", "乙村"), ("30", "甲村"), ("", "")], finding.Ownership.Select(share => (share.Kind, share.UnitName)));
        Assert.Equal(finding.Area, finding.Ownership.Aggregate(Area.Zero, (sum, share) => sum + share.Area));
    }

    [Fact]
    public void The_village_is_the_subjects_own_where_there_is_no_village_layer() =>
        Assert.Equal("丙村", Assert.Single(Town().Audit(Occupied).Findings).Village);

    [Fact]
    public void The_village_layer_decides_by_the_largest_share()
    {
        var finding = Assert.Single(Town().With("villages", "village", ("name=甲村", Box(0, 0, 40, 100)), ("name=乙村", Box(40, 0, 90, 100)))
            .Audit(Occupied).Findings);

        Assert.Equal("乙村", finding.Village);
        Assert.Equal(["乙村", "甲村", ""], finding.Villages.Select(share => share.Name));
        Assert.Equal(finding.Area, finding.Villages.Aggregate(Area.Zero, (sum, share) => sum + share.Area));
    }

    [Fact]
    public void Land_use_that_overlaps_itself_is_scaled_to_the_whole()
    {
        var finding = Assert.Single(Town().Change(layer => layer.Info.Name == "land"
            ? layer with { Features = [.. layer.Features, layer.Features[0] with { Id = 9, Shape = Shape(Box(0, 0, 100, 100)) }] }
            : layer).Audit(Occupied).Findings);

        Assert.Equal(["0103", "0201"], finding.Classes.Select(share => share.Code));
        Assert.Equal(finding.Area, finding.Classes.Aggregate(Area.Zero, (sum, share) => sum + share.Gross));
    }
}
