namespace LandPlanner.SampleTown;

/// <summary>The urban boundary with its zones, and the red line: whole patches of the first survey.</summary>
/// <remarks>Parcels were laid first; the lines keep clear of them except where a parcel was laid to break one, and of each other but for one patch.</remarks>
internal sealed class ControlLines
{
    /// <summary>About how far the zone of concentrated building reaches from the core.</summary>
    public const double ZoneMetres = 1_250;

    private readonly Ground _ground;
    private readonly Noise _noise;
    private readonly HashSet<int> _laidOn;

    /// <param name="parcels">Every parcel a rule may look at.</param>
    public ControlLines(Ground ground, IReadOnlyList<Parcel> tracts, IReadOnlyList<Parcel> parcels, long seed)
    {
        (_ground, _noise) = (ground, new(seed, "control lines"));
        _laidOn = parcels.SelectMany(parcel => PatchesUnder(ground, parcel)).ToHashSet();
        ZoneOf = DrawZones(tracts, parcels);
        IsRedLine = DrawRedLine(parcels);
        Conflict = MeetOnce();
    }

    /// <summary>GHFQDM less 1 of each patch: 0 concentrated, 1 elastic, 2 special; -1 outside the boundary.</summary>
    public int[] ZoneOf { get; }

    /// <summary>Whether a patch lies in the red line.</summary>
    public bool[] IsRedLine { get; }

    /// <summary>The one patch that is in the boundary and in the red line.</summary>
    public int Conflict { get; }

    public bool IsLaidOn(int patch) => _laidOn.Contains(patch);

    public static IEnumerable<int> PatchesUnder(Ground ground, Parcel parcel) =>
        parcel.Plot.Pieces.Select(piece => ground.Survey.Of[piece.Cell]).Where(patch => patch >= 0).Distinct();

    private int[] DrawZones(IReadOnlyList<Parcel> tracts, IReadOnlyList<Parcel> parcels)
    {
        var zones = Enumerable.Range(0, _ground.Cells.Length).Select(ZoneByPlace).ToArray();
        foreach (var patch in tracts.Where(tract => !tract.Intent.HasFlag(Intent.OutsideZone)).SelectMany(tract => PatchesUnder(_ground, tract)))
            zones[patch] = 0;
        foreach (var parcel in parcels.Where(parcel => parcel.Host >= 0))
            zones[parcel.Host] = -1;
        return zones;
    }

    private int ZoneByPlace(int patch)
    {
        var (u, v) = _ground.Middles[patch];
        var away = _ground.ToCore(patch) * (1 + 0.3 * _noise.At(u, v, 900, 2));
        var isBank = _ground.Survey.Patches[patch].Class.Code is "1101" or "1106";
        return away < ZoneMetres ? 0 : isBank && away < 2_300 ? 2 : away < 1.17 * ZoneMetres ? 1 : -1;
    }

    private bool[] DrawRedLine(IReadOnlyList<Parcel> parcels)
    {
        var red = Enumerable.Range(0, _ground.Cells.Length).Select(IsWildByPlace).ToArray();
        foreach (var parcel in parcels.Where(parcel => parcel.Intent.HasFlag(Intent.OnRedLine)))
            red[parcel.Host] = true;
        return red;
    }

    private bool IsWildByPlace(int patch)
    {
        var (u, v) = _ground.Middles[patch];
        var land = _ground.Survey.Patches[patch].Class;
        var isWild = land.IsForest || land.Code is "0404" or "1207" or "1103";
        return isWild && ZoneOf[patch] < 0 && !_laidOn.Contains(patch) && (land.Code == "1103" || _noise.At(u + 5000, v, 2100, 2) > -0.12);
    }

    /// <summary>Puts the wooded patch nearest to the core, free of parcels, into both.</summary>
    private int MeetOnce()
    {
        var patch = Enumerable.Range(0, _ground.Cells.Length)
            .Where(patch => _ground.Survey.Patches[patch].Class.IsForest && !_laidOn.Contains(patch)).MinBy(_ground.ToCore);
        ZoneOf[patch] = 2;
        IsRedLine[patch] = true;
        return patch;
    }
}
