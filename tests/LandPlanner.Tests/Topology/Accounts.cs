using LandPlanner.Topology;
using NetTopologySuite.Operation.Valid;

namespace LandPlanner.Tests.Topology;

internal static class Accounts
{
    /// <summary>The balance, and all else that must hold of any result.</summary>
    public static void AssertBalance(IntakeResult result)
    {
        Assert.Equal(result.AreaRead + result.AreaChangedByRepair + result.AreaChangedBySnapping, result.AreaStored + result.AreaRejected);
        Assert.Equal(result.Status == IntakeStatus.Intact, result.Defects.Count == 0);
        Assert.Equal(result.Status == IntakeStatus.Rejected, result.Shape is null);
        if (result.Shape is null)
            return;
        Assert.True(new IsValidOp(result.Shape).IsValid);
        Assert.Equal(Shapes.Areas.Of(result.Shape), result.AreaStored);
        Assert.All(result.Shape.Coordinates, at => Assert.Equal((at.X, at.Y), (Grid.Snap(at.X), Grid.Snap(at.Y))));
    }
}
