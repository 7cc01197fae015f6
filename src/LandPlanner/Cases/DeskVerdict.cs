namespace LandPlanner.Cases;

/// <summary>What the desk says of a patch: a clue for an on-site check, never a judgement.</summary>
public enum DeskVerdict
{
    /// <summary>Something in it has no approval that would allow it.</summary>
    Suspect,

    /// <summary>It changed, and nothing known here speaks against it. Only where everything that could is known.</summary>
    Lawful,

    /// <summary>The surveys before and after it say the same.</summary>
    Unchanged,

    /// <summary>What would decide is not known.</summary>
    Unknown,
}

/// <summary>Verdicts as the ledger writes them.</summary>
public static class DeskVerdicts
{
    private static readonly string[] Words = ["suspect", "lawful", "unchanged", "unknown"];

    public static string Word(this DeskVerdict verdict) => Words[(int)verdict];
}
