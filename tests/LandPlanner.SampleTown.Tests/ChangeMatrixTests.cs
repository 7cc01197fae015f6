using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Features;

namespace LandPlanner.SampleTown.Tests;

/// <summary>The matrix of the two surveys against what the town was built of: the judge adds up cells and never intersects anything.</summary>
public class ChangeMatrixTests
{
    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Finds_each_conversion_where_it_was_built_in_and_no_other(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        var result = Run(town);

        var built = Conversion.All(town);
        var found = result.Cells.Where(cell => cell.Kind != ChangeKind.Unchanged)
            .OrderBy(cell => $"{Key(result, cell)}", StringComparer.Ordinal).ToList();
        Assert.Equal(built.Select(one => (one.Before, one.After, one.Village)), found.Select(cell => Key(result, cell)));
        Assert.All(built.Zip(found), pair => Assert.Equal(pair.First.AreaSquareMetres, pair.Second.Area.SquareMetres, 0.02));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Finds_what_was_lost_on_basic_farmland_and_what_was_left_unsown(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        var result = Run(town);

        var lost = Conversion.All(town).Where(one => one.Before.StartsWith("01", StringComparison.Ordinal) && !one.After.StartsWith("01", StringComparison.Ordinal));
        Assert.Equal(lost.Sum(one => one.OnBasicFarmland), result.Flows.Where(flow => flow.Kind.IsOutflow()).Sum(flow => flow.OnBasic!.Value.SquareMetres), 0.2);
        Assert.Equal(Conversion.Unsown(town), result.Patches.Where(patch => patch.Kind == ChangeKind.Unsown).Sum(patch => patch.Area.SquareMetres), 0.5);
        Assert.DoesNotContain(result.Patches, patch => patch.IsSliver);
    }

    [Fact]
    public void The_two_surveys_cover_the_same_ground_and_close()
    {
        var result = Run(Towns.Get(1, 2_000));

        Assert.DoesNotContain(result.Cells, cell => cell.Before < 0 || cell.After < 0);
        Assert.Equal((Area.Zero, Area.Zero), (result.Before.Overlap, result.After.Overlap));
        for (var i = 0; i < result.Classes.Count; i++)
        {
            var one = result.Classes[i];
            Assert.Equal(one.Before.Area.Hundredths, result.Cells.Where(cell => cell.Before == i).Sum(cell => cell.Area.Hundredths) + one.Before.Rounding.Hundredths);
            Assert.Equal(one.After.Area.Hundredths, result.Cells.Where(cell => cell.After == i).Sum(cell => cell.Area.Hundredths) + one.After.Rounding.Hundredths);
            Assert.InRange(Math.Abs(one.Before.Rounding.Hundredths) + Math.Abs(one.After.Rounding.Hundredths), 0, 20);
        }
    }

    private static ChangeResult Run(Town town)
    {
        var audit = AuditTests.Input(town);
        var layers = audit.Layers.ToDictionary(layer => layer.Info.Name);
        var input = new ChangeInput(layers["地类图斑2023"], layers["地类图斑2024"], audit.Areas, audit.Classes)
        {
            Villages = [.. audit.Layers.Where(layer => layer.Info.Role == LayerRole.Village)],
            BasicFarmland = [.. audit.Layers.Where(layer => layer.Info.Role == LayerRole.BasicFarmland)],
        };
        return ChangeMatrix.Run(input, TestContext.Current.CancellationToken);
    }

    private static (string, string, string) Key(ChangeResult result, ChangeCell cell) =>
        (result.Classes[cell.Before].Code, result.Classes[cell.After].Code, cell.Village.Name);
}
