namespace LandPlanner.Workspaces.Projects.Matching;

/// <summary>For which project land is looked for, and where.</summary>
/// <param name="Project">Its number, or its name where no other has it.</param>
/// <param name="On">The day on which rules must be in force, and by whose year plans are read.</param>
public sealed record LandMatchRequest(string Project, LandNeedTexts Need, DateOnly On)
{
    /// <summary>The layers whose features are looked at; empty for those of the table's roles.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>A layer of roads; null for the road classes of the land-use layer.</summary>
    public string? Roads { get; init; }

    /// <summary>A rule pack's file; null for the default pack of <c>data/rules</c>.</summary>
    public string? RulePack { get; init; }
}
