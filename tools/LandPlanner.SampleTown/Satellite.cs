using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown;

/// <summary>Approved land: by kind, as a bureau words it.</summary>
internal sealed record Approval(string Number, string Kind, string Project, int Year, Geometry Shape);

/// <summary>A patch of the satellite batch.</summary>
/// <param name="Type">TBLX.</param>
/// <param name="From">QSX.</param>
/// <param name="Until">HSX.</param>
/// <param name="Class">Of the survey it was drawn over.</param>
internal sealed record SatellitePatch(string Number, string Type, string From, string Until, LandClass Class, int Village, Geometry Shape, DeskAnswer Answer);

/// <summary>What a comparison at the desk must say of a patch, added up from its cells.</summary>
internal sealed record DeskAnswer(
    string Number, string Verdict, string Kind, double AreaSquareMetres, double FarmlandLostSquareMetres, double BasicFarmlandSquareMetres, double RedLineSquareMetres, double ApprovedSquareMetres);

/// <summary>A satellite batch over the town, and the approvals that make some of it lawful.</summary>
/// <remarks>
/// Most patches are what changed between the two surveys; some are fields that did not; some are of images taken after the last survey, which no survey confirms.
/// </remarks>
internal sealed class Satellite
{
    public const string Batch = "2024年第四季度卫片";
    public const string Issued = "2025-04-10";

    private const int LeastCells = 16;
    private const int MostCells = 400;

    private static readonly (string From, string Until) WithinYear = ("20240110", "20241015");
    private static readonly (string From, string Until) NextYear = ("20250105", "20250331");

    private readonly Town _town;
    private readonly List<Approval> _approvals = [];
    private readonly List<SatellitePatch> _patches = [];

    public Satellite(Town town)
    {
        _town = town;
        var changed = Changed();
        TakeBuildings([.. changed.Where(one => one is { WasField: true, Now.IsConstruction: true })]);
        TakeFacilities([.. changed.Where(one => one is { WasField: true, IsOnBasic: false, Now.Code: "1202" })]);
        TakeWoods([.. changed.Where(one => one is { WasField: true } && (one.Now.IsOrchard || one.Now.IsForest))]);
        foreach (var one in changed.Where(one => !one.WasField && one.Now.IsCultivated).Take(3))
            Add(one, "01", "lawful", "", WithinYear);
        TakeUnchanged();
    }

    public IReadOnlyList<Approval> Approvals => _approvals;

    public IReadOnlyList<SatellitePatch> Patches => _patches;

    private void TakeBuildings(IReadOnlyList<Ground> buildings)
    {
        foreach (var one in buildings.Where(one => one.IsOnBasic).Take(3))
            Add(one, "20", "suspect", "non-farm-build", WithinYear);
        foreach (var (one, i) in buildings.Where(one => !one.IsOnBasic).Take(8).Select((one, i) => (one, i)))
        {
            var (kind, year, isLawful) = (i % 5) switch
            {
                0 => ("农转用", 2024, true),
                1 => ("", 0, false),
                2 => ("临时用地", 2023, true),
                // Built before it was approved, and expropriated but not converted.
                3 => ("农转用", 2025, false),
                _ => ("土地征收", 2024, false),
            };
            Approve(one, kind, year);
            Add(one, "20", isLawful ? "lawful" : "suspect", "non-farm-build", WithinYear, isLawful);
        }
    }

    private void TakeFacilities(IReadOnlyList<Ground> facilities)
    {
        foreach (var (one, i) in facilities.Take(2).Select((one, i) => (one, i)))
        {
            if (i == 0)
                Approve(one, "设施农用地备案", 2024);
            Add(one, "20", i == 0 ? "lawful" : "suspect", "other", WithinYear, i == 0);
        }
    }

    private void TakeWoods(IReadOnlyList<Ground> woods)
    {
        foreach (var one in woods.Where(one => one.IsOnBasic).Take(6))
            Add(one, one.Now.IsOrchard ? "02" : "03", "suspect", one.Now.IsOrchard ? "orchard" : "greening", WithinYear);
        foreach (var (one, i) in woods.Where(one => !one.IsOnBasic).Take(4).Select((one, i) => (one, i)))
        {
            if (i == 0)
                Approve(one, "进出平衡", 2024);
            Add(one, one.Now.IsOrchard ? "02" : "03", i == 0 ? "lawful" : "suspect", one.Now.IsOrchard ? "orchard" : "greening", WithinYear, i == 0);
        }
    }

    private void TakeUnchanged()
    {
        var same = Unchanged();
        var (basic, open) = (same.Where(one => one is { WasField: true, IsOnBasic: true, RedLine: 0 }).ToList(), same.Where(one => one is { WasField: true, Basic: 0, RedLine: 0 }).ToList());
        foreach (var one in open.Take(2).Concat(basic.Take(2)))
            Add(one, "20", "unchanged", "non-farm-build", WithinYear);
        foreach (var one in basic.Skip(2).Take(2))
            Add(one, "KT", "suspect", "pond", NextYear, loses: true);
        foreach (var one in same.Where(one => one is { Was.IsForest: true, IsOnRedLine: true, Basic: 0 }).Take(2))
            Add(one, "20", "suspect", "other", NextYear);
        foreach (var one in open.Skip(2).Take(1))
        {
            Approve(one, "农转用", 2024);
            Add(one, "20", "unknown", "non-farm-build", NextYear, isApproved: true, loses: true);
        }

        foreach (var one in open.Skip(3).Take(1))
            Add(one, "QT", "unknown", "other", NextYear);
    }

    private void Approve(Ground one, string kind, int year)
    {
        if (kind.Length > 0)
            _approvals.Add(new(FormattableString.Invariant($"鲁政土字〔{year}〕{_approvals.Count + 101}号"), kind, $"温泉镇{kind}{_approvals.Count + 1}号地块", year, one.Shape));
    }

    private void Add(Ground one, string type, string verdict, string kind, (string From, string Until) images, bool isApproved = false, bool loses = false)
    {
        var number = FormattableString.Invariant($"3710022024{_patches.Count + 1:D4}");
        var lost = loses || one.WasField && !one.Now.IsCultivated;
        _patches.Add(new(number, type, images.From, images.Until, one.Was, one.Village, one.Shape, new(
            number, verdict, kind, Round(one.SquareMetres), lost ? Round(one.SquareMetres) : 0, Round(one.Basic), Round(one.RedLine), isApproved ? Round(one.SquareMetres) : 0)));
    }

    private static double Round(double squareMetres) => Math.Round(squareMetres, 4);

    /// <summary>Ground of one patch that became one class within the year, as long as basic farmland has all of it or nothing and the red line nothing.</summary>
    private IReadOnlyList<Ground> Changed()
    {
        var (before, now) = (_town.Ground.Survey, _town.Year.Survey);
        var keys = new int[before.Of.Length];
        for (var cell = 0; cell < keys.Length; cell++)
        {
            var isChanged = before.Of[cell] >= 0 && before.PatchAt(cell).Land != now.PatchAt(cell).Land;
            keys[cell] = isChanged ? before.Of[cell] * LandClass.All.Length + now.PatchAt(cell).Land : -1;
        }

        var pieces = Components.Find(_town.Ground.Grid, keys);
        var cells = pieces.Sizes.Select(_ => new List<int>()).ToArray();
        for (var cell = 0; cell < keys.Length; cell++)
        {
            if (pieces.Of[cell] >= 0)
                cells[pieces.Of[cell]].Add(cell);
        }

        var shapes = _town.Ground.Tracer.Trace(pieces.Of, cells.Length);
        return [.. cells.Select((piece, i) => Measure(piece, shapes[i]!)).Where(one => one.RedLine == 0 && (one.Basic == 0 || one.IsOnBasic))];
    }

    /// <summary>Whole patches of a middling size that both surveys see alike.</summary>
    private IReadOnlyList<Ground> Unchanged() =>
    [
        .. _town.Ground.Cells.Select((cells, patch) => (cells, patch))
            .Where(one => one.cells.Length is >= LeastCells and <= MostCells && one.cells.All(cell => IsSame(cell)))
            .Select(one => Measure(one.cells, _town.Ground.PatchShapes[one.patch])),
    ];

    private bool IsSame(int cell)
    {
        var now = _town.Year.Survey.PatchAt(cell);
        return now.Land == _town.Ground.Survey.PatchAt(cell).Land && !_town.Year.IsUnsown(now);
    }

    private Ground Measure(IReadOnlyList<int> cells, Geometry shape)
    {
        var (ground, lattice) = (_town.Ground, _town.Ground.Lattice);
        return new(
            ground.Survey.PatchAt(cells[0]).Class, _town.Year.Survey.PatchAt(cells[0]).Class, ground.Villages.Of[cells[0]], shape, cells.Sum(lattice.SquareMetres),
            cells.Where(cell => _town.Farmland.Of[cell] >= 0).Sum(lattice.SquareMetres), cells.Where(cell => _town.Lines.IsRedLine[ground.Survey.Of[cell]]).Sum(lattice.SquareMetres));
    }

    /// <param name="SquareMetres">Official, unrounded; so are the parts on basic farmland and in the red line.</param>
    private sealed record Ground(LandClass Was, LandClass Now, int Village, Geometry Shape, double SquareMetres, double Basic, double RedLine)
    {
        public bool WasField => Was.IsCultivated;

        public bool IsOnBasic => Basic == SquareMetres;

        public bool IsOnRedLine => RedLine == SquareMetres;
    }
}
