using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Tiles;

/// <summary>One layer's part of one tile while it is encoded.</summary>
/// <param name="toGrid">From the workspace's CRS to the grid's.</param>
internal sealed class LayerTile(TileShape tile, Reprojector toGrid)
{
    // Under this area on the screen (square units: a quarter of a square pixel) a polygon is only dust; so that a field of dust does not look empty, enough of it together is a speck.
    private const int Dust = 16;
    private const int SpeckSide = 6;

    private readonly TileWriter _writer = new();
    private readonly List<(int X, int Y)> _points = [];
    private double _dust;

    public void Add(HeldFeature feature, string? key)
    {
        _writer.BeginGeometry();
        switch (feature.Shape!.Kind)
        {
            case GeometryKind.Polygon:
                AddPolygons(feature);
                _writer.Feature(feature.Id, TileWriter.Kind.Polygon, key);
                break;
            case GeometryKind.Line:
                for (var line = 0; line < feature.Shape.RingCount; line++)
                    tile.Line(OnGrid(feature.Shape.Ring(line)), feature.RanksOf(line), _writer.Line);
                _writer.Feature(feature.Id, TileWriter.Kind.Line, key);
                break;
            default:
                AddPoints(feature.Shape);
                _writer.Feature(feature.Id, TileWriter.Kind.Point, key);
                break;
        }
    }

    /// <summary>The tile with what was added as its one layer; empty where nothing was.</summary>
    public byte[] End(string layer)
    {
        _writer.EndLayer(layer);
        return _writer.ToArray();
    }

    private void AddPolygons(HeldFeature feature)
    {
        var (shape, box) = (feature.Shape!, feature.Box!);
        if (toGrid.IsIdentity && tile.AreaOf(box) < Dust)
        {
            // A polygon fills about half of its box.
            AddDust(tile.AreaOf(box) / 2, tile.Middle(box));
            return;
        }

        var isHeld = toGrid.IsIdentity && tile.Holds(box);
        for (var (part, ring) = (0, 0); part < shape.PartEnds.Length; ring = shape.PartEnds[part], part++)
            AddPolygon(feature, ring, shape.PartEnds[part], isHeld);
    }

    private void AddPolygon(HeldFeature feature, int shellRing, int end, bool isHeld)
    {
        var shell = Ring(feature, shellRing, isHeld);
        if (shell.Count == 0)
            return;
        var twice = TileShape.TwiceArea(shell);
        if (Math.Abs(twice) < 2 * Dust)
        {
            AddDust(Math.Abs(twice) / 2.0, shell[0]);
            return;
        }

        _writer.Ring(shell, reversed: twice < 0);
        for (var ring = shellRing + 1; ring < end; ring++)
        {
            var hole = Ring(feature, ring, isHeld);
            var twiceHole = TileShape.TwiceArea(hole);
            if (Math.Abs(twiceHole) >= 2 * Dust)
                _writer.Ring(hole, reversed: twiceHole > 0);
        }
    }

    private List<(int X, int Y)> Ring(HeldFeature feature, int ring, bool isHeld) => tile.Ring(OnGrid(feature.Shape!.Ring(ring)), feature.RanksOf(ring), isHeld);

    private void AddDust(double area, (int X, int Y) at)
    {
        _dust += area;
        if (_dust < SpeckSide * SpeckSide)
            return;
        _dust -= SpeckSide * SpeckSide;
        _writer.Ring([at, (at.X + SpeckSide, at.Y), (at.X + SpeckSide, at.Y + SpeckSide), (at.X, at.Y + SpeckSide)], reversed: false);
    }

    private void AddPoints(LooseShape shape)
    {
        _points.Clear();
        var xy = OnGrid(shape.Coordinates);
        for (var i = 0; i < xy.Length; i += 2)
        {
            if (tile.Point(xy[i], xy[i + 1]) is { } point)
                _points.Add(point);
        }

        if (_points.Count > 0)
            _writer.Points(_points);
    }

    private ReadOnlySpan<double> OnGrid(ReadOnlySpan<double> xy)
    {
        if (toGrid.IsIdentity)
            return xy;
        var moved = xy.ToArray();
        toGrid.Transform(moved);
        return moved;
    }
}
