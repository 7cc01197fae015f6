namespace LandPlanner.Cases;

/// <summary>Stages and urgencies as tables and addresses write them.</summary>
public static class CaseWords
{
    private static readonly string[] Stages = ["open", "disposed", "closed", "absorbed"];
    private static readonly string[] Urgencies = ["overdue", "soon", "in-time", "undated", "done"];

    public static string Word(CaseStage stage) => Stages[(int)stage];

    public static string Word(CaseUrgency urgency) => Urgencies[(int)urgency];

    /// <summary>Null where it is none.</summary>
    public static CaseStage? Stage(string word) => Array.IndexOf(Stages, word) is >= 0 and var index ? (CaseStage)index : null;

    /// <summary>Null where it is none.</summary>
    public static CaseUrgency? Urgency(string word) => Array.IndexOf(Urgencies, word) is >= 0 and var index ? (CaseUrgency)index : null;
}
