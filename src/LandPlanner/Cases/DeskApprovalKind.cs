namespace LandPlanner.Cases;

/// <summary>A kind of approved land.</summary>
/// <param name="Values">What an approval's own kind field says.</param>
/// <param name="Layers">Names of layers that hold only this kind.</param>
public sealed record DeskApprovalKind(string Id, string TitleZh, string TitleEn, IReadOnlyList<string> Values, IReadOnlyList<string> Layers)
{
    /// <summary>An approval of which nobody says what it allows.</summary>
    public static readonly DeskApprovalKind Unsorted = new("", "种类不明的批准", "approval of no known kind", [], []);
}
