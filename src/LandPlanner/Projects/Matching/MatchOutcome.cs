namespace LandPlanner.Projects.Matching;

/// <summary>What one condition of a need came to.</summary>
public enum MatchOutcome
{
    Pass,
    Fail,

    /// <summary>Something that would tell is missing: never a pass, and its sentence says what is missing.</summary>
    NotKnown,

    /// <summary>Said, and judged by nothing.</summary>
    Told,
}

/// <summary>What all conditions of a need came to together; the better first.</summary>
public enum MatchState
{
    /// <summary>All that is asked is met.</summary>
    Fits,

    /// <summary>Nothing speaks against it, but not all that is asked is known.</summary>
    Open,

    /// <summary>Something speaks against it.</summary>
    Unfit,
}

/// <summary>How outcomes and states are called in documents.</summary>
public static class MatchWords
{
    private static readonly string[] Outcomes = ["pass", "fail", "notKnown", "told"];
    private static readonly string[] States = ["fits", "open", "unfit"];

    public static string Word(this MatchOutcome outcome) => Outcomes[(int)outcome];

    public static string Word(this MatchState state) => States[(int)state];

    public static string Title(this MatchOutcome outcome, bool english) => outcome switch
    {
        MatchOutcome.Pass => english ? "met" : "符合",
        MatchOutcome.Fail => english ? "not met" : "不符合",
        MatchOutcome.NotKnown => english ? "not known" : "无法判断",
        _ => english ? "told" : "说明",
    };

    public static string Title(this MatchState state, bool english) => state switch
    {
        MatchState.Fits => english ? "fits" : "可用",
        MatchState.Open => english ? "not all known" : "待核实",
        _ => english ? "does not fit" : "不可用",
    };
}
