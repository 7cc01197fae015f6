using LandPlanner.Areas;
using LandPlanner.Audits;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Reports.Json;

/// <summary>Turns the wire form back into a result.</summary>
internal static class AuditDocumentReader
{
    public static AuditResult Result(AuditDocument document) => new(
        Pack(document.Pack), document.On, document.Summary.Subjects, [.. document.Rules.Select(Rule)],
        [.. document.Findings.Select(Finding)], [.. document.Sources.Select(Source)])
    {
        LeftOut = document.LeftOut ?? [],
    };

    private static RulePackInfo Pack(PackDocument pack) =>
        new(pack.Id, pack.Version, pack.TitleZh, pack.TitleEn, pack.File, pack.Sha256, Tolerance(pack.Tolerance));

    private static Tolerance Tolerance(ToleranceDocument tolerance) =>
        new(Metres(tolerance.NoiseSquareMetres), Metres(tolerance.SliverSquareMetres), tolerance.ThinMetres);

    private static RuleOutcome Rule(RuleDocument rule) => new(
        rule.Id, rule.TitleZh, rule.TitleEn, Enum.Parse<Measure>(rule.Measure), Enum.Parse<Severity>(rule.Severity),
        Metres(rule.LimitSquareMetres), rule.LimitShare, Tolerance(rule.Tolerance),
        [.. rule.Basis.Select(basis => new LegalBasis(basis.Law, basis.Article, basis.Text, basis.Mark))],
        rule.Subjects, rule.Exceeded, rule.Clear, rule.NotCovered);

    private static Finding Finding(FindingDocument finding) => new(
        finding.Rule, VerdictWords.Parse(finding.Verdict), finding.Layer, finding.FeatureId, finding.Name, finding.Number, finding.Village,
        Shape(finding.Wkb), Metres(finding.PlanarSquareMetres), Metres(finding.AreaSquareMetres),
        [.. finding.Constraints.Select(constraint => new ConstraintReference(constraint.Layer, constraint.Ids))])
    {
        Classes = [.. finding.Classes.Select(Class)],
        Villages = [.. finding.Villages.Select(share => new VillageShare(share.Name, Metres(share.AreaSquareMetres)))],
        Ownership =
        [
            .. finding.Ownership.Select(share => new OwnershipShare(share.Kind, share.UnitCode, share.UnitName, Metres(share.AreaSquareMetres))),
        ],
        ConstraintSum = Metres(finding.ConstraintSumSquareMetres),
        LandUseExcess = Metres(finding.LandUseExcessSquareMetres),
        VillageExcess = Metres(finding.VillageExcessSquareMetres),
        Declared = finding.Declared is { } declared ? new(Metres(declared.DeclaredSquareMetres), Metres(declared.ComputedSquareMetres)) : null,
    };

    private static ClassShare Class(ClassDocument share) =>
        new(share.Code, share.Name, share.Cultivated, Metres(share.AreaSquareMetres), Metres(share.NetSquareMetres));

    private static AuditSource Source(SourceDocument source) => new(
        source.Layer, source.Role, source.Vintage, source.Count, Metres(source.AreaSquareMetres), source.ContentHash, source.Crs, source.File,
        source.FileSha256, source.CrsFound, source.Note);

    private static Geometry? Shape(string? wkb) => wkb is null ? null : new WKBReader().Read(Convert.FromBase64String(wkb));

    private static Area? Metres(decimal? squareMetres) => squareMetres is { } known ? Metres(known) : null;

    private static Area Metres(decimal squareMetres) => new((long)(squareMetres * 100m));
}
