using System.Diagnostics;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage.Tests;

public sealed class CrashTests : IDisposable
{
    private const int Count = 4000;

    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_kill_at_any_moment_leaves_the_old_state_or_the_new(int seed)
    {
        await using (var made = await _workspace.CreateAsync())
            await TestWorkspace.WriteAsync(made, Marked(2));
        using (var child = StartChild())
        {
            // The log is there as soon as the child writes.
            while (!File.Exists(_workspace.Path + "-wal") && !child.HasExited)
                await Task.Delay(5, TestWorkspace.Ct);
            await Task.Delay(new Random(seed).Next(800), TestWorkspace.Ct);
            Assert.False(child.HasExited, "The writer ended by itself.");
            child.Kill();
            await child.WaitForExitAsync(TestWorkspace.Ct);
        }

        await using var store = await _workspace.OpenAsync();
        var whole = await store.VerifyAsync(null, TestWorkspace.Ct);
        Assert.Empty(whole.Problems);
        Assert.Equal(Count, whole.Features);
        var features = await store.ReadAsync("parcels", new() { Within = new(0, 1e9, 0, 1e9) }, TestWorkspace.Ct).ToListAsync(TestWorkspace.Ct);
        Assert.Equal(Count, features.Count);
        Assert.All(features, feature => Assert.Equal($"{whole.Revisions}", feature.Values[0]));
        await TestWorkspace.WriteAsync(store, [], mode: WriteMode.Replace);
    }

    private static IEnumerable<Feature> Marked(int revision) =>
        TestWorkspace.Squares(Count).Select(square => square with { Values = [$"{revision}", 0L] });

    private Process StartChild() => Command.Start(Command.Child, ["write", _workspace.Path]);
}
