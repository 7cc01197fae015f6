namespace LandPlanner.SampleTown;

/// <summary>Permanent basic farmland, drawn in an earlier year: mostly the fields of today, here and there two of them as one.</summary>
internal sealed class Farmland
{
    private readonly Ground _ground;
    private readonly ControlLines _lines;
    private readonly Chance _chance;
    private readonly bool[] _isFarmland;

    public Farmland(Ground ground, ControlLines lines, IReadOnlyList<Parcel> parcels, PlanParcels plans, long seed)
    {
        (_ground, _lines, _chance) = (ground, lines, new(seed, "farmland"));
        _isFarmland = Enumerable.Range(0, ground.Cells.Length).Select(IsFarmlandByPlace).ToArray();
        foreach (var parcel in parcels.Where(parcel => parcel.Host >= 0 && parcel.Intent.HasFlag(Intent.OnBasicFarmland)))
            _isFarmland[parcel.Host] = true;
        Conflicts = MeetTheLines();
        Of = Draw(plans);
        First = FirstCells();
    }

    /// <summary>The block of each cell, numbered in order of its first cell; -1 for none.</summary>
    public int[] Of { get; private set; }

    /// <summary>The first cell of each block.</summary>
    public IReadOnlyList<int> First { get; }

    /// <summary>The patches that are basic farmland within the boundary or the red line.</summary>
    public IReadOnlySet<int> Conflicts { get; }

    /// <summary>Whether all of a patch is basic farmland that breaks no rule so far.</summary>
    public bool IsSound(int patch) => _isFarmland[patch] && !Conflicts.Contains(patch) && !_lines.IsLaidOn(patch);

    private bool IsFarmlandByPlace(int patch) =>
        _ground.Survey.Patches[patch].Class.IsCultivated && _lines.ZoneOf[patch] < 0 && !_lines.IsRedLine[patch]
        && !_lines.IsLaidOn(patch) && _chance.Unit() < 0.82;

    /// <summary>Two fields in the elastic zone, and one in the red line.</summary>
    private HashSet<int> MeetTheLines()
    {
        var free = Enumerable.Range(0, _ground.Cells.Length)
            .Where(patch => _ground.Survey.Patches[patch].Class.IsCultivated && !_lines.IsLaidOn(patch)).OrderBy(_ground.ToCore).ToArray();
        var inZone = free.OrderBy(patch => Math.Abs(_ground.ToCore(patch) - 1.1 * ControlLines.ZoneMetres)).Take(2).ToArray();
        foreach (var patch in inZone)
            _lines.ZoneOf[patch] = 1;
        var inRedLine = free.Except(inZone).Where(patch => _lines.ZoneOf[patch] < 0).MaxBy(_ground.ToCore);
        _lines.IsRedLine[inRedLine] = true;
        foreach (var patch in inZone.Append(inRedLine))
            _isFarmland[patch] = true;
        return [.. inZone, inRedLine];
    }

    private int[] Draw(PlanParcels plans)
    {
        var keys = Array.ConvertAll(_ground.Survey.Of, patch => patch >= 0 && _isFarmland[patch] ? patch : -1);
        JoinSome(keys);
        foreach (var cell in plans.FarmlandBeside.SelectMany(cells => cells))
            keys[cell] = _ground.Survey.Of[cell];
        return Components.Find(_ground.Grid, keys).Of;
    }

    /// <summary>The earlier survey saw some pairs of fields as one.</summary>
    private void JoinSome(int[] keys)
    {
        var joined = new HashSet<int>();
        for (var cell = 0; cell < keys.Length && joined.Count < 12; cell++)
        {
            var next = _ground.Grid.Neighbour(cell, 1);
            if (next < 0 || keys[cell] < 0 || keys[next] < 0 || keys[cell] == keys[next] || _chance.Unit() > 0.02)
                continue;
            var (one, other) = (keys[cell], keys[next]);
            if (joined.Contains(one) || joined.Contains(other) || !IsSound(one) || !IsSound(other)
                || _ground.Survey.Patches[one].Village != _ground.Survey.Patches[other].Village)
                continue;
            joined.UnionWith([one, other]);
            foreach (var moved in _ground.Cells[other])
                keys[moved] = one;
        }
    }

    private int[] FirstCells()
    {
        var first = new List<int>();
        for (var cell = 0; cell < Of.Length; cell++)
        {
            if (Of[cell] == first.Count)
                first.Add(cell);
        }

        return [.. first];
    }
}
