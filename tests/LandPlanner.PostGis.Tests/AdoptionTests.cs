using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;

namespace LandPlanner.PostGis.Tests;

public sealed class AdoptionTests(Server server)
{
    private static readonly RevisionNote Adopter = new("李工", "外业用 QGIS 改的");

    [Theory]
    [InlineData("UPDATE parcels SET name = name || '!' WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET name = NULL WHERE fid = 2", "2: 3>4")]
    [InlineData("UPDATE parcels SET geom = NULL WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET geom = (SELECT geom FROM parcels WHERE fid = 5) WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET geom = ST_Translate(geom, 5000, 0) WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET geom = ST_GeomFromText('MULTIPOLYGON EMPTY', 4550) WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET lp_version = 2 WHERE fid = 4", "4: hash>2")]
    [InlineData("UPDATE parcels SET lp_version = 70, name = 'x' WHERE fid = 3", "3: 2>3")]
    [InlineData("UPDATE parcels SET fid = 99 WHERE fid = 10", "10: hash>- 99: ->1")]
    [InlineData("DELETE FROM parcels WHERE fid = 1", "1: hash>-")]
    [InlineData("DELETE FROM parcels WHERE fid = 2", "2: 3>-")]
    [InlineData("TRUNCATE parcels RESTART IDENTITY", "1: hash>- 2: 3>- 3: 2>- 4: hash>- 5: hash>- 6: hash>- 7: hash>- 8: hash>- 9: hash>- 10: hash>-")]
    [InlineData("INSERT INTO parcels (geom, name) SELECT geom, name FROM parcels WHERE fid = 1", "11: ->1")]
    [InlineData("INSERT INTO parcels (fid, geom, name) SELECT 11, geom, name FROM parcels WHERE fid = 1", "11: ->1")]
    [InlineData("INSERT INTO parcels (fid, geom, name, lp_version) SELECT 5000000000, geom, name, 9 FROM parcels WHERE fid = 1", "5000000000: ->1")]
    [InlineData("UPDATE landplanner_layers SET draft = replace(draft, 'reference', 'red-line')", "")]
    [InlineData("UPDATE landplanner_layers SET provenance = replace(provenance, 'a.shp', 'b.shp')", "")]
    [InlineData("UPDATE landplanner_layers SET area_hundredths = area_hundredths + 1", "")]
    [InlineData("UPDATE landplanner_layers SET feature_count = 1", "")]
    [InlineData("UPDATE landplanner_layers SET table_name = 'other'", "")]
    [InlineData("UPDATE landplanner_layers SET content_hash = repeat('0', 64)", "")]
    [InlineData("UPDATE landplanner_layers SET min_x = 0, max_x = 1, min_y = 0, max_y = 1, extent_known = true", "")]
    [InlineData("UPDATE landplanner_layers SET draft = '{'", "")]
    [InlineData("DELETE FROM landplanner_layers", "")]
    public async Task What_was_changed_past_the_workspace_becomes_a_revision(string sql, string changes)
    {
        await using var history = await TestHistory.MakeAsync(server);
        history.Sql(sql);

        var revision = await history.Store.AdoptAsync(Adopter, Server.Ct);

        Assert.Equal((RevisionKind.Adopted, Adopter), (revision!.Kind, revision.Note));
        Assert.Equal([Parcels.Name], revision.Layers);
        Assert.Empty(await history.ProblemsAsync(revision.Hash));
        var adopted = await history.Store.ReadChangesAsync(new(), Server.Ct).Where(change => change.Revision.Number == revision.Number).ToListAsync(Server.Ct);
        Assert.Equal(changes, string.Join(' ', adopted.Select(Word)));
        Assert.Null(await history.Store.AdoptAsync(Adopter, Server.Ct));
        await AssertListedRightAsync(history.Store);
        await AssertGoesOnAsync(history.Store, adopted);
    }

    [Theory]
    [InlineData("ALTER TABLE parcels ADD COLUMN more text", "'more'")]
    [InlineData("ALTER TABLE parcels RENAME COLUMN name TO title", "'name'")]
    [InlineData("ALTER TABLE parcels DROP COLUMN lp_version", "'lp_version'")]
    [InlineData("ALTER TABLE parcels ALTER COLUMN count TYPE text", "type text")]
    [InlineData("ALTER TABLE parcels ALTER COLUMN geom TYPE geometry", "'geom'")]
    [InlineData("DROP TABLE parcels", "Put it back")]
    [InlineData("UPDATE parcels SET fid = -3 WHERE fid = 4", "Give it an id")]
    [InlineData("UPDATE parcels SET geom = ST_GeomFromText('MULTIPOLYGON (((0 0, 1e30 0, 1e30 1e30, 0 0)))', 4550) WHERE fid = 4", "Feature 4")]
    [InlineData("INSERT INTO landplanner_layers (name, table_name, draft, provenance, feature_count, area_hundredths, revision, extent_known) SELECT 'forged', 'forged', draft, provenance, 0, 0, 1, true FROM landplanner_layers", "'forged'")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, '测试', '改过') WHERE number = 2", "Revision 2")]
    [InlineData("UPDATE landplanner_workspace SET head_hash = 'x'", "backup")]
    public async Task What_cannot_be_adopted_is_named_and_nothing_changes(string sql, string named)
    {
        await using var history = await TestHistory.MakeAsync(server);
        history.Sql("UPDATE parcels SET count = 99 WHERE fid = 7");
        history.Sql(sql);
        var before = await history.ProblemsAsync();

        var refusal = await Assert.ThrowsAsync<AdoptionRefusedException>(() => history.Store.AdoptAsync(Adopter, Server.Ct));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("Nothing was adopted", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await history.ProblemsAsync());
        Assert.Equal("0", history.Sql("SELECT count(*) FROM landplanner_revisions WHERE number > 5"));
    }

    [Theory]
    [InlineData("UPDATE landplanner_generation_2 SET name = '偷改' WHERE fid = 3")]
    [InlineData("DROP TABLE landplanner_generation_2")]
    public async Task What_is_past_cannot_be_adopted(string sql)
    {
        await using var history = await TestHistory.MakeReplacedAsync(server);
        history.Sql(sql);

        var refusal = await Assert.ThrowsAsync<AdoptionRefusedException>(() => history.Store.AdoptAsync(Adopter, Server.Ct));

        Assert.Contains("as revision 2 wrote it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editing_goes_on_from_what_was_adopted()
    {
        await using var history = await TestHistory.MakeAsync(server);
        history.Sql("UPDATE parcels SET name = '外' WHERE fid = 4; INSERT INTO parcels (name) VALUES ('新')");
        await history.Store.AdoptAsync(Adopter, Server.Ct);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() => history.Store.CommitAsync(Parcels.Update(4, 1, "旧"), Server.Ct));
        await history.Store.CommitAsync(Parcels.Update(4, 2, "改"), Server.Ct);

        Assert.Equal("李工", conflict.Since!.Note.Author);
        Assert.Empty(await history.ProblemsAsync());
    }

    [Fact]
    public async Task What_was_adopted_may_be_changed_outside_again()
    {
        await using var history = await TestHistory.MakeAsync(server);
        foreach (var sql in new[] { "UPDATE parcels SET name = '一' WHERE fid = 4", "DELETE FROM parcels WHERE fid = 4", "INSERT INTO parcels (fid, name) VALUES (4, '三')" })
        {
            history.Sql(sql);
            Assert.NotNull(await history.Store.AdoptAsync(Adopter, Server.Ct));
        }

        var changes = await history.Store.ReadChangesAsync(new() { FeatureId = 4 }, Server.Ct).ToListAsync(Server.Ct);

        Assert.Equal(["4: hash>2", "4: 2>-", "4: ->3"], changes.Select(Word));
        Assert.Empty(await history.ProblemsAsync());
    }

    [Fact]
    public async Task A_change_outside_that_an_edit_built_on_is_settled_by_name()
    {
        await using var history = await TestHistory.MakeAsync(server);
        history.Sql("UPDATE parcels SET name = '偷改' WHERE fid = 4");
        await history.Store.CommitAsync(Parcels.Update(4, 1, "正"), Server.Ct);

        var revision = await history.Store.AdoptAsync(Adopter, Server.Ct);

        Assert.Contains("\"settled\":[{\"feature\":4,\"layer\":\"parcels\",\"revision\":6}]", revision!.Details, StringComparison.Ordinal);
        Assert.Empty(await history.ProblemsAsync());
        Assert.Null(await history.Store.AdoptAsync(Adopter, Server.Ct));
    }

    /// <summary>Somebody chose the very id that comes next: an edit says so and adds nothing twice; adopted, the ids go on behind it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_id_chosen_outside_is_never_given_to_another(bool adopted)
    {
        await using var history = await TestHistory.MakeAsync(server);
        history.Sql("INSERT INTO parcels (fid, name) VALUES (11, '外'), (12, '外')");
        if (adopted)
            await history.Store.AdoptAsync(Adopter, Server.Ct);

        await AddUntilItWorksAsync(history.Store);
        await Parcels.WriteAsync(history.Store, Parcels.Squares(2, "追"), WriteMode.Append);

        var features = await Parcels.ReadAsync(history.Store);
        Assert.Equal(15, features.Count);
        Assert.Equal(["外", "外"], features.Where(feature => feature.Id is 11 or 12).Select(feature => feature.Values[0]));
        await history.Store.AdoptAsync(Adopter, Server.Ct);
        Assert.Empty(await history.ProblemsAsync());
    }

    private static async Task AddUntilItWorksAsync(PostGisStore store)
    {
        var add = new Edit(Server.Note) { Adds = [new(Parcels.Name, null, ["加", 1L])] };
        for (var tries = 0; ; tries++)
        {
            try
            {
                await store.CommitAsync(add, Server.Ct);
                return;
            }
            catch (WorkspaceBusyException) when (tries < 2)
            {
            }
        }
    }

    /// <summary>An edit, an addition, an append and a replacement, none of which may meet an id that anybody had.</summary>
    private static async Task AssertGoesOnAsync(PostGisStore store, List<Change> adopted)
    {
        var known = (await Parcels.ReadAsync(store)).Select(feature => feature.Id).Concat(adopted.Select(change => change.FeatureId)).ToHashSet();
        await store.CommitAsync(new(Server.Note) { Adds = [new(Parcels.Name, Parcels.Square(0, 0), ["加", 1L])] }, Server.Ct);
        await Parcels.WriteAsync(store, Parcels.Squares(2, "追"), WriteMode.Append);
        var features = await Parcels.ReadAsync(store);
        var last = features[^1];
        await store.CommitAsync(Parcels.Update(last.Id, 1, "改"), Server.Ct);

        Assert.Equal(3, features.Count(feature => !known.Contains(feature.Id)));
        Assert.All(features.Where(feature => !known.Contains(feature.Id)), feature => Assert.True(feature.Id > known.Max()));
        Assert.Empty((await store.VerifyAsync(null, Server.Ct)).Problems);
        await Parcels.WriteAsync(store, Parcels.Squares(2, "换"), WriteMode.Replace);
        Assert.All(await Parcels.ReadAsync(store), feature => Assert.True(feature.Id > last.Id));
        Assert.Empty((await store.VerifyAsync(null, Server.Ct)).Problems);
    }

    private static async Task AssertListedRightAsync(PostGisStore store)
    {
        var layer = await store.GetLayerAsync(Parcels.Name, Server.Ct);
        var features = await Parcels.ReadAsync(store);
        var areas = EllipsoidalArea.For(TestCrs.Gk123);
        Assert.Equal((features.Count, features.Aggregate(Area.Zero, (sum, feature) => sum + areas.Of(feature.Shape))), (layer.Count, layer.Area));
        Assert.Equal(("reference", "a.shp"), (layer.Role.Name, layer.Provenance!.Source));
        var extent = new Envelope();
        foreach (var shape in features.Select(feature => feature.Shape).OfType<Geometry>())
            extent.ExpandToInclude(shape.EnvelopeInternal);
        Assert.Equal(extent.IsNull ? null : extent, layer.Extent);
    }

    private static string Word(Change change) =>
        $"{change.FeatureId}: {Version(change.Before, change.BeforeHash is null ? "-" : "hash")}>{Version(change.After, "-")}";

    private static string Version(Feature? feature, string none) => feature?.Version.ToString(CultureInfo.InvariantCulture) ?? none;
}
