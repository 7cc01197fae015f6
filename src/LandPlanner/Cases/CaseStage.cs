namespace LandPlanner.Cases;

/// <summary>How far a state is on the way to closure: what rates and stocks count by.</summary>
public enum CaseStage
{
    /// <summary>To be disposed of (应处置).</summary>
    Open,

    /// <summary>Judged or rectified, not yet closed (已处置).</summary>
    Disposed,

    /// <summary>Closed (已销号, 已结案).</summary>
    Closed,

    /// <summary>Merged into another or split into others: goes on under another number and is not counted.</summary>
    Absorbed,
}
