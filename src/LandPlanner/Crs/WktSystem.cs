namespace LandPlanner.Crs;

/// <summary>What a well-known text says of a system, before anyone decides which system that is.</summary>
/// <param name="Kind">Null where the projection is none LandPlanner knows.</param>
/// <param name="DatumNames">The names of the datum, of the geographic system and of the spheroid.</param>
/// <param name="Plain">Scale 1, false northing 0, origin on the equator, metres (degrees if geographic), Greenwich.</param>
/// <param name="Epsg">The EPSG code the text claims; null where it claims none.</param>
internal sealed record WktSystem(
    string Name,
    CrsKind? Kind,
    string Method,
    IReadOnlyList<string> DatumNames,
    Ellipsoid Ellipsoid,
    double CentralMeridianDegrees,
    double FalseEastingMetres,
    bool Plain,
    int? Epsg)
{
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Null where the text is not well-known text of a geographic or projected system with an ellipsoid.</summary>
    public static WktSystem? TryRead(string text) => WktNode.TryParse(text) is { } root ? Read(root) : null;

    private static WktSystem? Read(WktNode root) => root.Keyword switch
    {
        "PROJCS" or "PROJCRS" or "PROJECTEDCRS" => Projected(root),
        "GEOGCS" or "GEOGCRS" or "GEOGRAPHICCRS" or "GEODCRS" or "GEODETICCRS" => Geographic(root),
        "COMPD_CS" or "COMPOUNDCRS" or "BOUNDCRS" or "SOURCECRS" => root.Children.Select(Read).FirstOrDefault(read => read is not null),
        _ => null,
    };

    private static WktSystem? Geographic(WktNode node)
    {
        var datum = node.Child("DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE");
        var spheroid = datum?.Child("SPHEROID", "ELLIPSOID");
        if (datum is null || spheroid is not { Numbers.Count: >= 2 })
            return null;

        return new(
            node.Name, CrsKind.Geographic, "", [datum.Name, node.Name, spheroid.Name],
            Ellipsoid.FromInverseFlattening(spheroid.Numbers[0], spheroid.Numbers[1]), 0, 0,
            IsGreenwich(node) && IsUnit(Unit(node, "ANGLEUNIT"), RadiansPerDegree), Code(node));
    }

    private static WktSystem? Projected(WktNode node)
    {
        var geographic = node.Child("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS", "GEOGCRS") is { } child ? Geographic(child) : null;
        if (geographic is null)
            return null;

        var conversion = node.Child("CONVERSION") ?? node;
        var method = CrsName.Normalise(conversion.Child("PROJECTION", "METHOD")?.Name ?? "");
        var parameters = Parameters(conversion);
        return geographic with
        {
            Name = node.Name,
            Kind = KindOf(method),
            Method = method,
            CentralMeridianDegrees = parameters.GetValueOrDefault("centralmeridian"),
            FalseEastingMetres = parameters.GetValueOrDefault("falseeasting"),
            Plain = IsPlain(parameters) && IsGreenwichIn(node) && IsUnit(Unit(node, "LENGTHUNIT"), 1),
            Epsg = Code(node),
        };
    }

    private static CrsKind? KindOf(string method) => method switch
    {
        "transversemercator" or "gk" => CrsKind.GaussKruger,
        "mercatorauxiliarysphere" or "popularvisualisationpseudomercator" => CrsKind.WebMercator,
        // GDAL words EPSG:3857 as Mercator_1SP with a PROJ extension: the code or the name tells it from a true Mercator.
        _ => null,
    };

    private static Dictionary<string, double> Parameters(WktNode node)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var parameter in node.Children.Where(child => child.Keyword == "PARAMETER" && child.Numbers.Count > 0))
            found[ParameterName(CrsName.Normalise(parameter.Name))] = parameter.Numbers[0];
        return found;
    }

    private static string ParameterName(string name) => name switch
    {
        "longitudeofnaturalorigin" or "longitudeofcenter" => "centralmeridian",
        "scalefactoratnaturalorigin" => "scalefactor",
        "latitudeofnaturalorigin" => "latitudeoforigin",
        _ => name,
    };

    private static bool IsPlain(Dictionary<string, double> parameters) =>
        Math.Abs(parameters.GetValueOrDefault("scalefactor", 1) - 1) < 1e-12
        && parameters.GetValueOrDefault("falsenorthing") == 0
        && parameters.GetValueOrDefault("latitudeoforigin") == 0;

    private static bool IsGreenwichIn(WktNode projected) =>
        projected.Child("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS", "GEOGCRS") is { } geographic && IsGreenwich(geographic);

    private static bool IsGreenwich(WktNode geographic) =>
        geographic.Child("PRIMEM", "PRIMEMERIDIAN") is not { Numbers.Count: > 0 } meridian || meridian.Numbers[0] == 0;

    private static WktNode? Unit(WktNode node, string keyword) =>
        node.Child("UNIT", keyword) ?? node.Children.Select(child => child.Keyword == "AXIS" ? child.Child("UNIT", keyword) : null)
            .FirstOrDefault(unit => unit is not null);

    private static bool IsUnit(WktNode? unit, double wanted) =>
        unit is not { Numbers.Count: > 0 } || Math.Abs(unit.Numbers[0] - wanted) < 1e-9 * Math.Max(1, wanted);

    private static int? Code(WktNode node)
    {
        var claim = node.Child("AUTHORITY", "ID");
        if (claim is null || !claim.Name.Equals("EPSG", StringComparison.OrdinalIgnoreCase))
            return null;
        var text = claim.Texts.Count > 1 ? claim.Texts[1] : claim.Numbers.Count > 0 ? $"{claim.Numbers[0]}" : "";
        return CrsCode.TryParse(text, out var code) ? code.Epsg : null;
    }
}
