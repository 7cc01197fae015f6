using System.Globalization;
using LandPlanner.Audits;
using LandPlanner.Reports;
using LandPlanner.Web.Components;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Facts;

/// <summary>A finding of the last audit about a feature.</summary>
/// <param name="Verdict">In words of the interface.</param>
/// <param name="Colour">The verdict's on the map.</param>
/// <param name="ConstraintLayer">Empty where the rule names none.</param>
internal sealed record FindingFact(Picked Picked, string Title, string Verdict, string Colour, decimal Mu, string ConstraintLayer)
{
    /// <summary>The rule's id.</summary>
    public string Rule { get; init; } = "";

    public string Village { get; init; } = "";

    /// <summary>Whether somebody may make a case of it: violations and notices.</summary>
    public bool MayBeCase { get; init; }

    public bool IsNotice { get; init; }
}

/// <summary>Finds what the last audit said of a feature.</summary>
internal sealed class FindingFacts(HeldLayers held, LayerCatalog catalog)
{
    private const string PlainColour = "#64748b";

    /// <summary>The gravest first; null where nothing was audited yet.</summary>
    public async Task<IReadOnlyList<FindingFact>?> FindAsync(Picked subject, CancellationToken ct)
    {
        if (catalog.Find(AuditRun.FindingsLayerName) is not { } layer || !IsOurs(layer))
            return null;
        var schema = layer.Info.Schema;
        var (subjectLayer, subjectId) = (schema.IndexOf("layer"), schema.IndexOf("feature_id"));
        var content = await held.GetAsync(layer.Name, ct);
        return
        [
            .. content.Features.Where(finding => Equals(finding.Values[subjectId], subject.Id) && Equals(finding.Values[subjectLayer], subject.Layer))
                .OrderBy(finding => GravityOf(Text(finding, layer, "verdict"))).ThenBy(finding => finding.Id).Select(finding => Fact(finding, layer)),
        ];
    }

    /// <summary>The feature a finding is about; null where the feature picked is no finding.</summary>
    public async Task<Picked?> SubjectAsync(Picked picked, CancellationToken ct)
    {
        if (picked.Layer != AuditRun.FindingsLayerName || catalog.Find(picked.Layer) is not { } layer || !IsOurs(layer))
            return null;
        var finding = (await held.GetAsync(layer.Name, ct)).Find(picked.Id);
        return finding?.Values[layer.Info.Schema.IndexOf("feature_id")] is long id ? new(Text(finding, layer, "layer"), id) : null;
    }

    private static bool IsOurs(MapLayer layer) => FindingsLayer.Schema.Fields.All(field => layer.Info.Schema.IndexOf(field.Name) >= 0);

    private static FindingFact Fact(HeldFeature finding, MapLayer layer)
    {
        var verdict = Text(finding, layer, "verdict");
        var look = layer.Symbol.Values.FirstOrDefault(value => value.Value == verdict);
        var mu = finding.Values[layer.Info.Schema.IndexOf("area_mu")] is double number ? (decimal)number : 0;
        return new(
            new(layer.Name, finding.Id), Text(finding, layer, "title"), look is null ? verdict : Languages.Say(look.TitleZh, look.TitleEn), look?.Colour ?? PlainColour, mu,
            Text(finding, layer, "constraint_layer"))
        {
            Rule = Text(finding, layer, "rule"),
            Village = Text(finding, layer, "village"),
            MayBeCase = (verdict == Verdict.Violation.Word() || verdict == Verdict.Notice.Word()) && finding.Shape is not null,
            IsNotice = verdict == Verdict.Notice.Word(),
        };
    }

    private static string Text(HeldFeature finding, MapLayer layer, string field) =>
        Convert.ToString(finding.Values[layer.Info.Schema.IndexOf(field)], CultureInfo.InvariantCulture) ?? "";

    private static int GravityOf(string verdict) => Array.FindIndex(Enum.GetValues<Verdict>(), known => known.Word() == verdict);
}
