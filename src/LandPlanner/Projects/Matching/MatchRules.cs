using LandPlanner.Features;

namespace LandPlanner.Projects.Matching;

/// <summary>What counts in a score, and why.</summary>
/// <param name="Id">One of <see cref="MatchRules.WeightIds"/>.</param>
/// <param name="Points">The most it adds.</param>
public sealed record MatchWeight(string Id, decimal Points, string TitleZh, string TitleEn, string WhyZh, string WhyEn);

/// <summary>How land is matched with projects, as <c>data/projects/match.yaml</c> has it. Immutable.</summary>
/// <param name="Roles">Of the layers whose features are looked at where no layers are named.</param>
/// <param name="Unsupplied">Words in the kind or the layer's name of approved land that is not supplied yet.</param>
/// <param name="Gone">Words in the status of land that is supplied or built on.</param>
/// <param name="GapMetres">How far apart parcels of one site may lie where the need does not say.</param>
/// <param name="Parcels">Of how many parcels a site may be where the need does not say.</param>
/// <param name="MostParcels">Of how many at most.</param>
/// <param name="MostLooks">So many combinations are looked at, the most promising first, before the search gives up.</param>
/// <param name="Shown">So many offers are listed.</param>
/// <param name="Allowance">By how much more than a project's own need a site may have, as a share, where the need says no range.</param>
/// <param name="PlannedShare">The share of a parcel that must be of a planned class asked for.</param>
/// <param name="PresentShare">The share of a parcel that must be of a present class asked for.</param>
/// <param name="RoadClasses">Codes of roads by scheme of land classes, each with all below it.</param>
/// <param name="FarMetres">The distance to a road from which on it adds nothing, where the need does not say one.</param>
/// <param name="IdleStates">For each state of the ledger of idle land whether the land is free; null where that is open.</param>
/// <param name="IdleWays">The same of ways of disposal, which decide before states.</param>
/// <param name="Weights">By id.</param>
public sealed record MatchRules(
    IReadOnlyList<LayerRole> Roles,
    IReadOnlyList<string> Unsupplied,
    IReadOnlyList<string> Gone,
    double GapMetres,
    int Parcels,
    int MostParcels,
    int MostLooks,
    int Shown,
    decimal Allowance,
    decimal PlannedShare,
    decimal PresentShare,
    IReadOnlyDictionary<string, IReadOnlyList<string>> RoadClasses,
    double FarMetres,
    IReadOnlyDictionary<string, bool?> IdleStates,
    IReadOnlyDictionary<string, bool?> IdleWays,
    IReadOnlyDictionary<string, MatchWeight> Weights)
{
    public static readonly IReadOnlyList<string> WeightIds = ["area", "road", "planned", "present", "compact", "parcels"];
}
