using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Projects.Matching;

/// <summary>What the audit says of candidates: each is audited as what it would become, the site of a project.</summary>
internal static class CandidateAudit
{
    private static readonly LayerRole Project = new("project");

    /// <param name="parcels">Shapes in the workspace's plane; the answer has the reasons of each under its index.</param>
    /// <exception cref="Stores.WorkspaceException">No rule of the pack speaks of projects.</exception>
    public static IReadOnlyList<MatchReason>[] Run(MatchInput input, IReadOnlyList<Feature> parcels, CancellationToken ct)
    {
        var name = "candidates";
        while (input.Audit.Layers.Any(layer => layer.Info.Name == name))
            name += "'";
        var features = parcels.Select((parcel, i) => new Feature(i, parcel.Shape, [])).ToList();
        var info = new LayerInfo(name, Project, GeometryKind.Polygon, new([]), input.Audit.Layers.Select(layer => layer.Info.Crs).FirstOrDefault(), null, null, features.Count, Area.Zero, null, 0, "", null);
        var layer = new AuditLayer(info, features, new(Project, "", "", GeometryKind.Polygon, new Dictionary<string, IReadOnlyList<string>>()));
        var result = Audit.Run(input.Audit with { Layers = [.. input.Audit.Layers, layer], Subjects = [name], IsBrief = true }, ct);
        var found = result.Findings.ToLookup(finding => (finding.FeatureId, finding.Rule));
        var rules = result.Rules.Where(rule => rule.Subjects > 0).ToList();
        return [.. features.Select(feature => (IReadOnlyList<MatchReason>)[.. rules.SelectMany(rule => Reasons(rule, found[(feature.Id, rule.Id)].ToList()))])];
    }

    private static IEnumerable<MatchReason> Reasons(RuleOutcome rule, List<Finding> findings)
    {
        var isBarred = rule.Severity == Severity.Violation;
        foreach (var finding in findings)
        {
            var (metres, against) = (finding.Area.SquareMetres.ToString("#,##0.00", CultureInfo.InvariantCulture), string.Join(", ", finding.Constraints.Select(layer => layer.Layer)));
            var reason = finding.Verdict switch
            {
                Verdict.NotCovered => new MatchReason(
                    rule.Id, MatchOutcome.NotKnown, $"{rule.TitleZh}：无法判断，没有相应图层或其范围未覆盖 {metres} 平方米", $"{rule.TitleEn}: not known, there is no layer to judge by, or it does not reach {metres} m²"),
                Verdict.Sliver => new(rule.Id, MatchOutcome.Told, $"{rule.TitleZh}：细碎重叠 {metres} 平方米，在容差内", $"{rule.TitleEn}: slivers of {metres} m², within the tolerance"),
                _ => new(
                    rule.Id, isBarred ? MatchOutcome.Fail : MatchOutcome.Told, $"{rule.TitleZh}：{metres} 平方米（{against}）", $"{rule.TitleEn}: {metres} m² ({against})"),
            };
            yield return reason with { IsAsked = isBarred, Basis = rule.Basis };
        }

        if (findings.Count == 0)
            yield return new(rule.Id, MatchOutcome.Pass, $"{rule.TitleZh}：未发现", $"{rule.TitleEn}: none found") { Basis = rule.Basis };
    }
}
