using LandPlanner.Crs;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tiles;

/// <summary>Encodes one layer's part of the tiles of a grid.</summary>
/// <param name="toGrid">From the workspace's CRS to the grid's.</param>
internal sealed class TileEncoder(TileGrid grid, Reprojector toGrid, Reprojector fromGrid)
{
    public TileGrid Grid => grid;

    /// <summary>The envelope in the workspace's CRS that a tile with its buffer can show; null where the workspace's plane has no place for it.</summary>
    public Envelope? Reach(int z, int x, int y)
    {
        try
        {
            return Around(WithBuffer(z, x, y), fromGrid);
        }
        catch (ReprojectionException)
        {
            return null;
        }
    }

    /// <param name="keyOf">What chooses the look of a feature.</param>
    /// <returns>The tile with the one layer; empty where nothing lies there.</returns>
    /// <exception cref="ReprojectionException">The grid has no place for what lies there.</exception>
    public byte[] Encode(HeldLayer layer, int z, int x, int y, Func<HeldFeature, string?> keyOf)
    {
        if (layer.Info.Extent is not { IsNull: false } extent)
            return [];
        // Only where the layer lies: the rest of a tile of the whole world has no place in the workspace's plane.
        var shown = WithBuffer(z, x, y).Intersection(Around(extent, toGrid));
        if (shown.IsNull)
            return [];
        var box = grid.Box(z, x, y);
        var tile = new LayerTile(new(box.MinX, box.MaxY, grid.Side(z)), toGrid);
        foreach (var feature in layer.Find(Around(shown, fromGrid)))
            tile.Add(feature, keyOf(feature));
        return tile.End(layer.Info.Name);
    }

    private Envelope WithBuffer(int z, int x, int y)
    {
        var box = grid.Box(z, x, y);
        box.ExpandBy(grid.Side(z) * TileShape.Buffer / TileShape.Extent);
        return box;
    }

    /// <summary>The box around a box whose edges become curves: looked at in nine places of each side, and a little beyond.</summary>
    private static Envelope Around(Envelope box, Reprojector way)
    {
        if (way.IsIdentity)
            return box;
        var around = new Envelope();
        for (var i = 0; i <= 8; i++)
        {
            var (x, y) = (box.MinX + box.Width * i / 8, box.MinY + box.Height * i / 8);
            foreach (var (atX, atY) in new[] { (x, box.MinY), (x, box.MaxY), (box.MinX, y), (box.MaxX, y) })
            {
                var (east, north) = way.Transform(atX, atY);
                around.ExpandToInclude(east, north);
            }
        }

        around.ExpandBy(around.Width / 100 + 1, around.Height / 100 + 1);
        return around;
    }
}
