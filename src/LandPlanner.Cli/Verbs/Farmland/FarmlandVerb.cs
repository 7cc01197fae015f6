using System.CommandLine;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary><c>farmland abandoned|sown|rectified|restoration|balance</c></summary>
internal static class FarmlandVerb
{
    public static Command Command() => new("farmland", "The ledgers of farmland. 耕地台账")
    {
        AbandonedVerb.Command(),
        SownVerb.Command(),
        PlotsWithAcceptance.Rectified().Command(),
        PlotsWithAcceptance.Restoration().Command(),
        BalanceVerb.Command(),
    };
}
