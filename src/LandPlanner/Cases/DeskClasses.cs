using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Cases;

/// <summary>Classes as a patch's parts.</summary>
internal static class DeskClasses
{
    public static readonly (string Code, string Name, bool IsCultivated) Nothing = ("", "", false);

    public static (string Code, string Name, bool IsCultivated) Of(LayerView layer, Feature feature)
    {
        var known = layer.ClassOf(feature);
        return (known?.Code ?? layer.Text(feature, "class"), known?.NameZh ?? layer.Text(feature, "className"), known?.IsCultivated == true);
    }

    public static (string Code, string Name, bool IsCultivated) Planned((LayerView Layer, Feature Feature) member)
    {
        var (layer, feature) = member;
        var code = layer.Text(feature, "plannedClass");
        var known = layer.Scheme?.Find(code);
        var name = layer.Text(feature, "plannedClassName");
        return (code, known?.NameZh ?? name, known?.IsCultivated == true);
    }

    public static IReadOnlyList<DeskClassShare> Close(Shares.Whole whole, IEnumerable<((string Code, string Name, bool IsCultivated) Class, double SquareMetres)> parts) =>
    [
        .. Shares.Close(whole, parts, Nothing, key => $"{key.Code}\n{key.Name}").Select(share => new DeskClassShare(share.Key.Code, share.Key.Name, share.Key.IsCultivated, share.Area)),
    ];

    public static Area AtMost(Area whole, double squareMetres) => Area.FromSquareMetres(squareMetres) is var area && area < whole ? area : whole;
}
