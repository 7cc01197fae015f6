using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;

namespace LandPlanner.GeoPackage.Tests;

public sealed class AdoptionTests : IDisposable
{
    private static readonly RevisionNote Adopter = new("李工", "外业用 QGIS 改的");

    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("UPDATE parcels SET name = name || '!' WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET name = NULL WHERE fid = 2", "2: 3>4")]
    [InlineData("UPDATE parcels SET geom = NULL WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET geom = (SELECT geom FROM parcels WHERE fid = 5) WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET lp_version = 2 WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET lp_version = 70, name = 'x' WHERE fid = 3", "3: 2>3")]
    [InlineData("UPDATE parcels SET fid = 99 WHERE fid = 10", "10: hash>- 99: ->1")]
    [InlineData("DELETE FROM parcels WHERE fid = 1", "1: hash>-")]
    [InlineData("DELETE FROM parcels WHERE fid = 2", "2: 3>-")]
    [InlineData("DELETE FROM parcels", "1: hash>- 2: 3>- 3: 2>- 4: hash>- 5: hash>- 6: hash>- 7: hash>- 8: hash>- 9: hash>- 10: hash>-")]
    [InlineData("INSERT INTO parcels (geom, name) SELECT geom, name FROM parcels WHERE fid = 1", "11: ->1")]
    [InlineData("UPDATE parcels SET \"count\" = 1.0 WHERE fid = 4", "4: hash>2")]
    [InlineData("DROP TRIGGER rtree_parcels_geom_update1; UPDATE parcels SET geom = (SELECT geom FROM parcels WHERE fid = 9) WHERE fid = 4", "4: hash>2")]
    [InlineData("DELETE FROM rtree_parcels_geom WHERE id = 4", "")]
    [InlineData("DROP TABLE rtree_parcels_geom", "")]
    [InlineData("UPDATE landplanner_layers SET draft = replace(draft, 'reference', 'red-line')", "")]
    [InlineData("UPDATE landplanner_layers SET draft = '{'", "")]
    [InlineData("UPDATE landplanner_layers SET provenance = replace(provenance, 'a.shp', 'b.shp')", "")]
    [InlineData("UPDATE landplanner_layers SET area_hundredths = area_hundredths + 1", "")]
    [InlineData("UPDATE landplanner_layers SET feature_count = 1", "")]
    [InlineData("DELETE FROM landplanner_layers", "")]
    public async Task What_was_changed_past_the_workspace_becomes_a_revision(string sql, string changes)
    {
        await HistoryAsync();
        _workspace.Sql(sql);

        await using var store = await _workspace.OpenAsync();
        var revision = await store.AdoptAsync(Adopter, TestWorkspace.Ct);

        Assert.Equal((RevisionKind.Adopted, Adopter), (revision!.Kind, revision.Note));
        Assert.Equal(["parcels"], revision.Layers);
        var whole = await store.VerifyAsync(revision.Hash, TestWorkspace.Ct);
        Assert.Empty(whole.Problems);
        var adopted = await store.ReadChangesAsync(new(), TestWorkspace.Ct).Where(change => change.Revision.Number == revision.Number).ToListAsync(TestWorkspace.Ct);
        Assert.Equal(changes, string.Join(' ', adopted.Select(Word)));
        await AssertListedRightAsync(store);
        Assert.Null(await store.AdoptAsync(Adopter, TestWorkspace.Ct));
    }

    [Theory]
    [InlineData("ALTER TABLE parcels ADD COLUMN more TEXT", "'more'")]
    [InlineData("ALTER TABLE parcels RENAME COLUMN name TO title", "'name'")]
    [InlineData("DROP TABLE parcels", "Put it back")]
    [InlineData("UPDATE parcels SET \"count\" = 'many' WHERE fid = 4", "the field 'count' takes Integer values only")]
    [InlineData("UPDATE parcels SET geom = x'00' WHERE fid = 4", "Feature 4")]
    [InlineData("UPDATE parcels SET geom = substr(geom, 1, 60) WHERE fid = 4", "Feature 4")]
    [InlineData("UPDATE parcels SET geom = x'47500003000000000000000000000000000000000000f03f0000000000000000000000000000f03f01010000000000000000000000000000000000f03f' WHERE fid = 4", "kind Polygon")]
    [InlineData("UPDATE parcels SET fid = -3 WHERE fid = 4", "Give it an id")]
    [InlineData("INSERT INTO landplanner_layers SELECT 99, 'forged', draft, provenance, 0, 0, 1, 1, NULL FROM landplanner_layers", "'forged'")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, '测试', '改过') WHERE number = 2", "Revision 2")]
    [InlineData("UPDATE landplanner_workspace SET head_hash = 'x'", "backup")]
    public async Task What_cannot_be_adopted_is_named_and_nothing_changes(string sql, string named)
    {
        await HistoryAsync();
        _workspace.Sql("DROP TRIGGER rtree_parcels_geom_update1; DROP TRIGGER rtree_parcels_geom_update2; UPDATE OR IGNORE parcels SET name = '偷改' WHERE fid = 7");
        _workspace.Sql(sql);
        await using var store = await _workspace.OpenAsync();
        var before = (await store.VerifyAsync(null, TestWorkspace.Ct)).Problems;

        var refusal = await Assert.ThrowsAsync<AdoptionRefusedException>(() => store.AdoptAsync(Adopter, TestWorkspace.Ct));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("Nothing was adopted", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
    }

    [Fact]
    public async Task An_adoption_counts_what_it_took_in()
    {
        await HistoryAsync();
        _workspace.Sql("UPDATE parcels SET name = '外' WHERE fid < 4; DELETE FROM parcels WHERE fid = 4; INSERT INTO parcels (name) VALUES ('新')");

        await using var store = await _workspace.OpenAsync();
        var details = System.Text.Json.JsonDocument.Parse((await store.AdoptAsync(Adopter, TestWorkspace.Ct))!.Details).RootElement;

        Assert.Equal((1, 3, 1), (details.GetProperty("adds").GetInt32(), details.GetProperty("updates").GetInt32(), details.GetProperty("deletes").GetInt32()));
    }

    [Fact]
    public async Task What_an_outside_change_lost_is_told_by_the_history_of_a_place()
    {
        await using var store = await _workspace.CreateAsync();
        await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(3));
        _workspace.Sql("DELETE FROM parcels WHERE fid = 2");
        var adopted = await store.AdoptAsync(TestWorkspace.Note, TestWorkspace.Ct);

        // The square of feature 2 lay there.
        var history = await LandPlanner.Histories.PlaceHistory.ReadAsync(store, new(500_025, 3_300_005), null, TestWorkspace.Ct);

        Assert.Empty(history.Versions);
        var loss = Assert.Single(history.Lost);
        Assert.Equal(("parcels", 2L, adopted!.Number), (loss.Layer, loss.FeatureId, loss.AdoptedIn.Number));
        Assert.Empty(history.On(DateOnly.FromDateTime(adopted.At).AddDays(1)).Lost);
    }

    [Fact]
    public async Task Editing_goes_on_from_what_was_adopted()
    {
        await HistoryAsync();
        _workspace.Sql("UPDATE parcels SET name = '外' WHERE fid = 4; INSERT INTO parcels (name) VALUES ('新')");
        await using var store = await _workspace.OpenAsync();
        await store.AdoptAsync(Adopter, TestWorkspace.Ct);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() => store.CommitAsync(
            new(TestWorkspace.Note) { Updates = [new("parcels", 4, 1, null, ["旧", 1L])] }, TestWorkspace.Ct));
        await store.CommitAsync(
            new(TestWorkspace.Note) { Updates = [new("parcels", 4, 2, null, ["改", 1L])], Deletes = [new("parcels", 11, 1)], Adds = [new("parcels", null, ["又", 1L])] },
            TestWorkspace.Ct);

        Assert.Equal("李工", conflict.Since!.Note.Author);
        Assert.Equal(12, (await store.ReadAsync("parcels", FeatureQuery.All, TestWorkspace.Ct).LastAsync(TestWorkspace.Ct)).Id);
        Assert.Empty((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
    }

    [Fact]
    public async Task What_was_adopted_may_be_changed_outside_again()
    {
        await HistoryAsync();
        await using var store = await _workspace.OpenAsync();
        foreach (var sql in new[] { "UPDATE parcels SET name = '一' WHERE fid = 4", "DELETE FROM parcels WHERE fid = 4", "INSERT INTO parcels (fid, name) VALUES (4, '三')" })
        {
            _workspace.Sql(sql);
            Assert.NotNull(await store.AdoptAsync(Adopter, TestWorkspace.Ct));
        }

        var changes = await store.ReadChangesAsync(new() { FeatureId = 4 }, TestWorkspace.Ct).ToListAsync(TestWorkspace.Ct);

        Assert.Equal(["4: hash>2", "4: 2>-", "4: ->3"], changes.Select(Word));
        Assert.Empty((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
    }

    [Fact]
    public async Task A_change_outside_that_an_edit_built_on_is_settled_by_name()
    {
        await HistoryAsync();
        _workspace.Sql("UPDATE parcels SET name = '偷改' WHERE fid = 4");
        await using var store = await _workspace.OpenAsync();
        await store.CommitAsync(new(TestWorkspace.Note) { Updates = [new("parcels", 4, 1, TestWorkspace.Square(0, 0), ["正", 4L])] }, TestWorkspace.Ct);
        Assert.Single((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);

        var revision = await store.AdoptAsync(Adopter, TestWorkspace.Ct);

        Assert.Contains("\"settled\":[{\"feature\":4,\"layer\":\"parcels\",\"revision\":6}]", revision!.Details, StringComparison.Ordinal);
        Assert.Empty((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
        Assert.Null(await store.AdoptAsync(Adopter, TestWorkspace.Ct));
    }

    [Fact]
    public async Task An_adoption_is_as_hard_to_forge_as_any_revision()
    {
        await HistoryAsync();
        _workspace.Sql("UPDATE parcels SET name = '外' WHERE fid = 4");
        await using (var store = await _workspace.OpenAsync())
            await store.AdoptAsync(Adopter, TestWorkspace.Ct);

        _workspace.Sql("UPDATE landplanner_changes SET before = '{\"hash\":\"00000000000000000000000000000000\"}' WHERE feature_id = 4");

        Assert.Contains((await _workspace.VerifyAsync()).Problems, problem => problem.Kind == VerificationProblemKind.HistoryTampered);
    }

    private static async Task AssertListedRightAsync(GeoPackageStore store)
    {
        var layer = await store.GetLayerAsync("parcels", TestWorkspace.Ct);
        var features = await store.ReadAsync("parcels", FeatureQuery.All, TestWorkspace.Ct).ToListAsync(TestWorkspace.Ct);
        var areas = EllipsoidalArea.For(TestCrs.Gk123);
        Assert.Equal((features.Count, features.Aggregate(Area.Zero, (sum, feature) => sum + areas.Of(feature.Shape))), (layer.Count, layer.Area));
        Assert.Equal(("reference", "a.shp"), (layer.Role.Name, layer.Provenance!.Source));
        var extent = new NetTopologySuite.Geometries.Envelope();
        foreach (var shape in features.Select(feature => feature.Shape).OfType<NetTopologySuite.Geometries.Geometry>())
        {
            extent.ExpandToInclude(shape.EnvelopeInternal);
            var met = await store.ReadAsync("parcels", new() { Within = shape.EnvelopeInternal }, TestWorkspace.Ct).ToListAsync(TestWorkspace.Ct);
            Assert.Contains(met, feature => feature.Shape!.EqualsExact(shape));
        }

        Assert.Equal(extent.IsNull ? null : extent, layer.Extent);
    }

    private static string Word(Change change) =>
        $"{change.FeatureId}: {Version(change.Before, change.BeforeHash is null ? "-" : "hash")}>{Version(change.After, "-")}";

    private static string Version(Feature? feature, string none) => feature?.Version.ToString(CultureInfo.InvariantCulture) ?? none;

    // Revisions: created, layer written, two edits, a record. Feature 2 was edited twice, feature 3 once.
    private async Task HistoryAsync()
    {
        await using var store = await _workspace.CreateAsync();
        await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(10));
        await store.CommitAsync(new(TestWorkspace.Note) { Updates = [Update(2, 1), Update(3, 1)] }, TestWorkspace.Ct);
        await store.CommitAsync(new(TestWorkspace.Note) { Updates = [Update(2, 2)] }, TestWorkspace.Ct);
        await store.KeepRecordAsync("audit", "1", new byte[] { 1, 2 }, TestWorkspace.Note, TestWorkspace.Ct);
    }

    private static FeatureUpdate Update(long id, long version) => new("parcels", id, version, TestWorkspace.Square(500_000, 3_300_000), ["地块改", version]);
}
