namespace LandPlanner.PostGis;

/// <summary>What somebody may do in a workspace. Each holds what those before it hold.</summary>
public enum WorkspaceRole
{
    /// <summary>Reads everything.</summary>
    Reader,

    /// <summary>Keeps audits and checks, the layers that show them, and the ledgers of cases and inspections (<see cref="AuditorLayers"/>); changes nothing else.</summary>
    Auditor,

    /// <summary>Imports, edits and restores. History can be added to, never changed.</summary>
    Editor,

    /// <summary>Everything, rights and the history's tables included.</summary>
    Owner,
}
