using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Overlays;

namespace LandPlanner.Schemes;

/// <summary>The checks that audit rules decide, and whether parcels lie over each other.</summary>
internal sealed class GroundChecks(AuditInput input, SchemeParcels parcels, IReadOnlyDictionary<string, SchemeCheckRule> rules, CancellationToken ct)
{
    /// <summary>One check a rule of the audit that the table names, in the table's order.</summary>
    public IEnumerable<SchemeCheck> ByRules()
    {
        var named = rules.Values.Where(rule => rule.Rule is not null).ToList();
        var result = Audit.Run(input with { Subjects = [parcels.Layer], Rules = [.. named.Select(rule => rule.Rule!)] }, ct);
        return named.Select(rule => Of(rule, result));
    }

    public SchemeCheck NoOverlap()
    {
        var rule = rules["no-overlap"];
        var pairs = CrossTab.Within(parcels.Polygons, ct).Where(pair => !input.Pack.Info.Tolerance.IsNoise(pair.SquareMetres)).ToList();
        List<SchemePart> parts =
        [
            .. pairs.Select(pair => parcels.Part(pair.A) with
            {
                Area = Area.FromSquareMetres(pair.SquareMetres),
                Shape = Evidence.Intersection(parcels.Polygons, pair.A, parcels.Polygons, pair.B),
                Against = [new(parcels.Layer, [parcels.Features[pair.B].Id])],
            }),
        ];
        var area = Sum(parts);
        return new(
            rule.Id, rule.TitleZh, rule.TitleEn, "", parts.Count == 0 ? SchemeOutcome.Pass : SchemeOutcome.Fail, area, null, null, rule.Basis,
            parts.Count == 0 ? "地块之间没有重叠。" : $"{parts.Count} 处重叠，共 {Metres(area)} 平方米。", parts.Count == 0 ? "No parcels lie over each other." : $"Parcels lie over each other in {parts.Count} places, {Metres(area)} m².", parts);
    }

    private static SchemeCheck Of(SchemeCheckRule check, AuditResult result)
    {
        var rule = result.Rules.First(rule => rule.Id == check.Rule);
        var findings = result.Findings.Where(finding => finding.Rule == check.Rule).ToList();
        var found = findings.Where(finding => finding.Verdict is Verdict.Violation or Verdict.Notice).Select(Part).ToList();
        var open = findings.Where(finding => finding.Verdict == Verdict.NotCovered).Select(Part).ToList();
        var (area, title) = (Sum(found), (Zh: rule.TitleZh, En: rule.TitleEn));
        if (found.Count > 0)
        {
            return Check(
                SchemeOutcome.Fail, area, found, $"{title.Zh}：{found.Count} 个地块，{Metres(area)} 平方米：{Names(found, "、")}。",
                $"{title.En}: {Metres(area)} m² of {Names(found, ", ")}.");
        }

        return open.Count > 0
            ? Check(
                SchemeOutcome.NotKnown, null, open, $"无法判断：{open.Count} 个地块没有相应图层或超出其范围：{Names(open, "、")}。",
                $"Not known: there is no layer to judge by, or it does not reach {Names(open, ", ")}.")
            : Check(SchemeOutcome.Pass, Area.Zero, [], "没有发现问题。", "Nothing was found.");

        SchemeCheck Check(SchemeOutcome outcome, Area? number, IReadOnlyList<SchemePart> parts, string zh, string en) =>
            new(check.Id, check.TitleZh, check.TitleEn, "", outcome, number, null, null, rule.Basis, zh, en, parts);
    }

    private static SchemePart Part(Finding finding) => new(
        finding.Layer, finding.FeatureId, finding.Name, finding.Declared is { } declared ? declared.Difference : finding.Area, finding.Shape)
    {
        Against = finding.Constraints,
    };

    private static Area Sum(IEnumerable<SchemePart> parts) => parts.Aggregate(Area.Zero, (sum, part) => sum + part.Area);

    private static string Names(IEnumerable<SchemePart> parts, string between) => string.Join(between, parts.Select(part => part.Name));

    private static string Metres(Area area) => area.SquareMetres.ToString("N2", CultureInfo.InvariantCulture);
}
