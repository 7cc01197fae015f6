using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;

namespace LandPlanner.PostGis.Tests;

/// <summary>What can go wrong with a server, each really done to one.</summary>
public sealed class FaultTests(Server server)
{
    private const int Count = 3000;

    /// <summary>The server is stopped as by a crash at a random moment of an import, a replacement or an edit.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_server_that_dies_at_any_moment_leaves_the_old_state_or_the_new(int seed)
    {
        using var cluster = PostGisCluster.Start("-c synchronous_commit=on");
        var address = PostGisAddress.Parse(cluster.Address("w"));
        var store = await server.CreateAsync(address);
        await using var closing = store;
        await Parcels.WriteAsync(store, Marked(2));
        var chance = new Random(seed);
        for (var round = 0; round < 3; round++)
        {
            var revisions = await store.ReadRevisionsAsync(Server.Ct).CountAsync(Server.Ct);
            var writing = Task.Run(() => WriteUntilItFailsAsync(store, revisions));
            await Task.Delay(chance.Next(50, 700), Server.Ct);

            cluster.Stop("immediate");
            var failure = await writing;
            Assert.IsAssignableFrom<WorkspaceException>(failure);
            cluster.Restart();

            await AssertWholeAsync(store);
        }
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_found_out()
    {
        using var cluster = PostGisCluster.Start();
        await using var store = await server.CreateAsync(PostGisAddress.Parse(cluster.Address("w")));
        await Parcels.WriteAsync(store, Parcels.Squares(20));
        var version = 1L;
        for (var i = 0; i < 6; i++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Server.Ct);
            var edits = Task.Run(() => EditUntilItFailsAsync(store, version, stop.Token), Server.Ct);
            await Task.Delay(100 + 40 * i, Server.Ct);
            cluster.Stop("immediate");
            cluster.Restart();
            await stop.CancelAsync();
            version = await edits;

            // What was confirmed is there with what it brought, and what was not is not.
            Assert.Equal(version, (await Parcels.ReadAsync(store))[0].Version);
            Assert.Equal(2 * (version - 1), (await store.ListRecordsAsync("photo", Server.Ct)).Count);
        }

        Assert.Empty((await store.VerifyAsync(null, Server.Ct)).Problems);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var address = PostGisAddress.Parse("postgresql://postgres@127.0.0.1:1/postgres?schema=w&connect_timeout=3");

        await AssertSaysAsync(() => Server.OpenAsync(address), "127.0.0.1:1", "does not answer");
    }

    [Fact]
    public async Task A_database_a_workspace_or_a_user_that_is_not_there_is_named()
    {
        await AssertSaysAsync(() => Server.OpenAsync(PostGisAddress.Parse(server.Cluster.Address("w", database: "none"))), "'none'", "createdb");
        await AssertSaysAsync(() => Server.OpenAsync(server.NewAddress("nobody")), "'nobody'", "pgpass");
        await Assert.ThrowsAsync<WorkspaceNotFoundException>(() => Server.OpenAsync(server.NewAddress()));
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_never_shown()
    {
        using var cluster = PostGisCluster.Start();
        cluster.Query("CREATE ROLE anna LOGIN PASSWORD 'right'");
        cluster.DemandPasswords();
        var address = PostGisAddress.Parse(cluster.Address("w", "anna").Replace("anna@", "anna:geheim@", StringComparison.Ordinal));

        var refusal = await AssertSaysAsync(() => Server.OpenAsync(address), "'anna'", "pgpass");
        await AssertSaysAsync(() => Server.OpenAsync(PostGisAddress.Parse(cluster.Address("w", "anna"))), "'anna'", "pgpass");

        Assert.DoesNotContain("geheim", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_postgis_is_told_how_to_get_it()
    {
        using var cluster = PostGisCluster.Start();
        cluster.Query("CREATE ROLE anna LOGIN");
        cluster.Query("CREATE DATABASE bare OWNER anna");

        // Whoever may not make the extension gets the server's own word for it; the sentence names the user.
        await AssertSaysAsync(
            () => server.CreateAsync(PostGisAddress.Parse(cluster.Address("w", "anna", "bare"))), "'anna'", "postgis");
        Assert.Equal("0", cluster.Query("SELECT count(*) FROM pg_namespace WHERE nspname = 'w'"));
    }

    [Fact]
    public async Task A_workspace_of_a_newer_version_is_refused_and_an_older_one_brought_up_to_date()
    {
        var address = server.NewAddress();
        await (await server.CreateAsync(address)).DisposeAsync();
        server.Cluster.Query($"""INSERT INTO "{address.Schema}".landplanner_migrations VALUES (999, 'future.sql')""");

        var refusal = await Assert.ThrowsAsync<WorkspaceFormatException>(() => Server.OpenAsync(address));
        Assert.Contains("999", refusal.Message, StringComparison.Ordinal);

        server.Sql(address, Parcels.BackToVersion2 + "DELETE FROM landplanner_migrations WHERE number > 1; DROP FUNCTION landplanner_keep(text)");
        await Assert.ThrowsAsync<WorkspaceFormatException>(() => Server.OpenAsync(address, readOnly: true));
        var openers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Server.OpenAsync(address)));
        await Parcels.WriteAsync(openers[0], Parcels.Squares(2));
        await Parcels.WriteAsync(openers[0], Parcels.Squares(3), WriteMode.Replace);
        await openers[2].CommitAsync(new(Server.Note) { Records = [new("photo", "1", new byte[] { 1 }), new("photo", "2", new byte[] { 2 })] }, Server.Ct);
        Assert.Empty((await openers[1].VerifyAsync(null, Server.Ct)).Problems);
        foreach (var store in openers)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task A_statement_that_is_cancelled_changes_nothing()
    {
        var address = server.NewAddress();
        await using var store = await server.CreateAsync(address);
        await Parcels.WriteAsync(store, Parcels.Squares(10));

        var write = store.WriteLayerAsync(Parcels.Draft, WriteMode.Append, Slowly(), () => Parcels.From("a"), Server.Note, Server.Ct);
        await Task.Delay(200, Server.Ct);
        server.Cluster.Query($"SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%{address.Schema}%' AND pid <> pg_backend_pid()");

        await AssertSaysAsync(() => write, "cancel", "Nothing was changed");
        Assert.Equal(10, (await Parcels.ReadAsync(store)).Count);
    }

    [Fact]
    public async Task A_connection_that_is_dropped_changes_nothing_and_the_next_one_works()
    {
        var address = server.NewAddress();
        await using var store = await server.CreateAsync(address);
        await Parcels.WriteAsync(store, Parcels.Squares(10));

        var write = store.WriteLayerAsync(Parcels.Draft, WriteMode.Append, Slowly(), () => Parcels.From("a"), Server.Note, Server.Ct);
        await Task.Delay(200, Server.Ct);
        server.Cluster.Query($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%{address.Schema}%' AND pid <> pg_backend_pid()");

        await AssertSaysAsync(() => write, "lost", "Nothing was changed");
        await store.CommitAsync(Parcels.Update(1, 1, "改"), Server.Ct);
        Assert.Empty((await store.VerifyAsync(null, Server.Ct)).Problems);
    }

    /// <summary>Idle connections in the pool die with their server: the next reader or writer does not notice.</summary>
    [Fact]
    public async Task A_server_that_was_restarted_is_used_on_as_if_nothing_had_been()
    {
        using var cluster = PostGisCluster.Start();
        await using var store = await server.CreateAsync(PostGisAddress.Parse(cluster.Address("w")));
        await Parcels.WriteAsync(store, Parcels.Squares(10));

        cluster.Stop("fast");
        cluster.Restart();
        Assert.Equal(10, (await Parcels.ReadAsync(store)).Count);
        cluster.Stop("fast");
        cluster.Restart();

        Assert.Equal(3, (await store.CommitAsync(Parcels.Update(1, 1, "改"), Server.Ct)).Number);
    }

    [Fact]
    public async Task A_lock_that_somebody_keeps_is_told_after_a_while()
    {
        using var cluster = PostGisCluster.Start("-c lock_timeout=0");
        var address = PostGisAddress.Parse(cluster.Address("w"));
        await using var store = await PostGisStore.CreateAsync(
            address, TestCrs.Gk123, "周工", TimeProvider.System, Server.Ct);
        await Parcels.WriteAsync(store, Parcels.Squares(10));
        await using var other = new Npgsql.NpgsqlConnection(cluster.ConnectionString);
        await other.OpenAsync(Server.Ct);
        await using var hold = new Npgsql.NpgsqlCommand("BEGIN; LOCK TABLE w.parcels", other);
        await hold.ExecuteNonQueryAsync(Server.Ct);

        var busy = await Assert.ThrowsAsync<WorkspaceBusyException>(() => store.CommitAsync(Parcels.Update(1, 1, "改"), Server.Ct));

        Assert.Contains("Nothing was changed", busy.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_import_stops_at_once_and_leaves_nothing()
    {
        await using var store = await server.CreateAsync();
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Server.Ct);
        var write = store.WriteLayerAsync(Parcels.Draft, WriteMode.Create, Slowly(), () => Parcels.From("a"), Server.Note, cancelling.Token);
        await Task.Delay(200, Server.Ct);

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Empty(await store.ListLayersAsync(Server.Ct));
    }

    /// <summary>Two seconds or more of features.</summary>
    private static async IAsyncEnumerable<Feature> Slowly()
    {
        for (var i = 0; i < 200 * 256; i++)
        {
            if (i % 256 == 0)
                await Task.Delay(10, Server.Ct);
            yield return Parcels.Squares(1).Single();
        }
    }

    private static IEnumerable<Feature> Marked(int revision) =>
        Parcels.Squares(Count).Select(square => square with { Values = [$"{revision}", (long)revision] });

    private static async Task<Exception> WriteUntilItFailsAsync(PostGisStore store, int revisions)
    {
        try
        {
            for (var next = revisions + 1; ; next++)
            {
                var features = Marked(next);
                await Parcels.WriteAsync(store, features, WriteMode.Replace);
            }
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>Answers the version that the last confirmed edit left. Who was between two commits as the server died does not fail.</summary>
    private static async Task<long> EditUntilItFailsAsync(PostGisStore store, long version, CancellationToken stop)
    {
        try
        {
            for (; !stop.IsCancellationRequested; version++)
            {
                KeptContent[] photos = [new("photo", $"{version}a", new byte[20_000]), new("photo", $"{version}b", new byte[20_000])];
                await store.CommitAsync(Parcels.Update(1, version, $"{version}") with { Records = photos }, Server.Ct);
            }
        }
        catch (WorkspaceException)
        {
        }

        return version;
    }

    /// <summary>Every feature says which revision wrote it: all the same, and the last.</summary>
    private static async Task AssertWholeAsync(PostGisStore store)
    {
        var whole = await store.VerifyAsync(null, Server.Ct);
        Assert.Empty(whole.Problems);
        Assert.Equal(Count, whole.Features);
        Assert.All(await Parcels.ReadAsync(store), feature => Assert.Equal($"{whole.Revisions}", feature.Values[0]));
    }

    private static async Task<WorkspaceException> AssertSaysAsync<T>(Func<Task<T>> doing, params string[] words)
    {
        var told = await Assert.ThrowsAnyAsync<WorkspaceException>(doing);
        Assert.All(words, word => Assert.Contains(word, told.Message, StringComparison.Ordinal));
        return told;
    }
}
