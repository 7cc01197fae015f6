namespace LandPlanner.Cases;

/// <summary>A move of the process: from which states, by whom, with what.</summary>
/// <param name="From">The ids of the states it starts from.</param>
/// <param name="To">The id of the state it leads to; null where the case stays in its state.</param>
/// <param name="Given">Fields that must be told with the move.</param>
/// <param name="Filled">Fields that must be filled when it is made.</param>
/// <param name="Optional">Further fields that may be told.</param>
/// <param name="Sets">Values it writes.</param>
/// <param name="Counts">The counter it adds one to; null for none.</param>
public sealed record CaseMove(
    string Id,
    string TitleZh,
    string TitleEn,
    IReadOnlySet<string> From,
    string? To,
    IReadOnlySet<PersonRole> Roles,
    IReadOnlyList<string> Given,
    IReadOnlyList<string> Filled,
    IReadOnlyList<string> Optional,
    bool NeedsNote,
    IReadOnlyList<EvidenceDemand> Evidence,
    IReadOnlyDictionary<string, string> Sets,
    string? Counts)
{
    /// <summary>Fields it empties.</summary>
    public IReadOnlyList<string> Clears { get; init; } = [];

    /// <summary>Fields of dates that it may only put off.</summary>
    public IReadOnlyList<string> Later { get; init; } = [];
}
