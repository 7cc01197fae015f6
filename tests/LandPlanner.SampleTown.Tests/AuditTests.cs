using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Workspaces.RulePacks;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.SampleTown.Tests;

/// <summary>The audit by the default pack against what the town was built of: the judge adds up cells and never intersects anything.</summary>
public class AuditTests
{
    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Finds_what_was_built_in_and_nothing_else(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);
        var built = new Findings(town);

        var result = Audit.Run(Input(town), TestContext.Current.CancellationToken);

        AssertSame(built.All(), result.Findings.Where(finding => finding.Verdict is Verdict.Violation or Verdict.Notice));
        AssertSame(built.Slivers(), result.Findings.Where(finding => finding.Verdict == Verdict.Sliver));
        AssertSame(built.NotCovered(), result.Findings.Where(finding => finding.Verdict == Verdict.NotCovered));
    }

    [Fact]
    public void Break_downs_close_on_every_finding_and_know_every_class()
    {
        var result = Audit.Run(Input(Towns.Get(1, 2_000)), TestContext.Current.CancellationToken);

        foreach (var finding in result.Findings.Where(finding => finding.Verdict != Verdict.NotCovered))
        {
            Assert.Equal(finding.Area.Hundredths, finding.Classes.Sum(share => share.Gross.Hundredths));
            Assert.Equal(finding.Area.Hundredths, finding.Villages.Sum(share => share.Area.Hundredths));
            Assert.Equal(finding.Area.Hundredths, finding.Ownership.Sum(share => share.Area.Hundredths));
        }

        Assert.All(result.Findings.Where(finding => finding is { Rule: "cultivated-land-occupied", Verdict: Verdict.Notice }), finding => Assert.All(finding.Classes, share => Assert.True(share.IsCultivated)));
    }

    private static void AssertSame(IEnumerable<Finding> expected, IEnumerable<Audits.Finding> actual)
    {
        var found = actual.Select(finding => (finding.Rule, finding.Name, Area: finding.Area.SquareMetres))
            .OrderBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Name, StringComparer.Ordinal).ToList();
        var built = expected.OrderBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(built.Select(finding => (finding.Rule, finding.Name)), found.Select(finding => (finding.Rule, finding.Name)));
        foreach (var (one, other) in built.Zip(found))
            Assert.Equal(one.AreaSquareMetres, other.Area, 0.02);
    }

    internal static AuditInput Input(Town town)
    {
        var tables = TableSet.Open();
        var parcels = new ParcelLayers(town);
        AuditLayer[] layers =
        [
            Read(town, tables, Layers.Villages(town), null, null),
            Read(town, tables, new LandUseLayer(town, town.Ground.Survey, 2023).Build("地类图斑2023"), new(2023, 12, 31), "村庄"),
            Read(town, tables, new LandUseLayer(town, town.Year.Survey, 2024).Build("地类图斑2024"), new(2024, 12, 31), "村庄"),
            Read(town, tables, Layers.Farmland(town), null, "村庄"),
            Read(town, tables, Layers.RedLine(town), null, "村庄"),
            Read(town, tables, Layers.UrbanBoundary(town), null, "村庄"),
            .. new[] { parcels.Tracts, parcels.Additions, parcels.Idle, parcels.Plans, parcels.Rectifications, parcels.Inspections, parcels.RuralProjects, parcels.IndustryProjects, parcels.KeyProjects }
                .Select(layer => Read(town, tables, layer, null, null)),
        ];
        var pack = RulePackReader.Read(Path.Combine(tables.Folder, "rules", "default.yaml"), tables.Roles, tables.LandClasses);
        return new(pack, layers, Towns.Areas, tables.LandClasses, new(2025, 1, 1));
    }

    internal static AuditLayer Read(Town town, TableSet tables, Layer layer, DateOnly? vintage, string? covers)
    {
        var features = layer.Rows.Select((row, i) => new Feature(i + 1, row.Shape, row.Values)).ToArray();
        var area = features.Aggregate(Area.Zero, (sum, feature) => sum + town.Areas.Of(feature.Shape));
        var info = new LayerInfo(
            layer.Name, new(layer.Role), layer.Kind, layer.Schema, new(4529), vintage, covers, features.Length, area, null, 1, "", null);
        return new(info, features, tables.Roles.Get(new(layer.Role)));
    }
}
