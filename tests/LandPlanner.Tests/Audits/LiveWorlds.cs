using System.Globalization;
using CsCheck;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

/// <summary>Random layers for the live check: coverages with shared edges, patches over each other, slivers, gaps.</summary>
internal static class LiveWorlds
{
    public static readonly Rule[] Rules =
    [
        Overlap("plan-parcel", "basic-farmland"),
        Outside("plan-parcel", "basic-farmland"),
        Overlap("plan-parcel", "land-use", Kind(FarmlandFlowKind.Kept)),
        Overlap("plan-parcel", "red-line") with { Limit = new(20_000) },
        Outside("plan-parcel", "urban-boundary"),
        Overlap("plan-parcel", "idle-land"),
        Declared with { Subject = new([new("plan-parcel")], []) },
    ];

    public static readonly Gen<World> Any =
        Gen.Select(Cells, Patches(6), Patches(4), Gen.Bool, Gen.Bool).Select((cells, loose, parcels, together, covers) => new World()
            .With("farmland", "basic-farmland", null, covers ? "villages" : null, together ? [.. cells.Where((_, i) => i % 3 != 0), .. loose] : cells)
            .With("land", "land-use", cells)
            .With("parcels", "plan-parcel", parcels)
            .With("red", "red-line", loose)
            .With("urban", "urban-boundary", null, "villages", [.. loose.Take(2)])
            .With("villages", "village", ("name=甲村", Box(-5, -5, 20, 60)), ("name=乙村", Box(20, -5, 45, 60))));

    /// <summary>A feature as a layer of the world holds it, but with a shape of its own.</summary>
    public static Gen<Feature> Parcel => Gen.Select(Patch, Gen.Int[1, 9]).Select((patch, id) =>
        new World().With("parcels", "plan-parcel", patch).Layers[0].Features[0] with { Id = id });

    /// <summary>Cells of a jittered grid: neighbours share their corners, and some edges are cut by a corner of a neighbour only.</summary>
    private static Gen<(string, string)[]> Cells =>
        Gen.Select(Gen.Int[-30, 30].Array[50], Gen.Int[0, 3].Array[16]).Select((jitter, kinds) => Enumerable.Range(0, 16)
            .Where(cell => kinds[cell] != 3)
            .Select(cell => (kinds[cell] == 0 ? "class=0201" : "class=0103,planting=LS", Cell(cell % 4, cell / 4, jitter))).ToArray());

    private static Gen<(string, string)[]> Patches(int most) => Patch.Array[1, most];

    private static Gen<(string, string)> Patch =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[1, 250], Gen.Int[1, 250], Gen.Int[0, 40], Gen.OneOf(Gen.Const(0.1), Gen.Const(0.01)))
            .Select((x, y, width, height, lean, thin) => (FormattableString.Invariant($"class=0103,declaredArea={width}"), string.Create(
                CultureInfo.InvariantCulture,
                $"POLYGON(({x * 0.1} {y * 0.1},{x * 0.1 + width * 0.1} {y * 0.1 + lean * thin},{x * 0.1 + width * 0.1 + lean * 0.1} {y * 0.1 + height * thin + lean * thin + 0.0301},{x * 0.1 + lean * 0.05} {y * 0.1 + height * thin + 0.0301},{x * 0.1} {y * 0.1}))")))
            .Where(patch => Shape(patch.Item2).IsValid);

    private static string Cell(int column, int row, int[] jitter)
    {
        return $"POLYGON(({Corner(column, row)},{Corner(column + 1, row)},{Corner(column + 1, row + 1)},{Corner(column, row + 1)},{Corner(column, row)}))";

        string Corner(int i, int j) => string.Create(
            CultureInfo.InvariantCulture, $"{10 * i + 0.1 * jitter[5 * j + i]} {10 * j + 0.1 * jitter[25 + 5 * j + i]}");
    }
}
