using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis.Tests;

/// <summary>Layers as psql, QGIS and other programs find them.</summary>
public sealed class TableTests(Server server)
{
    [Fact]
    public async Task A_layer_is_an_ordinary_table_with_typed_columns_and_indexes()
    {
        var address = server.NewAddress();
        await using var store = await server.CreateAsync(address);
        var types = Enum.GetValues<FieldType>();
        var draft = new LayerDraft("地类图斑", LayerRole.LandUse, GeometryKind.Polygon, new([.. types.Select(type => new Field($"{type}", type, 5))]));
        await Parcels.WriteAsync(store, [], draft: draft);

        var columns = server.Cluster.Query(
            $"SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '\"{address.Schema}\".\"地类图斑\"'::regclass AND attnum > 0");
        var indexes = server.Cluster.Query($"SELECT string_agg(amname, ' ' ORDER BY amname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam WHERE indrelid = '\"{address.Schema}\".\"地类图斑\"'::regclass");

        Assert.Equal(
            "fid bigint, geom geometry(MultiPolygon,4550), lp_version bigint, Text text, Integer bigint, Real double precision, Boolean boolean, Date date, DateTime timestamp with time zone, Binary bytea",
            columns);
        Assert.Equal("btree gist", indexes);
    }

    [Fact]
    public async Task What_sql_inserts_is_read_with_an_id_of_its_own()
    {
        var address = server.NewAddress();
        await using var store = await server.CreateAsync(address);
        await Parcels.WriteAsync(store, Parcels.Squares(2));

        server.Cluster.Query($"""INSERT INTO "{address.Schema}".parcels (geom, name) SELECT geom, 'sql' FROM "{address.Schema}".parcels WHERE fid = 1""");

        Assert.Equal((3L, "sql"), ((await Parcels.ReadAsync(store))[2].Id, (await Parcels.ReadAsync(store))[2].Values[0]));
    }

    [Fact]
    public async Task Names_longer_than_the_server_takes_are_told_apart()
    {
        var address = server.NewAddress();
        await using var store = await server.CreateAsync(address);
        var (one, other) = (new string('田', 40) + "甲", new string('田', 40) + "乙");
        var fields = new FeatureSchema([new(one, FieldType.Text), new(other, FieldType.Text), new("xmin", FieldType.Text)]);

        await Parcels.WriteAsync(store, [new(0, null, ["1", "2", "3"])], draft: Parcels.Draft with { Name = one, Schema = fields });
        await Parcels.WriteAsync(store, [new(0, null, ["4", "5", "6"])], draft: Parcels.Draft with { Name = other, Schema = fields });

        Assert.Equal([one, other], (await store.ListLayersAsync(Server.Ct)).Select(layer => layer.Name));
        var query = new FeatureQuery { Where = new AttributeFilter.Compare(other, Comparison.Equal, "5") };
        Assert.Equal(["4", "5", "6"], (await store.ReadAsync(other, query, Server.Ct).SingleAsync(Server.Ct)).Values);
        Assert.Empty((await store.VerifyAsync(null, Server.Ct)).Problems);
    }

    [Fact]
    public async Task A_name_that_differs_by_case_alone_is_taken()
    {
        await using var store = await server.CreateAsync();
        await Parcels.WriteAsync(store, []);

        await Assert.ThrowsAsync<LayerExistsException>(() => Parcels.WriteAsync(store, [], draft: Parcels.Draft with { Name = "PARCELS" }));
    }

    [Fact]
    public async Task A_table_that_somebody_else_made_is_not_overwritten()
    {
        var address = server.NewAddress();
        await using var store = await server.CreateAsync(address);
        server.Cluster.Query($"""CREATE TABLE "{address.Schema}".parcels (a int)""");

        await Assert.ThrowsAsync<LayerExistsException>(() => Parcels.WriteAsync(store, [], WriteMode.Replace));

        Assert.Equal("0", server.Cluster.Query($"""SELECT count(*) FROM "{address.Schema}".parcels"""));
    }

    [Fact]
    public async Task A_schema_that_holds_somebody_elses_tables_is_left_alone()
    {
        var address = server.NewAddress();
        server.Cluster.Query($"""CREATE SCHEMA "{address.Schema}"; CREATE TABLE "{address.Schema}".theirs (a int)""");

        await Assert.ThrowsAsync<WorkspaceException>(() => server.CreateAsync(address));

        Assert.Equal("theirs", server.Cluster.Query($"SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace = '\"{address.Schema}\"'::regnamespace"));
    }

    [Theory]
    [InlineData("CREATE FUNCTION {0}.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER t BEFORE UPDATE ON {0}.parcels FOR EACH ROW EXECUTE FUNCTION {0}.f()", "the trigger t")]
    [InlineData("CREATE RULE r AS ON INSERT TO {0}.parcels DO ALSO SELECT 1", "the rule r")]
    [InlineData("ALTER TABLE {0}.parcels ADD CONSTRAINT c CHECK (length(name) < 99)", "the constraint c")]
    [InlineData("CREATE INDEX i ON {0}.parcels (upper(name))", "the index")]
    [InlineData("CREATE POLICY p ON {0}.parcels USING (true)", "the policy p")]
    public async Task What_others_hung_on_a_table_stops_writing_and_is_named(string sql, string what)
    {
        var address = server.NewAddress();
        await using var store = await server.CreateAsync(address);
        await Parcels.WriteAsync(store, Parcels.Squares(3));
        server.Cluster.Query(sql.Replace("{0}", $"\"{address.Schema}\"", StringComparison.Ordinal));

        var edit = await Assert.ThrowsAsync<WorkspaceException>(() => store.CommitAsync(Parcels.Update(1, 1, "改"), Server.Ct));
        await Assert.ThrowsAsync<WorkspaceException>(() => Parcels.WriteAsync(store, [], WriteMode.Append));
        await Assert.ThrowsAsync<WorkspaceException>(() => Parcels.WriteAsync(store, [], WriteMode.Replace));

        Assert.Contains(what, edit.Message, StringComparison.Ordinal);
        Assert.Contains(what, Assert.Single((await store.VerifyAsync(null, Server.Ct)).Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("landplanner_layers")]
    [InlineData("LandPlanner_x")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    public async Task A_reserved_or_empty_name_is_refused(string name)
    {
        await using var store = await server.CreateAsync();

        await Assert.ThrowsAsync<WorkspaceException>(() => Parcels.WriteAsync(store, [], draft: Parcels.Draft with { Name = name }));

        Assert.Empty(await store.ListLayersAsync(Server.Ct));
    }

    [Fact]
    public async Task A_text_the_server_cannot_hold_is_refused_and_named()
    {
        await using var store = await server.CreateAsync();

        var refusal = await Assert.ThrowsAsync<WorkspaceException>(() => Parcels.WriteAsync(store, [new(0, null, ["a\0b", 1L])]));

        Assert.Contains("'name'", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ListLayersAsync(Server.Ct));
    }

    [Fact]
    public async Task A_plane_that_the_server_lacks_is_added()
    {
        server.Cluster.Query("DELETE FROM spatial_ref_sys WHERE srid = 4551");
        var crs = Testing.TestCrs.Gk123 with { Code = new(4551), CentralMeridianDegrees = 126 };

        await using var store = await PostGisStore.CreateAsync(server.NewAddress(), crs, "周工", TimeProvider.System, Server.Ct);

        Assert.Equal("126", server.Cluster.Query("SELECT (regexp_match(proj4text, 'lon_0=([0-9]+)'))[1] FROM spatial_ref_sys WHERE srid = 4551"));
        var x = server.Cluster.Query("SELECT round(ST_X(ST_Transform(ST_SetSRID(ST_MakePoint(126, 37), 4490), 4551)))");
        Assert.Equal("500000", x);
    }
}
