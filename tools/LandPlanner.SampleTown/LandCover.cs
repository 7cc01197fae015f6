namespace LandPlanner.SampleTown;

/// <summary>The class of each cell, painted layer over layer: the open land, then settlements, then ways and waters.</summary>
internal sealed class LandCover
{
    private readonly CellGrid _grid;
    private readonly Terrain _terrain;
    private readonly Villages _villages;
    private readonly Noise _noise;
    private readonly Chance _chance;
    private readonly Routes _routes;
    private readonly long _seed;
    private readonly double[] _height;

    private LandCover(CellGrid grid, Terrain terrain, Villages villages, long seed)
    {
        (_grid, _terrain, _villages, _seed) = (grid, terrain, villages, seed);
        (_noise, _chance) = (new(seed, "cover"), new(seed, "cover"));
        _routes = new(grid, _noise);
        _height = new double[grid.Count];
        Of = new int[grid.Count];
        Array.Fill(Of, -1);
    }

    /// <summary>The number of each cell's class in <see cref="LandClass.All"/>; -1 outside the town.</summary>
    public int[] Of { get; }

    public static LandCover Paint(CellGrid grid, Terrain terrain, Villages villages, long seed)
    {
        var cover = new LandCover(grid, terrain, villages, seed);
        cover.PaintOpenLand();
        cover.PaintPonds();
        cover.PaintSettlements();
        cover.PaintVillageRoads();
        cover.PaintStreams();
        cover.PaintReservoir();
        cover.PaintRiver();
        cover.PaintMainWays();
        return cover;
    }

    private IEnumerable<int> TownCells => Enumerable.Range(0, _grid.Count).Where(cell => _villages.Of[cell] >= 0);

    private void Set(int cell, string code)
    {
        if (cell >= 0 && _villages.Of[cell] >= 0)
            Of[cell] = LandClass.Number(code);
    }

    /// <summary>Heights are ranked, so that hill and valley keep their shares whatever the seed.</summary>
    private void PaintOpenLand()
    {
        foreach (var cell in TownCells)
            _height[cell] = _terrain.Height(_grid.U(cell), _grid.V(cell));
        var ranked = TownCells.Where((_, i) => i % 97 == 0).Select(cell => _height[cell]).Order().ToArray();
        double Rank(double share) => ranked[(int)(share * (ranked.Length - 1))];
        var (low, wet, middle, high, top) = (Rank(0.12), Rank(0.36), Rank(0.50), Rank(0.66), Rank(0.985));
        foreach (var cell in TownCells)
        {
            var (u, v, height) = (_grid.U(cell), _grid.V(cell), _height[cell]);
            var mixed = height + 9 * _noise.At(u, v, 260, 3);
            Set(cell, mixed > top ? (_noise.At(u, v, 140) > 0.1 ? "1207" : "0404")
                : mixed > high ? Woodland(u, v)
                : mixed > middle ? (_noise.At(u, v + 8000, 330, 2) > -0.18 ? Orchard(u, v) : "0103")
                : mixed < low && _noise.At(u, v, 500) > 0.35 ? "0101"
                : mixed < wet ? (_noise.At(u + 4000, v, 300, 2) > 0.42 ? Orchard(u, v) : "0102")
                : _noise.At(u + 4000, v, 300, 2) > 0.36 ? Orchard(u, v) : "0103");
        }
    }

    private string Woodland(double u, double v)
    {
        var kind = _noise.At(u - 6000, v, 380, 2);
        return kind > 0.48 ? "0305" : kind < -0.36 ? "0307" : "0301";
    }

    private string Orchard(double u, double v) => _noise.At(u, v - 9000, 800) > 0.45 ? "0204" : "0201";

    private void PaintPonds()
    {
        for (var pond = 0; pond < 110; pond++)
        {
            var cell = _chance.Below(_grid.Count);
            if (Of[cell] >= 0 && LandClass.All[Of[cell]].IsCultivated)
                PaintBlot(_grid.U(cell), _grid.V(cell), _chance.Between(18, 46), "1104");
        }

        for (var farm = 0; farm < 150; farm++)
        {
            var cell = _chance.Below(_grid.Count);
            if (Of[cell] == LandClass.Number("0102"))
                PaintBox(_grid.U(cell), _grid.V(cell), _chance.Between(30, 75), _chance.Between(18, 40), _chance.Between(0, 3), "1202");
        }
    }

    private void PaintBlot(double u, double v, double radius, string code) =>
        PaintWhere(u, v, 1.7 * radius, (du, dv) => Math.Sqrt(du * du + dv * dv) < radius * (1 + 0.6 * _noise.At(u + du, v + dv, radius * 1.3, 2)), code);

    private void PaintBox(double u, double v, double across, double along, double direction, string code)
    {
        var (sin, cos) = Math.SinCos(direction);
        PaintWhere(u, v, across + along, (du, dv) => Math.Abs(du * cos + dv * sin) < across && Math.Abs(dv * cos - du * sin) < along, code);
    }

    private void PaintWhere(double u, double v, double reach, Func<double, double, bool> belongs, string code)
    {
        for (var dv = -reach; dv <= reach; dv += _grid.CellMetres)
        {
            for (var du = -reach; du <= reach; du += _grid.CellMetres)
            {
                if (belongs(du, dv))
                    Set(_grid.CellAt(u + du, v + dv), code);
            }
        }
    }

    private void PaintSettlements()
    {
        var settlements = new Settlements(_grid, _terrain, _villages, _noise, _seed);
        foreach (var cell in TownCells)
        {
            if (settlements.ClassAt(_grid.U(cell), _grid.V(cell)) is { } code)
                Set(cell, code);
        }
    }

    /// <summary>Each village is joined to the nearest that came before it, and to the next nearest of all.</summary>
    private void PaintVillageRoads()
    {
        var all = _villages.All;
        for (var i = 1; i < all.Count; i++)
        {
            var earlier = all.Take(i).MinBy(other => Away(all[i], other))!;
            var nearest = all.Where(other => other != all[i] && other != earlier).MinBy(other => Away(all[i], other))!;
            PaintLine(_routes.Wind(all[i].CoreU, all[i].CoreV, earlier.CoreU, earlier.CoreV), "1006");
            PaintLine(_routes.Wind(all[i].CoreU, all[i].CoreV, nearest.CoreU, nearest.CoreV), "1006");
        }
    }

    private static double Away(Village one, Village other) =>
        (one.CoreU - other.CoreU) * (one.CoreU - other.CoreU) + (one.CoreV - other.CoreV) * (one.CoreV - other.CoreV);

    private void PaintLine(IEnumerable<(double U, double V)> line, string code)
    {
        var street = LandClass.Number("1004");
        foreach (var cell in _routes.Cells(line))
        {
            if (code != "1006" || Of[cell] < 0 || !LandClass.All[Of[cell]].IsConstruction)
                Set(cell, code);
            else
                Of[cell] = street;
        }
    }

    private void PaintStreams()
    {
        for (var stream = 0; stream < 9; stream++)
        {
            var mouth = -4000 + stream * 1000 + _chance.Between(-300, 300);
            var side = stream % 2 == 0 ? 1 : -1;
            var source = (U: _terrain.River.At(mouth) + side * _chance.Between(1100, 2600), V: mouth + _chance.Between(300, 1200));
            PaintLine(_routes.Wind(_terrain.River.At(mouth), mouth, source.U, source.V), stream % 3 == 0 ? "1107" : "1101");
        }
    }

    private void PaintReservoir()
    {
        var (u, v) = (_terrain.River.At(2300) - 900, 2300.0);
        PaintBlot(u, v, 300, "1103");
        PaintBox(u + 330, v - 60, 14, 150, 0.35, "1109");
    }

    private void PaintRiver()
    {
        foreach (var cell in TownCells)
        {
            var (u, v) = (_grid.U(cell), _grid.V(cell));
            var (away, half) = (_terrain.River.Away(u, v), _terrain.RiverHalfWidth(v));
            if (away < half)
                Set(cell, "1101");
            else if (away < half + 22 * (0.2 + _noise.At(u, v, 180, 2)))
                Set(cell, "1106");
        }
    }

    private void PaintMainWays()
    {
        foreach (var cell in TownCells)
        {
            var (u, v) = (_grid.U(cell), _grid.V(cell));
            if (_terrain.Rail.Away(v, u) < Band(7))
                Set(cell, "1001");
            else if (_terrain.Road.Away(v, u) < Band(9) || _terrain.CrossRoad.Away(u, v) < Band(6))
                Set(cell, "1003");
        }
    }

    /// <summary>Half a band's width, wide enough to hang together over the sides of cells.</summary>
    private double Band(double halfMetres) => Math.Max(halfMetres, 0.72 * _grid.CellMetres);
}
