using LandPlanner.Stores;

namespace LandPlanner.PostGis.Tests;

public sealed class TamperingTests(Server server)
{
    [Theory]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, '测试', '改过') WHERE number = 2")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, '周工', '李工'), hash = hash || '0' WHERE number = 3")]
    [InlineData("UPDATE landplanner_revisions SET body = '{' WHERE number = 3")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, 'polygon', 'nonsense') WHERE number = 2")]
    [InlineData("UPDATE landplanner_revisions SET hash = upper(hash) WHERE number = 5")]
    [InlineData("DELETE FROM landplanner_revisions WHERE number = 1")]
    [InlineData("DELETE FROM landplanner_revisions WHERE number = 2")]
    [InlineData("DELETE FROM landplanner_revisions WHERE number = 5")]
    [InlineData("TRUNCATE landplanner_revisions")]
    [InlineData("INSERT INTO landplanner_revisions SELECT 6, body, hash FROM landplanner_revisions WHERE number = 5")]
    [InlineData("UPDATE landplanner_revisions SET number = 109 - number WHERE number IN (4, 5); UPDATE landplanner_revisions SET number = number - 100 WHERE number > 100")]
    [InlineData("UPDATE landplanner_revisions SET number = number + 1000")]
    [InlineData("UPDATE landplanner_changes SET after = replace(after, '地块', '地塊') WHERE feature_id = 2")]
    [InlineData("UPDATE landplanner_changes SET before = NULL WHERE feature_id = 2")]
    [InlineData("UPDATE landplanner_changes SET after = '{' WHERE feature_id = 2")]
    [InlineData("UPDATE landplanner_changes SET layer = 'other'")]
    [InlineData("UPDATE landplanner_changes SET revision = 4 WHERE feature_id = 3")]
    [InlineData("DELETE FROM landplanner_changes WHERE feature_id = 2")]
    [InlineData("UPDATE landplanner_changes SET feature_id = CASE feature_id WHEN 2 THEN 3 ELSE 2 END + 100")]
    [InlineData("INSERT INTO landplanner_changes (revision, layer, feature_id) VALUES (3, 'parcels', 5)")]
    [InlineData("INSERT INTO landplanner_changes (revision, layer, feature_id) VALUES (2, 'parcels', 5)")]
    [InlineData("INSERT INTO landplanner_changes (revision, layer, feature_id) VALUES (77, 'parcels', 5)")]
    [InlineData("UPDATE landplanner_writes SET manifest = decode(repeat('00', length(manifest)), 'hex')")]
    [InlineData("UPDATE landplanner_writes SET manifest = substr(manifest, 25)")]
    [InlineData("UPDATE landplanner_writes SET manifest = ''")]
    [InlineData("UPDATE landplanner_writes SET provenance = '{}'")]
    [InlineData("UPDATE landplanner_writes SET revision = 3")]
    [InlineData("UPDATE landplanner_writes SET layer = 'other'")]
    [InlineData("UPDATE landplanner_writes SET mode = 'append'")]
    [InlineData("INSERT INTO landplanner_writes SELECT 3, layer, 'replace', provenance, '' FROM landplanner_writes")]
    [InlineData("DELETE FROM landplanner_writes")]
    [InlineData("UPDATE landplanner_records SET content = '\\x00' WHERE revision = 5")]
    [InlineData("UPDATE landplanner_records SET id = '2' WHERE revision = 5")]
    [InlineData("UPDATE landplanner_records SET kind = 'check' WHERE revision = 5")]
    [InlineData("UPDATE landplanner_records SET revision = 4 WHERE revision = 5")]
    [InlineData("DELETE FROM landplanner_records WHERE revision = 5")]
    [InlineData("UPDATE landplanner_records SET content = '\\x00' WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET content = '' WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET content = CASE id WHEN 'p1' THEN '\\x08'::bytea ELSE '\\x07' END WHERE kind = 'photo'")]
    [InlineData("UPDATE landplanner_records SET id = 'p3' WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET kind = 'audit' WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET revision = 3 WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET revision = 5 WHERE id = 'p1'")]
    [InlineData("UPDATE landplanner_records SET revision = 77 WHERE id = 'p1'")]
    [InlineData("DELETE FROM landplanner_records WHERE id = 'p2'")]
    [InlineData("DELETE FROM landplanner_records WHERE revision = 4")]
    [InlineData("TRUNCATE landplanner_records")]
    [InlineData("INSERT INTO landplanner_records VALUES (4, 'photo', 'p3', '\\x07')")]
    [InlineData("ALTER TABLE landplanner_records DROP CONSTRAINT landplanner_records_pkey; INSERT INTO landplanner_records VALUES (4, 'photo', 'p1', '\\x09')")]
    [InlineData("INSERT INTO landplanner_records VALUES (2, 'audit', 'forged', '\\x00')")]
    [InlineData("INSERT INTO landplanner_records VALUES (9, 'audit', 'forged', '\\x00')")]
    [InlineData("UPDATE landplanner_workspace SET head_hash = 'x'")]
    [InlineData("UPDATE landplanner_workspace SET head_number = 4")]
    [InlineData("UPDATE landplanner_workspace SET crs = replace(crs, '500000', '500001')")]
    [InlineData("DELETE FROM landplanner_workspace")]
    public async Task Tampering_with_the_history_is_found(string sql)
    {
        await using var history = await TestHistory.MakeAsync(server);
        Assert.Empty(await history.ProblemsAsync());

        history.Sql(sql);

        Assert.Contains(await history.ProblemsAsync(), problem => problem.Kind == VerificationProblemKind.HistoryTampered);
    }

    [Theory]
    [InlineData("DROP TABLE landplanner_changes")]
    [InlineData("ALTER TABLE landplanner_writes DROP COLUMN manifest")]
    public async Task A_history_without_its_tables_is_said_to_be_damaged(string sql)
    {
        await using var history = await TestHistory.MakeAsync(server);

        history.Sql(sql);

        Assert.EndsWith(".", (await Assert.ThrowsAsync<WorkspaceFormatException>(() => history.ProblemsAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE landplanner_layers SET draft = replace(draft, 'reference', 'red-line')", null)]
    [InlineData("UPDATE landplanner_layers SET draft = replace(draft, '\"vintage\":null', '\"vintage\":\"2020-01-01\"')", null)]
    [InlineData("UPDATE landplanner_layers SET draft = '{'", null)]
    [InlineData("UPDATE landplanner_layers SET provenance = replace(provenance, 'a.shp', 'b.shp')", null)]
    [InlineData("UPDATE landplanner_layers SET provenance = NULL", null)]
    [InlineData("UPDATE landplanner_layers SET area_hundredths = area_hundredths + 1", null)]
    [InlineData("UPDATE landplanner_layers SET feature_count = 1", null)]
    [InlineData("UPDATE landplanner_layers SET revision = 2", null)]
    [InlineData("UPDATE landplanner_layers SET name = 'other'", null)]
    [InlineData("UPDATE landplanner_layers SET table_name = 'other'", null)]
    [InlineData("UPDATE landplanner_layers SET content_hash = repeat('0', 64)", null)]
    [InlineData("UPDATE landplanner_layers SET min_x = 0, max_x = 1, min_y = 0, max_y = 1, extent_known = true", null)]
    [InlineData("UPDATE landplanner_layers SET min_x = NULL, max_x = NULL, min_y = NULL, max_y = NULL, extent_known = true", null)]
    [InlineData("DELETE FROM landplanner_layers", null)]
    [InlineData("INSERT INTO landplanner_layers (name, table_name, draft, provenance, feature_count, area_hundredths, revision, extent_known) SELECT 'forged', 'forged', draft, provenance, 0, 0, 1, true FROM landplanner_layers", null)]
    [InlineData("ALTER TABLE parcels ADD COLUMN more text", null)]
    [InlineData("ALTER TABLE parcels RENAME COLUMN name TO title", null)]
    [InlineData("ALTER TABLE parcels DROP COLUMN count", null)]
    [InlineData("ALTER TABLE parcels DROP COLUMN geom", null)]
    [InlineData("ALTER TABLE parcels DROP COLUMN lp_version", null)]
    [InlineData("ALTER TABLE parcels ALTER COLUMN count TYPE text", null)]
    [InlineData("ALTER TABLE parcels ALTER COLUMN count TYPE integer", null)]
    [InlineData("ALTER TABLE parcels ALTER COLUMN lp_version TYPE integer", null)]
    [InlineData("ALTER TABLE parcels ALTER COLUMN fid TYPE integer", null)]
    [InlineData("ALTER TABLE parcels ALTER COLUMN geom TYPE geometry(MultiPolygon, 4490) USING ST_SetSRID(geom, 4490)", null)]
    [InlineData("ALTER TABLE parcels ALTER COLUMN geom TYPE geometry", null)]
    [InlineData("DROP TABLE parcels", null)]
    [InlineData("ALTER TABLE parcels RENAME TO elsewhere", null)]
    [InlineData("UPDATE parcels SET name = name || '!' WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET name = NULL WHERE fid = 2", 2L)]
    [InlineData("UPDATE parcels SET geom = NULL WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET geom = (SELECT geom FROM parcels WHERE fid = 5) WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET geom = ST_Translate(geom, 1e-9, 0) WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET lp_version = 2 WHERE fid = 4", 4L)]
    [InlineData("UPDATE parcels SET fid = 99 WHERE fid = 10", 10L)]
    [InlineData("UPDATE parcels SET fid = 111 - fid; UPDATE parcels SET fid = fid - 100", 1L)]
    [InlineData("DELETE FROM parcels WHERE fid = 1", 1L)]
    [InlineData("TRUNCATE parcels", 1L)]
    [InlineData("INSERT INTO parcels (geom, name) SELECT geom, name FROM parcels WHERE fid = 1", 11L)]
    [InlineData("ALTER TABLE parcels DROP CONSTRAINT parcels_pkey; INSERT INTO parcels SELECT * FROM parcels WHERE fid = 4", 4L)]
    public async Task Changes_past_the_workspace_are_named(string sql, long? feature)
    {
        await using var history = await TestHistory.MakeAsync(server);

        history.Sql(sql);

        var problems = await history.ProblemsAsync();
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal(VerificationProblemKind.ChangedOutside, problem.Kind));
        Assert.Equal(feature, problems[0].FeatureId);
    }

    [Theory]
    [InlineData("UPDATE landplanner_generation_2 SET name = '偷改' WHERE fid = 3", 3L, "Feature 3 of 'parcels' as revision 2 wrote it was changed")]
    [InlineData("UPDATE landplanner_generation_2 SET lp_version = 7 WHERE fid = 3", 3L, "Feature 3 of 'parcels' as revision 2 wrote it was changed")]
    [InlineData("UPDATE landplanner_generation_2 SET geom = NULL WHERE fid = 3", 3L, "Feature 3 of 'parcels' as revision 2 wrote it was changed")]
    [InlineData("UPDATE landplanner_generation_2 SET fid = 30 WHERE fid = 3", 3L, "Feature 3 of 'parcels' as revision 2 wrote it was deleted")]
    [InlineData("UPDATE landplanner_generation_2 SET fid = 107 - fid WHERE fid IN (3, 4); UPDATE landplanner_generation_2 SET fid = fid - 100 WHERE fid > 100", 3L, "Feature 3 of 'parcels' as revision 2 wrote it was changed")]
    [InlineData("DELETE FROM landplanner_generation_2 WHERE fid = 4", 4L, "Feature 4 of 'parcels' as revision 2 wrote it was deleted")]
    [InlineData("TRUNCATE landplanner_generation_2", 1L, "Feature 1 of 'parcels' as revision 2 wrote it was deleted")]
    [InlineData("INSERT INTO landplanner_generation_2 (fid, lp_version) SELECT 11, 1 FROM landplanner_generation_2 WHERE fid = 1", 11L, "Feature 11 of 'parcels' as revision 2 wrote it was added")]
    [InlineData("DROP TABLE landplanner_generation_2", null, "The table of 'parcels' as revision 2 wrote it is gone")]
    [InlineData("ALTER TABLE landplanner_generation_2 RENAME TO landplanner_generation_4", null, "The table of 'parcels' as revision 2 wrote it is gone")]
    [InlineData("ALTER TABLE landplanner_generation_2 DROP COLUMN name", null, "The field 'name' of 'parcels' as revision 2 wrote it was removed")]
    [InlineData("ALTER TABLE landplanner_generation_2 RENAME COLUMN name TO title", null, "The field 'title' of 'parcels' as revision 2 wrote it was added")]
    [InlineData("ALTER TABLE landplanner_generation_2 ADD COLUMN more text", null, "The field 'more' of 'parcels' as revision 2 wrote it was added")]
    [InlineData("ALTER TABLE landplanner_generation_2 ALTER COLUMN count TYPE text", null, "The field 'count' of 'parcels' as revision 2 wrote it was given the type text")]
    public async Task Changes_to_what_was_replaced_are_named(string sql, long? feature, string message)
    {
        await using var history = await TestHistory.MakeReplacedAsync(server);
        Assert.Empty(await history.ProblemsAsync());

        history.Sql(sql);

        var problem = (await history.ProblemsAsync())[0];
        Assert.Equal((VerificationProblemKind.ChangedOutside, 2L, feature), (problem.Kind, problem.Revision, problem.FeatureId));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_table_that_the_history_does_not_know_is_named()
    {
        await using var history = await TestHistory.MakeReplacedAsync(server);

        history.Sql("CREATE TABLE landplanner_generation_3 AS SELECT * FROM landplanner_generation_2");

        var problem = Assert.Single(await history.ProblemsAsync());
        Assert.Equal(VerificationProblemKind.HistoryTampered, problem.Kind);
        Assert.Contains("landplanner_generation_3", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_what_is_gone_says_so()
    {
        await using var history = await TestHistory.MakeReplacedAsync(server);
        history.Sql("DROP TABLE landplanner_generation_2");

        var failure = await Assert.ThrowsAsync<WorkspaceFormatException>(() => Parcels.ReadAsync(history.Store, new() { AsOf = 2 }));

        Assert.Contains("landplanner_generation_2", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM landplanner_writes")]
    [InlineData("UPDATE landplanner_writes SET mode = 'append'")]
    public async Task What_nobody_knows_who_wrote_is_not_replaced(string sql)
    {
        await using var history = await TestHistory.MakeAsync(server);
        history.Sql(sql);

        var refusal = await Assert.ThrowsAsync<WorkspaceFormatException>(() => Parcels.WriteAsync(history.Store, Parcels.Squares(2), WriteMode.Replace));

        Assert.Contains("'parcels'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(10, (await Parcels.ReadAsync(history.Store)).Count);
    }

    [Fact]
    public async Task A_change_outside_that_an_edit_built_on_is_still_named()
    {
        await using var history = await TestHistory.MakeAsync(server);
        history.Sql("UPDATE parcels SET name = '偷改' WHERE fid = 4");
        await history.Store.CommitAsync(Parcels.Update(4, 1, "正"), Server.Ct);

        var problem = Assert.Single(await history.ProblemsAsync());

        Assert.Equal((VerificationProblemKind.ChangedOutside, 4L, 6L), (problem.Kind, problem.FeatureId, problem.Revision));
    }

    [Fact]
    public async Task A_chain_cut_back_and_made_to_fit_does_not_hold_the_head_kept_elsewhere()
    {
        await using var history = await TestHistory.MakeAsync(server);
        var head = (await history.Store.VerifyAsync(null, Server.Ct)).Head;
        Assert.Empty(await history.ProblemsAsync(head));
        history.Sql("""
            DELETE FROM landplanner_revisions WHERE number = 5;
            DELETE FROM landplanner_records WHERE revision = 5;
            UPDATE landplanner_workspace SET head_number = 4, head_hash = (SELECT hash FROM landplanner_revisions WHERE number = 4);
            """);

        Assert.Empty(await history.ProblemsAsync());
        Assert.Equal(VerificationProblemKind.HeadNotFound, Assert.Single(await history.ProblemsAsync(head)).Kind);
    }
}
