namespace LandPlanner.Cases;

/// <summary>What cases are ordered by. Text goes by code point, as in a store.</summary>
public enum CaseOrderKey
{
    Due,
    Urgency,
    Issued,
    Moved,
    Number,
    Area,
    Village,
    Person,

    /// <summary>As the process lists its states.</summary>
    State,
}
