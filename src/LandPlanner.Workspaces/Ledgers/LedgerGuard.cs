using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>Keeps plain edits, imports and restores away from ledgers whose rows are written by moves alone.</summary>
public static class LedgerGuard
{
    /// <exception cref="WorkspaceException">The layer is such a ledger.</exception>
    public static void Refuse(Workspace workspace, string layer)
    {
        if (workspace.Tables.Ledgers.OfLayer(layer) is { WrittenBy: { } verb } form)
        {
            throw new WorkspaceException(
                $"'{layer}' ({form.TitleEn}) is a ledger: nothing leaves it, and its rows are written by 'landplanner {verb} …' alone, which knows who may do what. Nothing was changed.");
        }
    }
}
