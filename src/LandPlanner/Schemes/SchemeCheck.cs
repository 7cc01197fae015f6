using LandPlanner.Areas;
using LandPlanner.Audits;
using NetTopologySuite.Geometries;

namespace LandPlanner.Schemes;

/// <summary>One check of a tract scheme or of boundary additions, with all it rests on.</summary>
/// <param name="Id">As in <c>data/schemes/checks.yaml</c>.</param>
/// <param name="Subject">The village or the scheme it speaks of; empty for the whole layer.</param>
/// <param name="Area">What was found, where the check measures ground; null where it does not, or is not known.</param>
/// <param name="Share">What was found, where the check is a quotient; null where it is none, or is not known.</param>
/// <param name="Limit">Of the share; null where there is none.</param>
/// <param name="Parts">The features behind it.</param>
public sealed record SchemeCheck(
    string Id, string TitleZh, string TitleEn, string Subject, SchemeOutcome Outcome, Area? Area, Ratio? Share, Ratio? Limit, IReadOnlyList<LegalBasis> Basis, string Zh, string En, IReadOnlyList<SchemePart> Parts);

/// <summary>A feature behind a check.</summary>
/// <param name="Area">Official; of the part in question.</param>
/// <param name="Shape">The part in question, in the workspace's CRS; null where it has none.</param>
public sealed record SchemePart(string Layer, long Id, string Name, Area Area, Geometry? Shape)
{
    /// <summary>The features of other layers it conflicts with.</summary>
    public IReadOnlyList<ConstraintReference> Against { get; init; } = [];
}
