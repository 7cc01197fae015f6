using LandPlanner.Areas;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Projects.Matching;

/// <summary>A parcel, or several near each other, as the site of a project.</summary>
/// <param name="Parcels">By layer (ordinal), then id; each with the reasons of its own.</param>
/// <param name="Area">The sum of the parcels' official areas.</param>
/// <param name="Score">The sum of the points of <paramref name="Reasons"/>.</param>
/// <param name="MostScore">What the score could be.</param>
/// <param name="Reasons">What is said of the site as a whole.</param>
public sealed record LandOffer(IReadOnlyList<MatchParcel> Parcels, Area Area, decimal Score, decimal MostScore, IReadOnlyList<MatchReason> Reasons)
{
    public MatchState State => Reasons.Concat(Parcels.SelectMany(parcel => parcel.Reasons)).Max(reason => reason.State);

    /// <summary>All that is not known, of the site and of its parcels.</summary>
    public IEnumerable<MatchReason> NotKnown => Reasons.Concat(Parcels.SelectMany(parcel => parcel.Reasons)).Where(reason => reason.Outcome == MatchOutcome.NotKnown);

    /// <summary>The parcels joined, in the workspace's plane.</summary>
    public Geometry Shape => Parcels is [var only] ? only.Shape : Evidence.Union([.. Parcels.Select(parcel => parcel.Shape)]);

    public string Name => string.Join(" + ", Parcels.Select(parcel => parcel.Name));
}

/// <summary>What was found for a need.</summary>
/// <param name="Looked">How many parcels were looked at.</param>
/// <param name="Offers">What fits before what is open, then by score; no parcel of an offer could be left out.</param>
/// <param name="RuledOut">The parcels of which something speaks against, by layer (ordinal), then id.</param>
/// <param name="Left">The parcels of which nothing speaks against but that are of no offer listed: mostly too small.</param>
/// <param name="Combinations">How many sites were looked at.</param>
/// <param name="IsComplete">Whether no better offer can be; false where the search came to its bound before.</param>
public sealed record MatchResult(LandNeed Need, int Looked, IReadOnlyList<LandOffer> Offers, IReadOnlyList<MatchParcel> RuledOut, IReadOnlyList<MatchParcel> Left, int Combinations, bool IsComplete)
{
    /// <summary>Projects whose land may be among what is offered, for nobody knows where it lies.</summary>
    public IReadOnlyList<string> Unplaced { get; init; } = [];
}
