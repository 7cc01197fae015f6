using LandPlanner.Stores;
using LandPlanner.Testing;
using Microsoft.Data.Sqlite;

namespace LandPlanner.GeoPackage.Tests;

public sealed class OpeningTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_missing_file_is_not_made(bool readOnly)
    {
        var failure = await Assert.ThrowsAsync<WorkspaceNotFoundException>(() => _workspace.OpenAsync(readOnly));

        Assert.Contains(_workspace.Path, failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_workspace.Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.4 something longer than the header of a database, which has one hundred bytes and begins with other words")]
    public async Task What_is_no_database_is_refused(string content)
    {
        await File.WriteAllTextAsync(_workspace.Path, content, TestWorkspace.Ct);

        await RefusedUnchangedAsync("is not a GeoPackage");
    }

    [Fact]
    public async Task A_plain_database_is_refused()
    {
        _workspace.Sql("CREATE TABLE t (x)");

        await RefusedUnchangedAsync("is an SQLite database, but not a GeoPackage");
    }

    [Fact]
    public async Task A_geopackage_of_others_is_refused()
    {
        _workspace.Sql("PRAGMA application_id = 0x47504B47; CREATE TABLE t (x)");

        await RefusedUnchangedAsync("not a LandPlanner workspace");
    }

    [Fact]
    public async Task A_workspace_of_a_newer_format_is_refused()
    {
        await _workspace.FillAsync(1);
        _workspace.Sql("UPDATE landplanner_workspace SET format_version = 99");

        await RefusedUnchangedAsync("newer LandPlanner");
    }

    [Fact]
    public async Task A_workspace_of_the_first_format_stays_as_it_is_until_an_edit_brings_records()
    {
        await using (var made = await _workspace.CreateAsync())
        {
            await TestWorkspace.WriteAsync(made, TestWorkspace.Squares(3));
            await made.KeepRecordAsync("audit", "1", new byte[] { 1, 2 }, TestWorkspace.Note, TestWorkspace.Ct);
        }

        // As that format had it: room for one record a revision.
        _workspace.Sql("""
            CREATE TABLE old (revision INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, content BLOB NOT NULL, UNIQUE (kind, id));
            INSERT INTO old SELECT * FROM landplanner_records;
            DROP TABLE landplanner_records;
            ALTER TABLE old RENAME TO landplanner_records;
            UPDATE landplanner_workspace SET format_version = 1;
            """);
        await using (var reader = await _workspace.OpenAsync(readOnly: true))
            Assert.Empty((await reader.VerifyAsync(null, TestWorkspace.Ct)).Problems);
        await using var store = await _workspace.OpenAsync();
        await store.CommitAsync(new(TestWorkspace.Note) { Deletes = [new("parcels", 1, 1)] }, TestWorkspace.Ct);
        await store.KeepRecordAsync("audit", "2", new byte[] { 3 }, TestWorkspace.Note, TestWorkspace.Ct);
        Assert.Equal(1L, _workspace.Ask("SELECT format_version FROM landplanner_workspace"));

        await Assert.ThrowsAsync<EditConflictException>(() => store.CommitAsync(
            new(TestWorkspace.Note) { Deletes = [new("parcels", 1, 1)], Records = [new("photo", "1", new byte[] { 4 })] }, TestWorkspace.Ct));
        Assert.Equal(1L, _workspace.Ask("SELECT format_version FROM landplanner_workspace"));
        await store.CommitAsync(
            new(TestWorkspace.Note) { Deletes = [new("parcels", 2, 1)], Records = [new("photo", "1", new byte[] { 4 }), new("photo", "2", new byte[] { 5 })] }, TestWorkspace.Ct);

        Assert.Equal(2L, _workspace.Ask("SELECT format_version FROM landplanner_workspace"));
        Assert.Equal(["1", "2"], await store.ListRecordsAsync("audit", TestWorkspace.Ct));
        Assert.Equal([1, 2], await store.ReadRecordAsync("audit", "1", TestWorkspace.Ct) ?? []);
        Assert.Equal(["1", "2"], await store.ListRecordsAsync("photo", TestWorkspace.Ct));
        Assert.Empty((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
    }

    [Fact]
    public async Task A_damaged_file_is_said_to_be_damaged()
    {
        await _workspace.FillAsync(2000);
        await using (var file = new FileStream(_workspace.Path, FileMode.Open))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0x5A, 200_000).ToArray(), TestWorkspace.Ct);
        }

        var failure = await Assert.ThrowsAsync<WorkspaceFormatException>(async () =>
        {
            await using var store = await _workspace.OpenAsync();
            await store.VerifyAsync(null, TestWorkspace.Ct);
        });

        Assert.Contains("damaged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        await File.WriteAllTextAsync(_workspace.Path, "mine", TestWorkspace.Ct);

        await Assert.ThrowsAsync<WorkspaceException>(_workspace.CreateAsync);

        Assert.Equal("mine", await File.ReadAllTextAsync(_workspace.Path, TestWorkspace.Ct));
        Assert.Single(Directory.GetFileSystemEntries(_workspace.Folder));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var failure = await Assert.ThrowsAsync<WorkspaceException>(() => GeoPackageStore.CreateAsync(
            _workspace.File("no/such/w.gpkg"), TestCrs.Gk123, "周工", TimeProvider.System, TestWorkspace.Ct));

        Assert.Contains("folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_another_program_writes_is_said_to_be_locked()
    {
        await _workspace.FillAsync(1);
        await using var store = await _workspace.OpenAsync();
        using var other = Locking();

        var failure = await Assert.ThrowsAsync<WorkspaceBusyException>(() => TestWorkspace.WriteAsync(store, [], mode: WriteMode.Replace));

        Assert.Contains("Nothing was changed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.GetLayerAsync("parcels", TestWorkspace.Ct)).Count);
    }

    [Fact]
    public async Task Waiting_for_a_lock_can_be_cancelled()
    {
        await _workspace.FillAsync(1);
        await using var store = await _workspace.OpenAsync();
        using var other = Locking();
        using var cancelling = new CancellationTokenSource(50);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(new(TestWorkspace.Note), cancelling.Token));
    }

    [Fact]
    public async Task Reading_only_writes_nothing()
    {
        await _workspace.FillAsync(3);
        await using var store = await _workspace.OpenAsync(readOnly: true);

        Assert.Equal(3, (await store.ReadAsync("parcels", FeatureQuery.All, TestWorkspace.Ct).ToListAsync(TestWorkspace.Ct)).Count);
        Assert.Empty((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
        await Assert.ThrowsAsync<WorkspaceReadOnlyException>(() => store.CommitAsync(new(TestWorkspace.Note), TestWorkspace.Ct));
    }

    [Fact]
    public async Task A_full_disk_leaves_the_old_state()
    {
        await _workspace.FillAsync(10);
        using (var database = Database.Open(_workspace.Path, SqliteOpenMode.ReadWrite))
        {
            database.PrepareToWrite();
            database.Execute("PRAGMA max_page_count = 60");
            await database.BeginWriteAsync(TestWorkspace.Ct);
            var write = new BulkWrite(database, TestCrs.Gk123, TimeProvider.System, TestWorkspace.Parcels, WriteMode.Replace);

            await Assert.ThrowsAsync<WorkspaceFullException>(() => write.RunAsync(
                TestWorkspace.Squares(5000).ToAsyncEnumerable(), () => TestWorkspace.From("b"), TestWorkspace.Note, TestWorkspace.Ct));
            database.Rollback();
        }

        var whole = await _workspace.VerifyAsync();
        Assert.Empty(whole.Problems);
        Assert.Equal((2, 10), (whole.Revisions, whole.Features));
    }

    private SqliteConnection Locking()
    {
        var other = _workspace.Connect();
        using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return other;
    }

    private async Task RefusedUnchangedAsync(string because)
    {
        var before = await File.ReadAllBytesAsync(_workspace.Path, TestWorkspace.Ct);
        foreach (var readOnly in new[] { true, false })
        {
            var failure = await Assert.ThrowsAsync<WorkspaceFormatException>(() => _workspace.OpenAsync(readOnly));
            Assert.Contains(because, failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(_workspace.Path, TestWorkspace.Ct));
    }
}
