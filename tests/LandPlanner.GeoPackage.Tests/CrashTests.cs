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
        await KillAsync("write", seed);

        await using var store = await _workspace.OpenAsync();
        var whole = await store.VerifyAsync(null, TestWorkspace.Ct);
        Assert.Empty(whole.Problems);
        Assert.Equal(Count, whole.Features);
        var features = await store.ReadAsync("parcels", new() { Within = new(0, 1e9, 0, 1e9) }, TestWorkspace.Ct).ToListAsync(TestWorkspace.Ct);
        Assert.Equal(Count, features.Count);
        Assert.All(features, feature => Assert.Equal($"{whole.Revisions}", feature.Values[0]));
        await TestWorkspace.WriteAsync(store, [], mode: WriteMode.Replace);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_kill_at_any_moment_leaves_an_edit_with_all_it_brought_or_without_any(int seed)
    {
        await _workspace.FillAsync(1);
        await KillAsync("edit", seed);

        await using var store = await _workspace.OpenAsync();
        var whole = await store.VerifyAsync(null, TestWorkspace.Ct);
        Assert.Empty(whole.Problems);
        Assert.Equal(2 * (whole.Revisions - 2), (await store.ListRecordsAsync("photo", TestWorkspace.Ct)).Count);
        Assert.Equal(whole.Revisions - 1, (await store.ReadAsync("parcels", FeatureQuery.All, TestWorkspace.Ct).SingleAsync(TestWorkspace.Ct)).Version);
    }

    private static IEnumerable<Feature> Marked(int revision) =>
        TestWorkspace.Squares(Count).Select(square => square with { Values = [$"{revision}", 0L] });

    private async Task KillAsync(string mode, int seed)
    {
        using var child = Command.Start(Command.Child, [mode, _workspace.Path]);
        // The log is there as soon as the child writes.
        while (!File.Exists(_workspace.Path + "-wal") && !child.HasExited)
            await Task.Delay(5, TestWorkspace.Ct);
        await Task.Delay(new Random(seed).Next(800), TestWorkspace.Ct);
        Assert.False(child.HasExited, "The writer ended by itself.");
        child.Kill();
        await child.WaitForExitAsync(TestWorkspace.Ct);
    }
}
