using System.Collections.Concurrent;
using LandPlanner.Areas;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.SampleTown.Tests;

/// <summary>Towns by seed and patch count, each built once for all tests.</summary>
internal static class Towns
{
    private static readonly ConcurrentDictionary<SampleOptions, Lazy<Town>> Built = new();

    public static readonly TheoryData<long, int> Some = new() { { 1, 2_000 }, { 2, 500 }, { 20_240_101, 900 }, { 0, 1_400 } };

    public static Projections Projections { get; } = new(TableSet.Open().Crs);

    public static EllipsoidalArea Areas => EllipsoidalArea.For(Projections.Town);

    public static Town Get(long seed, int patches) =>
        Built.GetOrAdd(new(seed, patches), options => new(() => Town.Build(options, Areas))).Value;
}
