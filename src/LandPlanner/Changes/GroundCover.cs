using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Changes;

/// <summary>Shapes whose ground is counted once: where they lie over each other, the first of them keeps it.</summary>
/// <remarks>Overlaps below the noise limit are touching: they stay.</remarks>
internal sealed class GroundCover
{
    private readonly HashSet<int> _cut;

    /// <param name="cut">Those that lost something.</param>
    private GroundCover(IReadOnlyList<Geometry?> shapes, PolygonSet polygons, double[] lost, HashSet<int> cut)
    {
        (Shapes, Polygons, LostSquareMetres, _cut) = (shapes, polygons, lost, cut);
        SquareMetres = [.. Enumerable.Range(0, shapes.Count).Select(polygons.SquareMetres)];
    }

    /// <summary>Null or empty where nothing was given, or nothing is left.</summary>
    public IReadOnlyList<Geometry?> Shapes { get; }

    public PolygonSet Polygons { get; }

    /// <summary>What is left of each.</summary>
    public double[] SquareMetres { get; }

    /// <summary>What each lost to those before it.</summary>
    public double[] LostSquareMetres { get; }

    /// <summary>A shape, or of a large one as much as an overlay with something in a box needs. Not for one that is null.</summary>
    public Geometry Near(int index, Envelope box) =>
        (_cut.Contains(index) ? null : NearPart.Of(Polygons, index, box)) ?? Shapes[index]!;

    public static GroundCover Of(IReadOnlyList<Geometry?> shapes, ChangeInput input, CancellationToken ct) =>
        Of(shapes, input.Areas, input.Tolerance, Work.Options(input, ct));

    public static GroundCover Of(IReadOnlyList<Geometry?> shapes, EllipsoidalArea areas, Tolerance tolerance, ParallelOptions options)
    {
        var polygons = PolygonSet.Build(shapes, areas, options);
        var over = CrossTab.Within(polygons, options.CancellationToken, options.MaxDegreeOfParallelism)
            .Where(pair => !tolerance.IsNoise(pair.SquareMetres))
            .GroupBy(pair => pair.B, pair => pair.A).ToArray();
        var lost = new double[shapes.Count];
        if (over.Length == 0)
            return new(shapes, polygons, lost, []);
        var cut = shapes.ToArray();
        Parallel.ForEach(over, options, group =>
            cut[group.Key] = Evidence.Difference(
                shapes[group.Key]!,
                Evidence.Union([.. group.Select(i => NearPart.Of(polygons, i, polygons.BoxOf(group.Key)) ?? shapes[i]!)])));
        var left = PolygonSet.Build(cut, areas, options);
        foreach (var group in over)
            lost[group.Key] = polygons.SquareMetres(group.Key) - left.SquareMetres(group.Key);
        return new(cut, left, lost, [.. over.Select(group => group.Key)]);
    }
}

/// <summary>How work is shared out.</summary>
internal static class Work
{
    public static ParallelOptions Options(ChangeInput input, CancellationToken ct) => new()
    {
        CancellationToken = ct,
        MaxDegreeOfParallelism = input.Threads > 0 ? input.Threads : Environment.ProcessorCount,
    };
}
