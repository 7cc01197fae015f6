using LandPlanner.Features;
using NetTopologySuite.Geometries;
using static LandPlanner.SampleTown.Column;

namespace LandPlanner.SampleTown;

/// <summary>A layer as an old system exported it: rings that cross themselves, do not close, repeat points or have too few, and records without shape.</summary>
internal sealed class Faults
{
    private const int SoundRecords = 6;

    private readonly double _west;
    private readonly double _south;
    private readonly List<Coordinate[][]?> _rings = [];
    private readonly List<Row> _rows = [];

    public Faults(Town town)
    {
        var (u, v) = town.Ground.Terrain.Core;
        var corner = town.Ground.Lattice.Corners(town.Ground.Grid.CellAt(u, v));
        (_west, _south) = (Math.Round(corner[0]) - 400, Math.Round(corner[1]) + 900);
        for (var i = 0; i < SoundRecords; i++)
            Add("完好", Square(i));
        Add("自相交", [[At(6, 0, 0), At(6, 40, 40), At(6, 40, 0), At(6, 0, 40), At(6, 0, 0)]]);
        Add("两点环", [[At(7, 0, 0), At(7, 40, 40)]]);
        Add("未闭合", [[At(8, 0, 0), At(8, 0, 40), At(8, 40, 40), At(8, 40, 0)]]);
        Add("重复点", [[At(9, 0, 0), At(9, 0, 40), At(9, 0, 40), At(9, 40, 40), At(9, 40, 0), At(9, 40, 0), At(9, 0, 0)]]);
        Add("空图形", null);
        Add("空图形", null);
        Add("零面积", [[At(10, 0, 0), At(10, 40, 40), At(10, 0, 0), At(10, 0, 0)]]);
    }

    /// <summary>Records that cannot be taken as they are.</summary>
    public int Count => _rows.Count - SoundRecords;

    public Layer Layer => new("历史整治图斑", "reference", GeometryKind.Polygon, [Text("BH", 20), Text("MC", 40), Text("BZ", 100)], _rows);

    /// <summary>The rings of each record; null for none.</summary>
    public IReadOnlyList<Coordinate[][]?> Rings => _rings;

    private Coordinate[][] Square(int i) => [[At(i, 0, 0), At(i, 0, 40), At(i, 40, 40), At(i, 40, 0), At(i, 0, 0)]];

    private Coordinate At(int i, double x, double y) => new(_west + 60 * i + x, _south + y);

    private void Add(string name, Coordinate[][]? rings)
    {
        _rings.Add(rings);
        _rows.Add(new(null, $"LS{_rows.Count + 1:D3}", $"{name}{_rows.Count + 1:D3}", Layers.Mark));
    }
}
