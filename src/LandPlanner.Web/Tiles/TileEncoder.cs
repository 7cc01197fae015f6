using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tiles;

/// <summary>Encodes one layer's part of a tile.</summary>
internal sealed class TileEncoder(TileGrid grid, Reprojector toGrid, Reprojector fromGrid)
{
    // Under this area on the screen (square units: a quarter of a square pixel) a polygon is only dust; so that a field of dust does not look empty, enough of it together is a speck.
    private const long Dust = 16;
    private const int SpeckSide = 6;

    public TileGrid Grid => grid;

    /// <summary>The envelope in the workspace's CRS that a tile with its buffer can show.</summary>
    public Envelope Reach(int z, int x, int y)
    {
        var box = grid.Box(z, x, y);
        box.ExpandBy(grid.Side(z) * TileShape.Buffer / TileShape.Extent);
        return fromGrid.IsIdentity ? box : Around(box);
    }

    /// <param name="keyOf">What chooses the look of a feature.</param>
    /// <returns>The tile with the one layer; empty where nothing lies there.</returns>
    public byte[] Encode(HeldLayer layer, int z, int x, int y, Func<HeldFeature, string?> keyOf)
    {
        var side = grid.Side(z);
        var shape = new TileShape(grid.OriginX + x * side, grid.OriginY - y * side, side);
        var writer = new TileWriter();
        var dust = 0L;
        foreach (var feature in layer.Find(Reach(z, x, y)))
            Add(feature, keyOf(feature), shape, writer, ref dust);
        writer.EndLayer(layer.Info.Name);
        return writer.ToArray();
    }

    private void Add(HeldFeature feature, string? key, TileShape tile, TileWriter writer, ref long dust)
    {
        var shape = feature.Shape!;
        writer.BeginGeometry();
        switch (shape.Kind)
        {
            case GeometryKind.Polygon:
                AddPolygon(shape, tile, writer, ref dust);
                writer.Feature(feature.Id, TileWriter.Kind.Polygon, key);
                break;
            case GeometryKind.Line:
                for (var ring = 0; ring < shape.RingCount; ring++)
                {
                    if (tile.Line(OnGrid(shape.Ring(ring))) is { Count: > 1 } line)
                        writer.Line(line);
                }

                writer.Feature(feature.Id, TileWriter.Kind.Line, key);
                break;
            default:
                AddPoints(shape, tile, writer);
                writer.Feature(feature.Id, TileWriter.Kind.Point, key);
                break;
        }
    }

    private void AddPolygon(LooseShape shape, TileShape tile, TileWriter writer, ref long dust)
    {
        for (var (part, ring) = (0, 0); part < shape.PartEnds.Length; part++)
        {
            var shell = tile.Ring(OnGrid(shape.Ring(ring)));
            var twice = TileShape.TwiceArea(shell);
            if (Math.Abs(twice) < 2 * Dust)
            {
                dust += Math.Max(1, Math.Abs(twice));
                if (dust >= 2 * SpeckSide * SpeckSide && shell.Count > 0)
                {
                    dust = 0;
                    writer.Ring(Speck(shell[0]), reversed: false);
                }

                ring = shape.PartEnds[part];
                continue;
            }

            writer.Ring(shell, reversed: twice < 0);
            for (ring++; ring < shape.PartEnds[part]; ring++)
            {
                var hole = tile.Ring(OnGrid(shape.Ring(ring)));
                var twiceHole = TileShape.TwiceArea(hole);
                if (Math.Abs(twiceHole) >= 2 * Dust)
                    writer.Ring(hole, reversed: twiceHole > 0);
            }
        }
    }

    private static List<(int X, int Y)> Speck((int X, int Y) at) =>
        [at, (at.X + SpeckSide, at.Y), (at.X + SpeckSide, at.Y + SpeckSide), (at.X, at.Y + SpeckSide)];

    private void AddPoints(LooseShape shape, TileShape tile, TileWriter writer)
    {
        var xy = OnGrid(shape.Coordinates);
        for (var i = 0; i < xy.Length; i += 2)
        {
            if (tile.Point(xy[i], xy[i + 1]) is { } point)
                writer.Point(point);
        }
    }

    private ReadOnlySpan<double> OnGrid(ReadOnlySpan<double> xy)
    {
        if (toGrid.IsIdentity)
            return xy;
        var moved = xy.ToArray();
        toGrid.Transform(moved);
        return moved;
    }

    /// <summary>The box around an edge that becomes a curve: looked at in nine places of each side.</summary>
    private Envelope Around(Envelope box)
    {
        var around = new Envelope();
        for (var i = 0; i <= 8; i++)
        {
            var (x, y) = (box.MinX + box.Width * i / 8, box.MinY + box.Height * i / 8);
            foreach (var (atX, atY) in new[] { (x, box.MinY), (x, box.MaxY), (box.MinX, y), (box.MaxX, y) })
            {
                var (east, north) = fromGrid.Transform(atX, atY);
                around.ExpandToInclude(east, north);
            }
        }

        return around;
    }
}
