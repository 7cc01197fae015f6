using LandPlanner.Bench;

IReadOnlyDictionary<string, Func<BenchFolder, CancellationToken, Task>> benches = new SortedDictionary<string, Func<BenchFolder, CancellationToken, Task>>
{
    ["cases"] = CaseBench.RunAsync,
    ["import"] = ImportBench.RunAsync,
    ["live"] = LiveBench.RunAsync,
    ["map"] = MapBench.RunAsync,
    ["match"] = MatchBench.RunAsync,
    ["matrix"] = MatrixBench.RunAsync,
    ["overlap"] = OverlapBench.RunAsync,
    ["postgis"] = PostGisBench.RunAsync,
};
if (args.Length == 0)
{
    foreach (var name in benches.Keys)
        Console.WriteLine(name);
    return 0;
}

if (!benches.TryGetValue(args[0], out var bench))
{
    Console.Error.WriteLine($"There is no measurement '{args[0]}'; there are: {string.Join(", ", benches.Keys)}.");
    return 2;
}

using var folder = new BenchFolder();
await bench(folder, CancellationToken.None);
return 0;
