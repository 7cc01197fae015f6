using LandPlanner.Reports.Papers;
using LandPlanner.Schemes;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Schemes;

/// <summary>All that the draft of a tract scheme is written from.</summary>
/// <param name="Texts">What somebody wrote, by the text's id; what is missing is said to be.</param>
/// <param name="Plan">The earliest days of the expropriation; null where nobody said when it begins.</param>
/// <param name="Degrees">Around the parcels, longitude and latitude (CGCS2000).</param>
/// <param name="Origin">Which state of which workspace it was made from.</param>
public sealed record SchemeDraftSheet(
    SchemeDraft Draft,
    SchemeDraftForm Form,
    SchemeRules Rules,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Texts,
    IReadOnlyList<PlannedStep>? Plan,
    IReadOnlyList<PaperMap> Maps,
    Envelope Degrees,
    DateOnly Day,
    string Origin);
