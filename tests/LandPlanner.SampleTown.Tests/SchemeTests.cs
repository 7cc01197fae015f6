using LandPlanner.Areas;
using LandPlanner.Schemes;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.SampleTown.Tests;

/// <summary>The schemes of the work report against what the town was built of.</summary>
public class SchemeTests
{
    private static readonly Town Town = Towns.Get(1, 2_000);

    [Fact]
    public void Nine_parcels_of_the_scheme_fail_where_they_were_built_to()
    {
        var result = SchemeChecking.Scheme(Input("成片开发地块"), TestContext.Current.CancellationToken);

        Assert.Equal((9, 276m), (result.Parcels.Count, result.Area.Mu(2)));
        AssertBuilt(result, "scope", "tract-outside-concentrated-zone");
        AssertBuilt(result, "basic-farmland", "basic-farmland-occupied");
        AssertBuilt(result, "red-line", "red-line-occupied");
        // 中小学, 道路, 公园, 社区服务 and 医疗: five of the nine.
        var share = result.Checks.Single(check => check.Id == "public-share");
        Assert.Equal(SchemeOutcome.Pass, share.Outcome);
        Assert.Equal(["CPKF2024-02", "CPKF2024-04", "CPKF2024-06", "CPKF2024-07", "CPKF2024-08"], share.Parts.Select(part => Town.Schemes.Tracts.Single(parcel => parcel.Name == part.Name).Number).Order(StringComparer.Ordinal));
        Assert.Equal(Town.Schemes.Tracts.Where((_, i) => i is 1 or 3 or 5 or 6 or 7).Aggregate(Area.Zero, (sum, parcel) => sum + parcel.Plot.Official), share.Parts.Aggregate(Area.Zero, (sum, part) => sum + part.Area));
    }

    [Fact]
    public void Seven_additions_fail_where_they_were_built_to_and_the_boundary_closes()
    {
        var result = SchemeChecking.Boundary(Input("边界新增地块"), TestContext.Current.CancellationToken);

        Assert.Equal((7, 515m), (result.Parcels.Count, result.Area.Mu(2)));
        AssertBuilt(result, "basic-farmland", "basic-farmland-occupied");
        AssertBuilt(result, "red-line", "red-line-occupied");
        // One parcel was declared larger by 1,234.56 m².
        Assert.Equal(new Area(123_456), Assert.Single(result.Checks.Single(check => check.Id == "declared-area").Parts).Area);
        var zones = result.Zones!;
        Assert.Equal(zones.After, zones.Before + zones.Outside);
        Assert.Equal(result.Area, zones.Outside + zones.Inside);
    }

    private static SchemeInput Input(string layer) => new(AuditTests.Input(Town), layer, TableSet.Open().Schemes, new([], [], []));

    /// <summary>The same parcels by the same areas as the builder's own sums of cells.</summary>
    private static void AssertBuilt(SchemeResult result, string id, string rule)
    {
        var names = result.Parcels.Select(parcel => parcel.Name).ToHashSet();
        var built = new Findings(Town).All().Where(finding => finding.Rule == rule && names.Contains(finding.Name)).OrderBy(finding => finding.Name, StringComparer.Ordinal).ToList();
        var check = result.Checks.Single(check => check.Id == id);
        var found = check.Parts.OrderBy(part => part.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(built.Count > 0 ? SchemeOutcome.Fail : SchemeOutcome.Pass, check.Outcome);
        Assert.Equal(built.Select(finding => finding.Name), found.Select(part => part.Name));
        foreach (var (one, other) in built.Zip(found))
            Assert.Equal(one.AreaSquareMetres, other.Area.SquareMetres, 0.02);
    }
}
