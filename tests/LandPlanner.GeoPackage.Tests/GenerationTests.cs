using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage.Tests;

public sealed class GenerationTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("UPDATE landplanner_generation_2 SET name = '偷改' WHERE fid = 3", 3L, "Feature 3 of 'parcels' as revision 2 wrote it was changed")]
    [InlineData("UPDATE landplanner_generation_2 SET lp_version = 7 WHERE fid = 3", 3L, "Feature 3 of 'parcels' as revision 2 wrote it was changed")]
    [InlineData("DELETE FROM landplanner_generation_2 WHERE fid = 4", 4L, "Feature 4 of 'parcels' as revision 2 wrote it was deleted")]
    [InlineData("INSERT INTO landplanner_generation_2 (geom) SELECT geom FROM landplanner_generation_2 WHERE fid = 1", 11L, "Feature 11 of 'parcels' as revision 2 wrote it was added")]
    [InlineData("DROP TABLE landplanner_generation_2", null, "The table of 'parcels' as revision 2 wrote it is gone")]
    [InlineData("ALTER TABLE landplanner_generation_2 DROP COLUMN name", null, "The field 'name' of 'parcels' as revision 2 wrote it was removed")]
    [InlineData("DELETE FROM rtree_landplanner_generation_2_geom WHERE id = 1", null, "The spatial index of 'parcels' as revision 2 wrote it")]
    public async Task Changes_to_what_was_replaced_are_named(string sql, long? feature, string message)
    {
        await ReplaceAsync();

        _workspace.Sql(sql);

        var problem = (await _workspace.VerifyAsync()).Problems[0];
        Assert.Equal((VerificationProblemKind.ChangedOutside, 2L, feature), (problem.Kind, problem.Revision, problem.FeatureId));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_table_that_the_history_does_not_know_is_named()
    {
        await ReplaceAsync();

        _workspace.Sql("CREATE TABLE landplanner_generation_3 AS SELECT * FROM landplanner_generation_2");

        var problem = Assert.Single((await _workspace.VerifyAsync()).Problems);
        Assert.Equal(VerificationProblemKind.HistoryTampered, problem.Kind);
        Assert.Contains("landplanner_generation_3", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_what_is_gone_says_so()
    {
        await ReplaceAsync();
        _workspace.Sql("DROP TABLE landplanner_generation_2");

        var failure = await Assert.ThrowsAsync<WorkspaceFormatException>(() => PastAsync(2));

        Assert.Contains("as revision 2 wrote it is gone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_programs_do_not_list_what_was_replaced()
    {
        await ReplaceAsync();

        var layers = await Command.CleanAsync("ogrinfo", "-ro", "-so", "-al", _workspace.Path);

        Assert.Contains("Layer name: parcels", layers, StringComparison.Ordinal);
        Assert.Contains("Feature Count: 3", layers, StringComparison.Ordinal);
        Assert.DoesNotContain("generation", layers, StringComparison.Ordinal);
        Assert.Equal(0L, _workspace.Ask("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'landplanner_generation%'"));
        Assert.Equal("ok", _workspace.Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_view_of_others_goes_on_showing_the_layer()
    {
        await _workspace.FillAsync(10);
        _workspace.Sql("CREATE VIEW mine AS SELECT fid FROM parcels; CREATE VIEW broken AS SELECT x FROM nowhere");
        await using (var store = await _workspace.OpenAsync())
            await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(3), mode: WriteMode.Replace);

        Assert.Equal(3L, _workspace.Ask("SELECT count(*) FROM mine"));
    }

    [Fact]
    public async Task What_an_earlier_LandPlanner_replaced_is_said_to_be_gone()
    {
        await ReplaceAsync();
        ForgetThatItWasKept();

        var failure = await Assert.ThrowsAnyAsync<WorkspaceException>(() => PastAsync(2));

        Assert.Contains("was not kept", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await PastAsync(4)).Count);
        Assert.Empty((await _workspace.VerifyAsync()).Problems);
        await using (var store = await _workspace.OpenAsync())
            await TestWorkspace.WriteAsync(store, [], mode: WriteMode.Replace);
        Assert.Equal(3, (await PastAsync(4)).Count);
        Assert.Empty((await _workspace.VerifyAsync()).Problems);
    }

    // Revisions: created, written, edited, replaced.
    private async Task ReplaceAsync()
    {
        await _workspace.FillAsync(10);
        await using var store = await _workspace.OpenAsync();
        await store.CommitAsync(new(TestWorkspace.Note) { Updates = [new("parcels", 3, 1, TestWorkspace.Square(0, 0), ["改", 1L])] }, TestWorkspace.Ct);
        await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(3), mode: WriteMode.Replace);
        Assert.Empty((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
    }

    // As a LandPlanner left it that dropped what it replaced.
    private void ForgetThatItWasKept()
    {
        var body = ((string)_workspace.Ask("SELECT body FROM landplanner_revisions WHERE number = 4")!).Replace("\"replaced\":2,", "", StringComparison.Ordinal);
        var hash = RevisionJson.HashOf(body);
        _workspace.Sql($"""
            UPDATE landplanner_revisions SET body = '{body}', hash = '{hash}' WHERE number = 4;
            UPDATE landplanner_workspace SET head_hash = '{hash}';
            DROP TABLE landplanner_generation_2;
            DROP TABLE rtree_landplanner_generation_2_geom;
            """);
    }

    private async Task<List<Feature>> PastAsync(long asOf)
    {
        await using var store = await _workspace.OpenAsync(readOnly: true);
        return await store.ReadAsync("parcels", new() { AsOf = asOf }, TestWorkspace.Ct).ToListAsync(TestWorkspace.Ct);
    }
}
