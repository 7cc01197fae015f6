namespace LandPlanner.Cases;

/// <summary>What is measured of cases that were due in a period, after the outcome evaluation of digital city management (数字城管, GB/T 30428.4).</summary>
public enum CaseFigureKind
{
    /// <summary>Disposed of, in time or not (处置率).</summary>
    Disposal,

    /// <summary>Disposed of by the deadline (按期处置率).</summary>
    OnTime,

    /// <summary>Closed (结案率, 销号率).</summary>
    Closure,

    /// <summary>Sent back at least once: evidence returned, acceptance refused, or reopened after closure (返工率).</summary>
    Rework,

    /// <summary>Disposed of after the deadline, or not yet although it has passed (超期率).</summary>
    Overdue,

    /// <summary>Key cases (重点案件占比).</summary>
    KeyShare,

    /// <summary>Disposed of within the term of the table of deadlines, counted from issue; deadlines that were extended or given by hand do not count.</summary>
    WithinTerm,
}

/// <summary>Kinds of figures as tables write them.</summary>
public static class CaseFigureKinds
{
    private static readonly string[] Words = ["disposal", "on-time", "closure", "rework", "overdue", "key-share", "within-term"];

    public static string Word(this CaseFigureKind kind) => Words[(int)kind];

    /// <summary>Null where it is none.</summary>
    public static CaseFigureKind? Find(string word) => Array.IndexOf(Words, word) is >= 0 and var index ? (CaseFigureKind)index : null;
}
