using LandPlanner.Areas;

namespace LandPlanner.SampleTown;

/// <summary>What everything else is laid on: the grid and its lattice, the villages and the first survey.</summary>
internal sealed class Ground
{
    private Ground(CellGrid grid, Terrain terrain, Villages villages, Survey survey, Lattice lattice, EllipsoidalArea areas)
    {
        (Grid, Terrain, Villages, Survey, Lattice, Areas) = (grid, terrain, villages, survey, lattice, areas);
        Tracer = new(lattice);
        PatchShapes = Array.ConvertAll(Tracer.Trace(survey.Of, survey.Patches.Count), shape => shape!);
        Cells = CellsByPatch(survey);
        Middles = Array.ConvertAll(Cells, cells => (cells.Average(grid.U), cells.Average(grid.V)));
    }

    public CellGrid Grid { get; }

    public Terrain Terrain { get; }

    public Villages Villages { get; }

    /// <summary>The survey of 2023.</summary>
    public Survey Survey { get; }

    public Lattice Lattice { get; }

    public EllipsoidalArea Areas { get; }

    public RegionTracer Tracer { get; }

    /// <summary>The shapes of the first survey's patches.</summary>
    public NetTopologySuite.Geometries.Geometry[] PatchShapes { get; }

    /// <summary>The cells of each patch of the first survey.</summary>
    public int[][] Cells { get; }

    /// <summary>The middle of each patch of the first survey, on the plain grid.</summary>
    public (double U, double V)[] Middles { get; }

    public static Ground Lay(SampleOptions options, EllipsoidalArea areas)
    {
        var grid = CellGrid.For(options.Patches);
        var terrain = new Terrain(options.Seed);
        var villages = Villages.Found(grid, Extent.Of(grid, options.Seed), terrain, options.Seed);
        var survey = Survey.Take(grid, terrain, villages, LandCover.Paint(grid, terrain, villages, options.Seed), options);
        return new(grid, terrain, villages, survey, new(grid, areas, options.Seed, survey.Of), areas);
    }

    /// <summary>Metres from the town's core to the middle of a patch, on the plain grid.</summary>
    public double ToCore(int patch)
    {
        var (coreU, coreV) = Terrain.Core;
        var (u, v) = Middles[patch];
        return Math.Sqrt((u - coreU) * (u - coreU) + (v - coreV) * (v - coreV));
    }

    /// <summary>The class of a cell in the first survey; null outside the town.</summary>
    public LandClass? ClassAt(int cell) => Survey.Of[cell] < 0 ? null : Survey.PatchAt(cell).Class;

    private static int[][] CellsByPatch(Survey survey)
    {
        var cells = survey.Patches.Select(_ => new List<int>()).ToArray();
        for (var cell = 0; cell < survey.Of.Length; cell++)
        {
            if (survey.Of[cell] >= 0)
                cells[survey.Of[cell]].Add(cell);
        }

        return Array.ConvertAll(cells, list => list.ToArray());
    }
}
