using LandPlanner.Audits;

namespace LandPlanner.Projects.Matching;

/// <summary>One reason for or against land, in words and numbers.</summary>
/// <param name="Id">The condition: area, road, planned, present, without, slope, supply, deadline, held, near, overlap, compact, parcels, or the id of a rule of the audit.</param>
public sealed record MatchReason(string Id, MatchOutcome Outcome, string Zh, string En)
{
    /// <summary>Whether the need asks it, so that what is not known keeps the land from fitting.</summary>
    public bool IsAsked { get; init; } = true;

    /// <summary>What it adds to the score; null where it adds nothing to any.</summary>
    public decimal? Points { get; init; }

    /// <summary>What it could add at most.</summary>
    public decimal? Most { get; init; }

    /// <summary>Where the law says so; empty where it is no rule of the audit.</summary>
    public IReadOnlyList<LegalBasis> Basis { get; init; } = [];

    /// <summary>What the reason makes of the land by itself.</summary>
    public MatchState State => Outcome switch
    {
        MatchOutcome.Fail => MatchState.Unfit,
        MatchOutcome.NotKnown when IsAsked => MatchState.Open,
        _ => MatchState.Fits,
    };
}
