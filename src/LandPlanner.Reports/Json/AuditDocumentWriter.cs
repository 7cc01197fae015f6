using LandPlanner.Areas;
using LandPlanner.Audits;

namespace LandPlanner.Reports.Json;

/// <summary>Turns a result into its wire form.</summary>
internal static class AuditDocumentWriter
{
    public static AuditDocument Of(AuditResult result, bool withShapes)
    {
        var rules = result.Rules.ToDictionary(rule => rule.Id);
        var summary = new SummaryDocument(
            result.Subjects, result.Count(Verdict.Violation), result.Count(Verdict.Notice), result.Count(Verdict.NotCovered),
            result.Count(Verdict.Sliver));
        return new(
            summary, Pack(result.Pack), result.On, new(AuditResult.NoteZh, AuditResult.NoteEn), [.. result.Rules.Select(Rule)],
            [.. result.Findings.Select(finding => Finding(finding, rules[finding.Rule], withShapes))], [.. result.Sources.Select(Source)])
        {
            LeftOut = result.LeftOut.Count == 0 ? null : result.LeftOut,
        };
    }

    private static PackDocument Pack(RulePackInfo pack) =>
        new(pack.Id, pack.Version, pack.TitleZh, pack.TitleEn, pack.File, pack.Sha256, Tolerance(pack.Tolerance));

    private static ToleranceDocument Tolerance(Tolerance tolerance) =>
        new(Metres(tolerance.Noise), Metres(tolerance.Sliver), tolerance.ThinMetres);

    private static RuleDocument Rule(RuleOutcome rule) => new(
        rule.Id, rule.TitleZh, rule.TitleEn, rule.Measure.ToString(), rule.Severity.ToString(), Metres(rule.Limit), rule.LimitShare,
        Tolerance(rule.Tolerance), [.. rule.Basis.Select(basis => new BasisDocument(basis.Law, basis.Article, basis.Text, basis.Mark))],
        rule.Subjects, rule.Exceeded, rule.Clear, rule.NotCovered);

    private static FindingDocument Finding(Finding finding, RuleOutcome rule, bool withShape) => new(
        finding.Rule, finding.Verdict.Word(), rule.TitleZh, rule.TitleEn, finding.Layer, finding.FeatureId, finding.Name, finding.Number,
        finding.Village, Metres(finding.Area), finding.Area.Mu(), Metres(finding.PlanarArea),
        finding.Constraints.Count == 0 ? null : string.Join(", ", finding.Constraints.Select(constraint => constraint.Layer)),
        [.. finding.Constraints.SelectMany(constraint => constraint.Ids)],
        [.. finding.Constraints.Select(constraint => new ConstraintDocument(constraint.Layer, constraint.Ids))],
        Classes(finding.Classes), Villages(finding.Villages), Ownership(finding.Ownership), Box(finding))
    {
        Declared = finding.Declared is { } declared
            ? new(Metres(declared.Declared), Metres(declared.Computed), Metres(declared.Difference))
            : null,
        ConstraintSumSquareMetres = Metres(finding.ConstraintSum),
        LandUseExcessSquareMetres = Metres(finding.LandUseExcess),
        VillageExcessSquareMetres = Metres(finding.VillageExcess),
        Wkb = withShape && finding.Shape is { } shape ? Convert.ToBase64String(shape.AsBinary()) : null,
    };

    private static ClassDocument[] Classes(IReadOnlyList<ClassShare> shares)
    {
        var mu = AreaClosure.Mu([.. shares.Select(share => share.Gross)], 4);
        var net = AreaClosure.Mu([.. shares.Select(share => share.Net)], 4);
        return
        [
            .. shares.Select((share, i) => new ClassDocument(
                share.Code, share.Name, share.IsCultivated, Metres(share.Gross), mu[i], Metres(share.Net), net[i])),
        ];
    }

    private static VillageDocument[] Villages(IReadOnlyList<VillageShare> shares)
    {
        var mu = AreaClosure.Mu([.. shares.Select(share => share.Area)], 4);
        return [.. shares.Select((share, i) => new VillageDocument(share.Name, Metres(share.Area), mu[i]))];
    }

    private static OwnershipDocument[] Ownership(IReadOnlyList<OwnershipShare> shares)
    {
        var mu = AreaClosure.Mu([.. shares.Select(share => share.Area)], 4);
        return [.. shares.Select((share, i) => new OwnershipDocument(share.Kind, share.UnitCode, share.UnitName, Metres(share.Area), mu[i]))];
    }

    private static decimal[]? Box(Finding finding)
    {
        if (finding.Shape?.EnvelopeInternal is not { IsNull: false } box)
            return null;
        return [Grid(box.MinX), Grid(box.MinY), Grid(box.MaxX), Grid(box.MaxY)];
    }

    private static SourceDocument Source(AuditSource source) => new(
        source.Layer, source.Role, source.Vintage, source.Count, Metres(source.Area), source.ContentHash, source.Crs, source.File,
        source.FileSha256, source.CrsFound, source.Note);

    private static decimal Metres(Area area) => new decimal(area.Hundredths) / 100m;

    private static decimal? Metres(Area? area) => area is { } known ? Metres(known) : null;

    private static decimal Grid(double metres) => Math.Round((decimal)metres, 4);
}
