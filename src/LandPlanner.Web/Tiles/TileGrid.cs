using LandPlanner.Crs;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tiles;

/// <summary>A pyramid of square tiles: y counts from the top down, each level has half the resolution of the one before.</summary>
/// <param name="Name">As it stands in addresses: "gk" or "mercator".</param>
/// <param name="OriginX">The left edge of tile 0/0/0, in the grid's CRS.</param>
/// <param name="OriginY">Its top edge.</param>
/// <param name="TileMetres">The side of a tile of level 0.</param>
/// <param name="Rows">Tiles of level 0, one below the other.</param>
internal sealed record TileGrid(string Name, CrsCode Crs, double OriginX, double OriginY, double TileMetres, int Rows)
{
    /// <summary>CSS pixels to the side of a tile.</summary>
    public const int Pixels = 512;

    public const int MaxLevel = 18;

    private const double HalfWorldMetres = 20_037_508.342789244;

    /// <summary>
    /// The workspace's own plane. Whole powers of two, so that edges of tiles are exact: level 0 has 4096 m a pixel, level 12 one metre. Its width lies around the central meridian; it reaches from the
    /// equator to the pole.
    /// </summary>
    public static TileGrid GaussKruger(CrsDefinition crs) =>
        new("gk", crs.Code, crs.FalseEastingMetres - (1 << 20), 1 << 23, Pixels * 4096.0, Rows: 4);

    /// <summary>The grid of common web maps.</summary>
    public static readonly TileGrid Mercator = new("mercator", new(3857), -HalfWorldMetres, HalfWorldMetres, 2 * HalfWorldMetres, Rows: 1);

    public bool Has(int z, int x, int y) => z is >= 0 and <= MaxLevel && x >= 0 && y >= 0 && x < 1 << z && y < Rows << z;

    /// <summary>Metres to the side of a tile.</summary>
    public double Side(int z) => TileMetres / (1L << z);

    public Envelope Box(int z, int x, int y)
    {
        var side = Side(z);
        return new(OriginX + x * side, OriginX + (x + 1) * side, OriginY - (y + 1) * side, OriginY - y * side);
    }
}
