namespace LandPlanner.SampleTown;

/// <param name="Verdict">"violation" or "notice"; "sliver" and "notCovered" in the lists of their own.</param>
internal sealed record Finding(string Rule, string Name, double AreaSquareMetres, string Verdict);

/// <summary>What an audit must find, added up from the pieces everything was built of.</summary>
internal sealed class Findings(Town town)
{
    private readonly Ground _ground = town.Ground;

    /// <summary>Findings, rule by rule.</summary>
    public IReadOnlyList<Finding> All() =>
    [
        .. OnDevelopment("basic-farmland-occupied", IsFarmland, "violation"),
        .. OnDevelopment("red-line-occupied", IsRedLine, "violation"),
        .. Of("tract-outside-concentrated-zone", town.Schemes.Tracts, cell => Zone(cell) != 0, "violation"),
        .. OnDevelopment("cultivated-land-occupied", IsCultivated, "notice"),
        .. OnFarmland("basic-farmland-non-agricultural", cell => ClassNow(cell).IsConstruction, "violation"),
        .. OnFarmland("basic-farmland-non-grain", cell => ClassNow(cell) is { IsOrchard: true } or { IsForest: true }, "violation"),
        .. OnFarmland("basic-farmland-not-sown", cell => town.Year.IsUnsown(town.Year.Survey.PatchAt(cell)), "notice"),
        .. OnFarmland("farmland-boundary-conflict", cell => Zone(cell) >= 0, "violation"),
        .. OnFarmland("farmland-red-line-conflict", IsRedLine, "violation"),
        .. OnBoundary(),
        .. Declared(),
    ];

    /// <summary>Overlaps that are there but too small or thin to count.</summary>
    public IReadOnlyList<Finding> Slivers() =>
    [
        .. new[] { town.Plans.Strip, town.Plans.Sliver }.Select(parcel =>
            new Finding("basic-farmland-occupied", parcel.Name, parcel.Plot.On(IsFarmland), "sliver")),
    ];

    /// <summary>What lies where no layer says anything, under each rule on development.</summary>
    public IReadOnlyList<Finding> NotCovered()
    {
        var outside = town.Plans.Leaving.Plot.On(cell => _ground.Survey.Of[cell] < 0);
        string[] rules = ["basic-farmland-occupied", "red-line-occupied", "cultivated-land-occupied"];
        return [.. rules.Select(rule => new Finding(rule, town.Plans.Leaving.Name, outside, "notCovered"))];
    }

    private IEnumerable<Finding> OnDevelopment(string rule, Func<int, bool> belongs, string verdict) =>
        Of(rule, town.Subjects, belongs, verdict).Where(finding => !Slivers().Any(sliver => sliver.Rule == rule && sliver.Name == finding.Name));

    private static IEnumerable<Finding> Of(string rule, IEnumerable<Parcel> parcels, Func<int, bool> belongs, string verdict) =>
        from parcel in parcels
        let area = parcel.Plot.On(belongs)
        where area > 0
        select new Finding(rule, parcel.Name, area, verdict);

    private IEnumerable<Finding> OnFarmland(string rule, Func<int, bool> belongs, string verdict)
    {
        var areas = new double[town.Farmland.First.Count];
        for (var cell = 0; cell < town.Farmland.Of.Length; cell++)
        {
            if (town.Farmland.Of[cell] >= 0 && belongs(cell))
                areas[town.Farmland.Of[cell]] += _ground.Lattice.SquareMetres(cell);
        }

        return Enumerable.Range(0, areas.Length).Where(block => areas[block] > 0)
            .Select(block => new Finding(rule, Layers.FarmlandNumber(block), areas[block], verdict));
    }

    private IEnumerable<Finding> OnBoundary()
    {
        var areas = new double[Layers.ZoneNames.Length];
        for (var cell = 0; cell < _ground.Grid.Count; cell++)
        {
            if (Zone(cell) >= 0 && IsRedLine(cell))
                areas[Zone(cell)] += _ground.Lattice.SquareMetres(cell);
        }

        return Enumerable.Range(0, areas.Length).Where(zone => areas[zone] > 0)
            .Select(zone => new Finding("boundary-red-line-conflict", Layers.ZoneNames[zone], areas[zone], "violation"));
    }

    /// <summary>The area is the official one, from which the declared one differs.</summary>
    private IEnumerable<Finding> Declared() =>
        from parcel in town.Subjects
        where parcel.Declared != parcel.Plot.Official
        select new Finding("declared-area", parcel.Name, parcel.Plot.Official.SquareMetres, "notice");

    private bool IsFarmland(int cell) => town.Farmland.Of[cell] >= 0;

    private bool IsRedLine(int cell) => _ground.Survey.Of[cell] is >= 0 and var patch && town.Lines.IsRedLine[patch];

    private int Zone(int cell) => _ground.Survey.Of[cell] is >= 0 and var patch ? town.Lines.ZoneOf[patch] : -1;

    private bool IsCultivated(int cell) => _ground.Survey.Of[cell] >= 0 && ClassNow(cell).IsCultivated;

    private LandClass ClassNow(int cell) => town.Year.Survey.PatchAt(cell).Class;
}
