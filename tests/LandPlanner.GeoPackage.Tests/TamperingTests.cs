using LandPlanner.Stores;

namespace LandPlanner.GeoPackage.Tests;

public sealed class TamperingTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, '测试', '改过') WHERE number = 2")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, '周工', '李工'), hash = hash || '0' WHERE number = 3")]
    [InlineData("UPDATE landplanner_revisions SET body = '{' WHERE number = 3")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, 'polygon', 'nonsense') WHERE number = 2")]
    [InlineData("DELETE FROM landplanner_revisions WHERE number = 2")]
    [InlineData("DELETE FROM landplanner_revisions WHERE number = 5")]
    [InlineData("INSERT INTO landplanner_revisions SELECT 6, body, hash FROM landplanner_revisions WHERE number = 5")]
    [InlineData("UPDATE landplanner_revisions SET number = 109 - number WHERE number IN (4, 5); UPDATE landplanner_revisions SET number = number - 100 WHERE number > 100")]
    [InlineData("UPDATE landplanner_changes SET after = replace(after, '地块', '地塊') WHERE feature_id = 2")]
    [InlineData("UPDATE landplanner_changes SET before = NULL WHERE feature_id = 2")]
    [InlineData("DELETE FROM landplanner_changes WHERE feature_id = 2")]
    [InlineData("UPDATE landplanner_changes SET feature_id = CASE feature_id WHEN 2 THEN 3 ELSE 2 END + 100")]
    [InlineData("INSERT INTO landplanner_changes (revision, layer, feature_id) VALUES (3, 'parcels', 5)")]
    [InlineData("INSERT INTO landplanner_changes (revision, layer, feature_id) VALUES (2, 'parcels', 5)")]
    [InlineData("INSERT INTO landplanner_changes (revision, layer, feature_id) VALUES (77, 'parcels', 5)")]
    [InlineData("UPDATE landplanner_writes SET manifest = zeroblob(length(manifest))")]
    [InlineData("UPDATE landplanner_writes SET manifest = substr(manifest, 25)")]
    [InlineData("UPDATE landplanner_writes SET provenance = '{}'")]
    [InlineData("UPDATE landplanner_writes SET layer = 'other'")]
    [InlineData("UPDATE landplanner_writes SET mode = 'append'")]
    [InlineData("DELETE FROM landplanner_writes")]
    [InlineData("UPDATE landplanner_records SET content = x'00' WHERE revision = 5")]
    [InlineData("UPDATE landplanner_records SET id = '2' WHERE revision = 5")]
    [InlineData("UPDATE landplanner_records SET kind = 'check' WHERE revision = 5")]
    [InlineData("UPDATE landplanner_records SET revision = 4 WHERE revision = 5")]
    [InlineData("DELETE FROM landplanner_records WHERE revision = 5")]
    [InlineData("UPDATE landplanner_records SET content = x'00' WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET content = x'' WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET content = CASE id WHEN 'p1' THEN x'08' ELSE x'07' END WHERE kind = 'photo'")]
    [InlineData("UPDATE landplanner_records SET id = 'p3' WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET kind = 'audit' WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET revision = 3 WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET revision = 5 WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET revision = 77 WHERE id = 'p1'")]
    [InlineData("DELETE FROM landplanner_records WHERE id = 'p2'")]
    [InlineData("DELETE FROM landplanner_records WHERE revision = 4")]
    [InlineData("INSERT INTO landplanner_records VALUES (4, 'photo', 'p3', x'07')")]
    [InlineData("INSERT INTO landplanner_records VALUES (2, 'audit', 'forged', x'00')")]
    [InlineData("UPDATE landplanner_workspace SET head_hash = 'x'")]
    [InlineData("UPDATE landplanner_workspace SET crs = replace(crs, '500000', '500001')")]
    public async Task Tampering_with_the_history_is_found(string sql)
    {
        await HistoryAsync();

        _workspace.Sql(sql);

        Assert.Contains((await _workspace.VerifyAsync()).Problems, problem => problem.Kind == VerificationProblemKind.HistoryTampered);
    }

    [Theory]
    [InlineData("UPDATE landplanner_layers SET draft = replace(draft, 'reference', 'red-line')", null)]
    [InlineData("UPDATE landplanner_layers SET draft = replace(draft, '\"vintage\":null', '\"vintage\":\"2020-01-01\"')", null)]
    [InlineData("UPDATE landplanner_layers SET provenance = replace(provenance, 'a.shp', 'b.shp')", null)]
    [InlineData("UPDATE landplanner_layers SET area_hundredths = area_hundredths + 1", null)]
    [InlineData("UPDATE landplanner_layers SET feature_count = 1", null)]
    [InlineData("UPDATE landplanner_layers SET content_hash = 'x'", null)]
    [InlineData("DELETE FROM landplanner_layers", null)]
    [InlineData("INSERT INTO landplanner_layers SELECT 99, 'forged', draft, provenance, 0, 0, 1, 1, NULL FROM landplanner_layers", null)]
    [InlineData("ALTER TABLE parcels ADD COLUMN more TEXT", null)]
    [InlineData("ALTER TABLE parcels RENAME COLUMN name TO title", null)]
    [InlineData("DROP TABLE parcels", null)]
    [InlineData("UPDATE parcels SET name = name || '!' WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET name = NULL WHERE fid = 2", 2L)]
    [InlineData("UPDATE parcels SET \"count\" = 'many' WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET geom = x'00' WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET geom = NULL WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET geom = (SELECT geom FROM parcels WHERE fid = 5) WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET lp_version = 2 WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET fid = 99 WHERE fid = 10", 10L)]
    [InlineData("DELETE FROM parcels WHERE fid = 1", 1L)]
    [InlineData("INSERT INTO parcels (geom, name) SELECT geom, name FROM parcels WHERE fid = 1", 11L)]
    [InlineData("DELETE FROM rtree_parcels_geom WHERE id = 4", null)]
    public async Task Changes_past_the_workspace_are_named(string sql, long? feature)
    {
        await HistoryAsync();
        if (sql.Contains("x'00'", StringComparison.Ordinal))
            _workspace.Sql("DROP TRIGGER rtree_parcels_geom_update1; DROP TRIGGER rtree_parcels_geom_update2");

        _workspace.Sql(sql);

        var problems = (await _workspace.VerifyAsync()).Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal(VerificationProblemKind.ChangedOutside, problem.Kind));
        Assert.Equal(feature, problems[0].FeatureId);
    }

    [Fact]
    public async Task A_change_outside_that_an_edit_built_on_is_still_named()
    {
        await HistoryAsync();
        _workspace.Sql("UPDATE parcels SET name = '偷改' WHERE fid = 4");
        await using (var store = await _workspace.OpenAsync())
            await store.CommitAsync(new(TestWorkspace.Note) { Updates = [new("parcels", 4, 1, TestWorkspace.Square(0, 0), ["正", 4L])] }, TestWorkspace.Ct);

        var problem = Assert.Single((await _workspace.VerifyAsync()).Problems);

        Assert.Equal((VerificationProblemKind.ChangedOutside, 4L, 6L), (problem.Kind, problem.FeatureId, problem.Revision));
    }

    [Fact]
    public async Task A_chain_cut_back_and_made_to_fit_does_not_hold_the_head_kept_elsewhere()
    {
        await HistoryAsync();
        var head = (await _workspace.VerifyAsync()).Head;
        _workspace.Sql("""
            DELETE FROM landplanner_revisions WHERE number = 5;
            DELETE FROM landplanner_records WHERE revision = 5;
            UPDATE landplanner_workspace SET head_number = 4, head_hash = (SELECT hash FROM landplanner_revisions WHERE number = 4);
            """);

        await using var store = await _workspace.OpenAsync();
        var problem = Assert.Single((await store.VerifyAsync(head, TestWorkspace.Ct)).Problems);

        Assert.Equal(VerificationProblemKind.HeadNotFound, problem.Kind);
    }

    // Revisions: created, layer written, two edits, a record. Feature 2 was edited twice, feature 3 once; the second edit brought two photographs.
    private async Task HistoryAsync()
    {
        await using var store = await _workspace.CreateAsync();
        await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(10));
        await store.CommitAsync(new(TestWorkspace.Note) { Updates = [Update(2, 1), Update(3, 1)] }, TestWorkspace.Ct);
        await store.CommitAsync(new(TestWorkspace.Note) { Updates = [Update(2, 2)], Records = [new("photo", "p2", new byte[] { 8 }), new("photo", "p1", new byte[] { 7 })] }, TestWorkspace.Ct);
        await store.KeepRecordAsync("audit", "1", new byte[] { 1, 2 }, TestWorkspace.Note, TestWorkspace.Ct);
        Assert.Empty((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
    }

    private static FeatureUpdate Update(long id, long version) => new("parcels", id, version, TestWorkspace.Square(500_000, 3_300_000), ["地块改", version]);
}
