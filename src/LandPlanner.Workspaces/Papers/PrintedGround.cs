using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Papers;

/// <summary>The latest layers of roles, as maps on paper want them.</summary>
internal sealed class PrintedGround(Workspace workspace, IFeatureReader snapshot, IReadOnlyList<LayerInfo> layers)
{
    private const string NoColour = "#d9d9d3";

    private const int Cgcs2000Degrees = 4490;

    /// <summary>From a workspace's plane to CGCS2000 longitude and latitude.</summary>
    public static Reprojector ToGeographic(Workspace workspace) => Reprojector.Create(workspace.Crs, workspace.Tables.Crs.Get(new(Cgcs2000Degrees)));

    /// <summary>Roles of which there is no layer.</summary>
    public IEnumerable<string> Missing(IEnumerable<string> roles) => roles.Where(role => Latest(role) is null).Select(role => workspace.Tables.Roles.Get(new(role)).TitleZh);

    public Envelope? ExtentOf(string role) => Latest(role)?.Extent;

    /// <param name="ground">What must be met; null for all.</param>
    public async Task<IReadOnlyList<PrintedLayer>> ReadAsync(IReadOnlyList<string> roles, Envelope? ground, CancellationToken ct)
    {
        var printed = new List<PrintedLayer>();
        foreach (var role in roles)
        {
            if (Latest(role) is { } layer)
                printed.Add(await ReadAsync(layer, ground, ct));
        }

        return printed;
    }

    private LayerInfo? Latest(string role) => layers.Where(layer => layer.Role.Name == role && layer.Kind == GeometryKind.Polygon)
        .OrderByDescending(layer => layer.Vintage).ThenByDescending(layer => layer.Revision).FirstOrDefault();

    private async Task<PrintedLayer> ReadAsync(LayerInfo layer, Envelope? ground, CancellationToken ct)
    {
        var symbol = workspace.Tables.MapSymbols.Of(layer.Name, layer.Role);
        var isByClass = symbol.Fill?.IsByLandClass == true;
        var (key, text) = (isByClass ? FieldOf(layer, "class") : -1, symbol.Label is { } label ? FieldOf(layer, label.Text) : -1);
        var features = await snapshot.ReadAsync(layer.Name, new() { Within = ground }, ct).Where(feature => feature.Shape is not null)
            .Select(feature => new PrintedFeature(feature.Shape!, Text(feature, key), Text(feature, text), null)).ToListAsync(ct);
        var classes = isByClass ? features.Select(feature => feature.Key).Distinct().ToDictionary(code => code, ClassOf, StringComparer.Ordinal) : [];
        return new(layer.Name, layer.Kind, symbol, 1, layer.Vintage, "", classes, features);
    }

    private int FieldOf(LayerInfo layer, string meaning) => workspace.Tables.Roles.Get(layer.Role).FieldFor(meaning, layer.Schema);

    private PrintedClass ClassOf(string code)
    {
        var classes = workspace.Tables.LandClasses;
        return new($"{code} {(classes.FindAny(code) is [var known, ..] ? known.NameZh : "")}".Trim(), classes.ColourOf(code) ?? NoColour);
    }

    private static string Text(Feature feature, int field) => field < 0 ? "" : feature.Values[field]?.ToString() ?? "";
}
