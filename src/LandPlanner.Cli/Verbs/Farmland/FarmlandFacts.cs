using LandPlanner.Farmland;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary>What commands go by beside the rows of a ledger.</summary>
internal sealed record FarmlandFacts(Workspace Workspace)
{
    public AbandonmentTable Abandonment => Workspace.Tables.Farmland.Abandonment;

    public static DateOnly Today => Dates.Today;
}
