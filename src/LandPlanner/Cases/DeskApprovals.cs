using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Cases;

/// <summary>What approved land says of itself.</summary>
internal static class DeskApprovals
{
    public static DeskApprovalKind KindOf(DeskTable table, LayerView layer, Feature feature) =>
        table.ApprovalKind(layer.Text(feature, "kind"), [layer.Info.Name, layer.Info.Provenance?.SourceLayer ?? "", layer.Info.Provenance?.Source ?? ""]);

    public static string NumberOf((LayerView Layer, Feature Feature) member) =>
        member.Layer.Text(member.Feature, "approval") is { Length: > 0 } number ? number : member.Layer.Text(member.Feature, "number");

    /// <summary>Whether it was approved up to a year, for all that it says.</summary>
    public static bool IsInTime(LayerView layer, Feature feature, int? year) => year is null || layer.Number(feature, "year") is not { } approved || approved <= year;
}
