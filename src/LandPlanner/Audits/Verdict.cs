namespace LandPlanner.Audits;

/// <summary>What the audit says of one subject under one rule.</summary>
public enum Verdict
{
    Violation,

    /// <summary>Lawful, but something must be done.</summary>
    Notice,

    /// <summary>An overlap below the tolerance: listed beside the verdict, never one itself.</summary>
    Sliver,

    /// <summary>The constraint layer is missing or does not reach there: nothing can be said.</summary>
    NotCovered,

    /// <summary>Counted, never listed as a finding.</summary>
    Clear,
}

/// <summary>The one list of how verdicts are called in documents, layers and on the command line.</summary>
public static class VerdictWords
{
    private static readonly string[] Words = ["violation", "notice", "sliver", "notCovered", "clear"];

    public static string Word(this Verdict verdict) => Words[(int)verdict];

    /// <exception cref="FormatException">It is no verdict's word.</exception>
    public static Verdict Parse(string word) => Array.IndexOf(Words, word) is >= 0 and var index
        ? (Verdict)index
        : throw new FormatException($"'{word}' is no verdict.");
}
