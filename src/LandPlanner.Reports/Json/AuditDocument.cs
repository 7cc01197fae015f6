using System.Text.Json.Serialization;

namespace LandPlanner.Reports.Json;

/// <summary>The wire form of an audit's result. Areas: m² with two decimals, mu with four; where parts are shown they add up to what they are parts of.</summary>
internal sealed record AuditDocument(
    SummaryDocument Summary,
    PackDocument Pack,
    DateOnly On,
    NoteDocument Note,
    IReadOnlyList<RuleDocument> Rules,
    IReadOnlyList<FindingDocument> Findings,
    IReadOnlyList<SourceDocument> Sources)
{
    /// <summary>Rules in force that were not asked for; not there where all were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? LeftOut { get; init; }
}

internal sealed record SummaryDocument(long Subjects, long Violations, long Notices, long NotCovered, long Slivers);

internal sealed record NoteDocument(string Zh, string En);

internal sealed record PackDocument(
    string Id, string Version, string TitleZh, string TitleEn, string File, string Sha256, ToleranceDocument Tolerance);

internal sealed record ToleranceDocument(decimal NoiseSquareMetres, decimal SliverSquareMetres, double ThinMetres);

internal sealed record BasisDocument(string Law, string Article, string Text, string Mark);

internal sealed record RuleDocument(
    string Id,
    string TitleZh,
    string TitleEn,
    string Measure,
    string Severity,
    decimal LimitSquareMetres,
    double LimitShare,
    ToleranceDocument Tolerance,
    IReadOnlyList<BasisDocument> Basis,
    long Subjects,
    long Exceeded,
    long Clear,
    long NotCovered);

internal sealed record FindingDocument(
    string Rule,
    string Verdict,
    string TitleZh,
    string TitleEn,
    string Layer,
    long FeatureId,
    string Name,
    string Number,
    string Village,
    decimal AreaSquareMetres,
    decimal AreaMu,
    decimal PlanarSquareMetres,
    string? ConstraintLayer,
    IReadOnlyList<long> ConstraintIds,
    IReadOnlyList<ConstraintDocument> Constraints,
    IReadOnlyList<ClassDocument> Classes,
    IReadOnlyList<VillageDocument> Villages,
    IReadOnlyList<OwnershipDocument> Ownership,
    IReadOnlyList<decimal>? Bbox)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeclaredDocument? Declared { get; init; }

    /// <summary>What the constraints sum to one by one, where they lie over each other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? ConstraintSumSquareMetres { get; init; }

    /// <summary>By how much the land use under it is more than it, where that lies over itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? LandUseExcessSquareMetres { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? VillageExcessSquareMetres { get; init; }

    /// <summary>Base64 of ISO WKB in the workspace's CRS; only in the record form.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Wkb { get; init; }
}

internal sealed record ConstraintDocument(string Layer, IReadOnlyList<long> Ids);

internal sealed record ClassDocument(
    string Code, string Name, bool Cultivated, decimal AreaSquareMetres, decimal AreaMu, decimal NetSquareMetres, decimal NetMu);

internal sealed record VillageDocument(string Name, decimal AreaSquareMetres, decimal AreaMu);

internal sealed record OwnershipDocument(string Kind, string UnitCode, string UnitName, decimal AreaSquareMetres, decimal AreaMu);

internal sealed record DeclaredDocument(decimal DeclaredSquareMetres, decimal ComputedSquareMetres, decimal DifferenceSquareMetres);

internal sealed record SourceDocument(
    string Layer,
    string Role,
    DateOnly? Vintage,
    long Count,
    decimal AreaSquareMetres,
    string ContentHash,
    string Crs,
    string File,
    string FileSha256,
    string CrsFound,
    string Note);
