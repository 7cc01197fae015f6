using LandPlanner.Cases;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.SampleTown.Tests;

/// <summary>The desk comparison of the satellite batch against what the town was built of: the judge adds up cells and never intersects anything.</summary>
public class SatelliteTests
{
    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Every_patch_is_judged_as_it_was_built(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);
        var audit = AuditTests.Input(town);
        var layers = audit.Layers.Append(AuditTests.Read(town, TableSet.Open(), new ParcelLayers(town).Approvals, null, "村庄")).ToList();
        var batch = town.Satellite.Patches;

        var found = DeskComparison.Run(
            new(TableSet.Open().Desk, layers, audit.Areas, audit.Classes),
            [.. batch.Select(patch => new DeskPatch(patch.Shape, patch.Type, ImagePeriod.Find(patch.From)!.Value.First, ImagePeriod.Find(patch.Until)!.Value.Last))], TestContext.Current.CancellationToken);

        Assert.Equal(batch.Select(patch => (patch.Number, patch.Answer.Verdict, patch.Answer.Kind)), batch.Zip(found, (patch, one) => (patch.Number, one.Verdict.Word(), KindOf(patch, one))));
        foreach (var (patch, one) in batch.Zip(found))
        {
            var answer = patch.Answer;
            Assert.Equal(answer.AreaSquareMetres, one.Area.SquareMetres, 0.02);
            Assert.Equal(answer.FarmlandLostSquareMetres, one.FarmlandLost?.SquareMetres ?? 0, 0.02);
            Assert.Equal(answer.BasicFarmlandSquareMetres, one.BasicFarmland!.Value.SquareMetres, 0.02);
            Assert.Equal(answer.RedLineSquareMetres, one.RedLine!.Value.SquareMetres, 0.02);
            Assert.True(answer.ApprovedSquareMetres == 0 || Math.Abs(answer.ApprovedSquareMetres - one.Approved!.Value.SquareMetres) <= 0.02);
        }
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void There_is_something_of_every_verdict_and_no_two_patches_share_ground(long seed, int patches)
    {
        var batch = Towns.Get(seed, patches).Satellite.Patches;

        Assert.InRange(batch.Count, 20, 40);
        Assert.Equal(["lawful", "suspect", "unchanged", "unknown"], batch.Select(patch => patch.Answer.Verdict).Distinct().Order(StringComparer.Ordinal));
        Assert.Subset(batch.Select(patch => patch.Answer.Kind).ToHashSet(), new HashSet<string> { "non-farm-build", "orchard", "pond", "other" });
        Assert.Equal(batch.Sum(patch => patch.Shape.Area), NetTopologySuite.Operation.Union.UnaryUnionOp.Union([.. batch.Select(patch => patch.Shape)]).Area, 0.01);
    }

    /// <summary>As a batch is taken in: where the layers show none, what the change type claims.</summary>
    private static string KindOf(SatellitePatch patch, DeskResult one) => one.Kind.Length > 0 ? one.Kind : TableSet.Open().Desk.ChangeType(patch.Type)!.Kind;
}
