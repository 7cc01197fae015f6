namespace LandPlanner.Crs;

/// <summary>What a coordinate of a system can be at all; outside it the coordinate belongs to another system, or its axes are swapped.</summary>
internal sealed record SensibleRange(CrsDefinition Crs, double MinX, double MinY, double MaxX, double MaxY)
{
    private const double WebMercatorEdgeMetres = 20037508.342789244;

    public static SensibleRange Of(CrsDefinition crs) => crs.Kind switch
    {
        CrsKind.Geographic => new(crs, -180, -90, 180, 90),
        // 1 200 km are 10.8° at the equator, more everywhere else; a quarter meridian is 10 002 km.
        CrsKind.GaussKruger => new(crs, crs.FalseEastingMetres - 1.2e6, -1.0003e7, crs.FalseEastingMetres + 1.2e6, 1.0003e7),
        _ => new(crs, -WebMercatorEdgeMetres - 1, -WebMercatorEdgeMetres - 1, WebMercatorEdgeMetres + 1, WebMercatorEdgeMetres + 1),
    };

    /// <summary>The longitudes and latitudes that can be expressed in a system.</summary>
    public static SensibleRange OfLonLatFor(CrsDefinition target) => target.Kind == CrsKind.GaussKruger
        ? new(target, target.CentralMeridianDegrees - 10, -90, target.CentralMeridianDegrees + 10, 90)
        : new(target, -180, -85.06, 180, 85.06);

    /// <exception cref="ReprojectionException">A coordinate is outside, or not finite.</exception>
    public void Check(ReadOnlySpan<double> xy)
    {
        for (var i = 0; i < xy.Length; i += 2)
        {
            var (x, y) = (xy[i], xy[i + 1]);
            // Written so that NaN fails.
            if (!(x >= MinX && x <= MaxX && y >= MinY && y <= MaxY))
                throw Refuse(i / 2, x, y);
        }
    }

    private ReprojectionException Refuse(int index, double x, double y) => new(
        index, $"Coordinate {index + 1} (x {x}, y {y}) is outside what {Crs.Code} ({Crs.Name}) can hold, x {MinX:0.#} to {MaxX:0.#} and y {MinY:0.#} to {MaxY:0.#}: the coordinate system is another, or x and y are swapped.");
}
