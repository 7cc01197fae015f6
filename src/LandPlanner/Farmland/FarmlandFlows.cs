using LandPlanner.Changes;

namespace LandPlanner.Farmland;

/// <summary>What a changed polygon takes from farmland or adds to it.</summary>
internal static class FarmlandFlows
{
    /// <summary>Nothing where its farmland stayed of its class, or there is none; both sides where one class of farmland became another.</summary>
    public static IEnumerable<Part> Of(ChangeResult change, ChangedPatch patch, FlowDating dating)
    {
        var (was, isNow) = (IsFarmland(change, patch.Before), IsFarmland(change, patch.After));
        if (patch.Before == patch.After || !(was || isNow))
            yield break;
        var when = dating.Of(patch);
        if (was)
            yield return new(patch, patch.Before, true, isNow, when);
        if (isNow)
            yield return new(patch, patch.After, false, was, when);
    }

    private static bool IsFarmland(ChangeResult change, int index) => index >= 0 && change.Classes[index].IsCultivated;

    /// <param name="Class">Of the farmland lost or won.</param>
    /// <param name="IsWithin">Whether it was and is farmland.</param>
    internal sealed record Part(ChangedPatch Patch, int Class, bool IsLost, bool IsWithin, FlowTime When);
}
