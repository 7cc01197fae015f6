namespace LandPlanner.Schemes;

/// <summary>What a check came to.</summary>
public enum SchemeOutcome
{
    Pass,
    Fail,

    /// <summary>Something it needs is missing: neither pass nor fail, and its sentence says what is missing.</summary>
    NotKnown,

    /// <summary>A number without a limit.</summary>
    Told,
}

/// <summary>How outcomes are called in documents.</summary>
public static class SchemeOutcomeWords
{
    private static readonly string[] Words = ["pass", "fail", "notKnown", "told"];

    public static string Word(this SchemeOutcome outcome) => Words[(int)outcome];
}
