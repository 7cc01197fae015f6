using LandPlanner.Areas;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.SampleTown;

/// <summary>Everything the sample town has, as it truly is: the deliveries and what is expected of an audit both come from here.</summary>
internal sealed class Town
{
    private Town(SampleOptions options, EllipsoidalArea areas)
    {
        (Options, Areas) = (options, areas);
        Ground = Ground.Lay(options, areas);
        var sites = new Sites(Ground, options.Seed, "sites");
        Plans = new(Ground, sites);
        Schemes = new(Ground, sites, options.Seed);
        Projects = new(Ground, sites, options.Seed);
        Subjects = [.. Schemes.Tracts, .. Schemes.Additions, .. Schemes.Idle, .. Schemes.Inspections, .. Plans.All, .. Projects.Parcels];
        Lines = new(Ground, Schemes.Tracts, Subjects, options.Seed);
        Farmland = new(Ground, Lines, Subjects, Plans, options.Seed);
        Year = new(Ground, Lines, Farmland, options.Seed);
        Minors = new(Ground, new(Ground, options.Seed, "minor sites"), options.Seed);
        Grain = new(Ground, options.Seed);
        Satellite = new(this);
        Plan = new(this, TableSet.Open().LandClasses);
        Economy = new(this);
    }

    public const string SatelliteLayer = "卫片2024Q4";

    public SampleOptions Options { get; }

    public EllipsoidalArea Areas { get; }

    public Ground Ground { get; }

    public Schemes Schemes { get; }

    public PlanParcels Plans { get; }

    public Projects Projects { get; }

    public Minors Minors { get; }

    public Grain Grain { get; }

    public ControlLines Lines { get; }

    public Farmland Farmland { get; }

    public Year Year { get; }

    public Satellite Satellite { get; }

    public TownPlan Plan { get; }

    public VillageEconomy Economy { get; }

    /// <summary>Every parcel the rules on development look at.</summary>
    public IReadOnlyList<Parcel> Subjects { get; }

    /// <param name="areas">Of EPSG:4529.</param>
    public static Town Build(SampleOptions options, EllipsoidalArea areas) => new(options, areas);
}
