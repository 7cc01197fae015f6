using System.CommandLine;

namespace LandPlanner.Cli.Verbs.Villages;

/// <summary><c>village income|titles</c></summary>
internal static class VillageVerb
{
    public static Command Command() => new("village", "Villages' economies and housing estates' titles. 村级经济与小区办证")
    {
        VillageIncomeVerb.Command(),
        VillageTitlesVerb.Command(),
    };
}
