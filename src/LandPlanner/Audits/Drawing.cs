namespace LandPlanner.Audits;

/// <summary>How the shapes behind verdicts are drawn. Verdicts and areas are the same either way.</summary>
public enum Drawing
{
    /// <summary>Neighbouring parts as one polygon, in a form that does not depend on how they were found.</summary>
    Joined,

    /// <summary>
    /// What lies in each constraint as a polygon of its own, beside its neighbours': quicker where areas alone decide.
    /// </summary>
    Loose,
}
