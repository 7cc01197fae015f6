using LandPlanner.Stores;

namespace LandPlanner.GeoPackage.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_backup_of_a_workspace_in_use_is_one_whole_state()
    {
        await _workspace.FillAsync(5000);
        await using var store = await _workspace.OpenAsync();
        var reports = new List<double>();
        var target = _workspace.File("copy.gpkg");

        var copying = store.BackupAsync(target, new Recorder(reports), TestWorkspace.Ct);
        for (var i = 0; i < 5; i++)
            await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(5000), mode: WriteMode.Replace);
        await copying;

        await using var copy = await GeoPackageStore.OpenAsync(target, readOnly: true, TimeProvider.System, TestWorkspace.Ct);
        var whole = await copy.VerifyAsync(null, TestWorkspace.Ct);
        Assert.Empty(whole.Problems);
        Assert.Equal(5000, whole.Features);
        Assert.Equal(1, reports[^1]);
    }

    [Fact]
    public async Task A_backup_holds_what_edits_brought()
    {
        await using var store = await _workspace.CreateAsync();
        await store.CommitAsync(new(TestWorkspace.Note) { Records = [new("photo", "1", new byte[] { 1 }), new("photo", "2", new byte[90_000])] }, TestWorkspace.Ct);
        var target = _workspace.File("copy.gpkg");

        await store.BackupAsync(target, null, TestWorkspace.Ct);

        await using var copy = await GeoPackageStore.OpenAsync(target, readOnly: true, TimeProvider.System, TestWorkspace.Ct);
        Assert.Equal(["1", "2"], await copy.ListRecordsAsync("photo", TestWorkspace.Ct));
        Assert.Equal(90_000, (await copy.ReadRecordAsync("photo", "2", TestWorkspace.Ct))!.Length);
        Assert.Empty((await copy.VerifyAsync(null, TestWorkspace.Ct)).Problems);
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await _workspace.FillAsync(1);
        await using var store = await _workspace.OpenAsync();

        await Assert.ThrowsAsync<WorkspaceException>(() => store.BackupAsync(_workspace.Path, null, TestWorkspace.Ct));
    }

    [Fact]
    public async Task A_cancelled_backup_leaves_nothing()
    {
        await _workspace.FillAsync(5000);
        await using var store = await _workspace.OpenAsync();
        using var cancelling = new CancellationTokenSource();
        var target = _workspace.File("copy.gpkg");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.BackupAsync(target, new Canceller(cancelling), cancelling.Token));

        Assert.DoesNotContain(Directory.GetFiles(_workspace.Folder), file => file.Contains("copy", StringComparison.Ordinal));
    }

    private sealed class Recorder(List<double> reports) : IProgress<double>
    {
        public void Report(double value) => reports.Add(value);
    }

    private sealed class Canceller(CancellationTokenSource cancelling) : IProgress<double>
    {
        public void Report(double value) => cancelling.Cancel();
    }
}
