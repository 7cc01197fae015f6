namespace LandPlanner.Cases;

/// <summary>One reason of a desk verdict, as a full sentence in both languages.</summary>
public sealed record DeskReason(string Zh, string En)
{
    private const char Between = '\t';

    /// <summary>As the ledger keeps them: a line each, Chinese before English, a tab between.</summary>
    public static string Write(IEnumerable<DeskReason> reasons) => string.Join('\n', reasons.Select(reason => reason.Zh + Between + reason.En));

    /// <summary>What <see cref="Write"/> wrote; a line without a tab is the same in both languages.</summary>
    public static IReadOnlyList<DeskReason> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(Between, 2)).Select(parts => new DeskReason(parts[0], parts[^1]))];

    public string Say(bool english) => english ? En : Zh;
}
