using MudIcons = MudBlazor.Icons.Material.Filled;

namespace LandPlanner.Web.Components;

/// <summary>The icon set of the map's markers: the names that <c>data/map/symbols.yaml</c> may use, as SVG paths of a 24-unit square.</summary>
internal static class Icons
{
    public static readonly IReadOnlyDictionary<string, string> Paths = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["axis"] = MudIcons.OpenInFull,
        ["agriculture"] = MudIcons.Agriculture,
        ["building"] = MudIcons.Apartment,
        ["factory"] = MudIcons.Factory,
        ["greenhouse"] = MudIcons.Grass,
        ["landscape"] = MudIcons.Landscape,
        ["link"] = MudIcons.Hub,
        ["place"] = MudIcons.Place,
        ["segment"] = MudIcons.LinearScale,
        ["star"] = MudIcons.Star,
        ["water"] = MudIcons.WaterDrop,
        ["zone"] = MudIcons.Category,
    };
}
