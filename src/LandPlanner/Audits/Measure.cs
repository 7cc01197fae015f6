namespace LandPlanner.Audits;

/// <summary>What a rule measures.</summary>
public enum Measure
{
    /// <summary>The part of the subject inside the constraint.</summary>
    Overlap,

    /// <summary>The part of the subject outside the constraint.</summary>
    Outside,

    /// <summary>The difference of the area a subject declares from its official area.</summary>
    DeclaredArea,
}

/// <summary>How grave it is when a rule's limit is exceeded.</summary>
public enum Severity
{
    Violation,
    Notice,
}
