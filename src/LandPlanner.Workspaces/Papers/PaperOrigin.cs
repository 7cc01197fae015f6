using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Papers;

/// <summary>Which state of which workspace a paper was made from: whoever doubts it can look it up.</summary>
internal static class PaperOrigin
{
    private const int ShownHash = 12;

    /// <param name="address">As it may be shown.</param>
    public static string Of(string address, Revision head) => FormattableString.Invariant($"依据工作库 {address} 修订 {head.Number}（{head.Hash[..ShownHash]}）");
}
