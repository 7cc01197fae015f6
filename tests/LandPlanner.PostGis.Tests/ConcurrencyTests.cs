using System.Diagnostics;
using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis.Tests;

/// <summary>Schedules of transactions at the same time, each laid down step by step.</summary>
public sealed class ConcurrencyTests(Server server)
{
    [Fact]
    public async Task The_second_of_two_editors_of_a_feature_is_told_and_saves_nothing()
    {
        await using var store = await FilledAsync();
        await store.CommitAsync(Parcels.Update(1, 1, "王改", "王工"), Server.Ct);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() => store.CommitAsync(Parcels.Update(1, 1, "李改", "李工"), Server.Ct));

        Assert.Equal(("王改", "王工", 2L), (conflict.Current!.Values[0], conflict.Since!.Note.Author, conflict.Current.Version));
        Assert.Equal("王改", (await Parcels.ReadAsync(store))[0].Values[0]);
    }

    [Fact]
    public async Task An_editor_waits_for_another_of_the_same_feature_and_then_sees_what_became_of_it()
    {
        var address = server.NewAddress();
        await using var store = await FilledAsync(address);
        await using var other = await HoldAsync(address, $"""UPDATE "{address.Schema}".parcels SET lp_version = 2 WHERE fid = 1""");

        var edit = store.CommitAsync(Parcels.Update(1, 1, "改"), Server.Ct);
        await WaitUntilSomebodyWaitsAsync();
        Assert.False(edit.IsCompleted);
        await CommitAsync(other);

        Assert.Equal(2, (await Assert.ThrowsAsync<EditConflictException>(() => edit)).Current!.Version);
    }

    [Fact]
    public async Task An_edit_of_another_feature_does_not_wait_for_one_that_is_open()
    {
        var address = server.NewAddress();
        await using var store = await FilledAsync(address);
        await using var other = await HoldAsync(address, $"""SELECT FROM "{address.Schema}".parcels WHERE fid = 1 FOR UPDATE""");

        var revision = await store.CommitAsync(Parcels.Update(2, 1, "改"), Server.Ct).WaitAsync(TimeSpan.FromSeconds(20), Server.Ct);

        Assert.Equal(3, revision.Number);
    }

    [Fact]
    public async Task Edits_of_different_features_wait_for_each_other_only_at_the_head_of_the_history()
    {
        var address = server.NewAddress();
        await using var store = await FilledAsync(address);
        await using var other = await HoldAsync(address, $"""SELECT FROM "{address.Schema}".landplanner_workspace FOR UPDATE""");

        var edit = store.CommitAsync(Parcels.Update(2, 1, "改"), Server.Ct);
        await WaitUntilSomebodyWaitsAsync();
        Assert.Equal("2", server.Cluster.Query($"""SELECT count(*) FROM "{address.Schema}".landplanner_revisions"""));
        await CommitAsync(other);

        Assert.Equal(3, (await edit).Number);
    }

    [Fact]
    public async Task Two_edits_of_the_same_two_features_in_opposite_order_do_not_lock_each_other_out()
    {
        await using var store = await FilledAsync();

        for (var round = 1L; round <= 20; round++)
        {
            var edits = new[] { Both(1, 2, round), Both(2, 1, round) }.Select(edit => Task.Run(() => store.CommitAsync(edit, Server.Ct))).ToArray();
            await Task.WhenAll(edits.Select(edit => edit.ContinueWith(_ => { }, TaskScheduler.Default)));
            Assert.Equal(1, edits.Count(edit => edit.IsCompletedSuccessfully));
            Assert.IsType<EditConflictException>(edits.Single(edit => edit.IsFaulted).Exception!.InnerException);
        }

        static Edit Both(long first, long second, long version) => new(Server.Note)
        {
            Updates = [new(Parcels.Name, first, version, null, ["a", 1L]), new(Parcels.Name, second, version, null, ["b", 1L])],
        };
    }

    [Fact]
    public async Task A_layer_with_other_fields_waits_for_those_who_read_the_old_one()
    {
        await using var store = await FilledAsync();
        var other = Parcels.Draft with { Schema = new([new("title", Features.FieldType.Text)]) };
        Task<Revision> write;
        await using (var snapshot = await store.OpenSnapshotAsync(Server.Ct))
        {
            write = store.WriteLayerAsync(
                other, WriteMode.Replace, AsyncEnumerable.Empty<Features.Feature>(), () => Parcels.From("b.shp"), Server.Note, Server.Ct);
            await Task.Delay(300, Server.Ct);
            Assert.False(write.IsCompleted);
            Assert.Equal(200, (await Parcels.ReadAsync(snapshot)).Count);
            Assert.Equal(200, (await Parcels.ReadAsync(store)).Count);
        }

        await write;
        Assert.Empty(await Parcels.ReadAsync(store));
        Assert.Empty((await store.VerifyAsync(null, Server.Ct)).Problems);
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing_and_leave_one_chain()
    {
        await using var store = await FilledAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await store.CommitAsync(
                    new(Server.Note) { Adds = [new(Parcels.Name, Parcels.Square(writer * 100, i * 100), [$"{writer}/{i}", 1L])] }, Server.Ct);
            }
        })));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Parcels.WriteAsync(store, Parcels.Squares(300), WriteMode.Append))));

        var whole = await store.VerifyAsync(null, Server.Ct);
        Assert.Empty(whole.Problems);
        Assert.Equal((2 + 120 + 3, 200 + 120 + 900), (whole.Revisions, whole.Features));
        Assert.Equal(1220, (await store.GetLayerAsync(Parcels.Name, Ct())).Count);

        static CancellationToken Ct() => Server.Ct;
    }

    [Fact]
    public async Task Features_added_while_others_are_appended_have_ids_of_their_own()
    {
        await using var store = await FilledAsync();

        var appending = Task.Run(() => Parcels.WriteAsync(store, Parcels.Squares(20_000), WriteMode.Append));
        var added = 0;
        while (!appending.IsCompleted)
        {
            await store.CommitAsync(new(Server.Note) { Adds = [new(Parcels.Name, Parcels.Square(added, 0), ["neu", 1L])] }, Server.Ct);
            added++;
        }

        var append = await appending;
        var before = await store.ReadRevisionsAsync(Server.Ct).CountAsync(revision => revision.Kind == RevisionKind.Edited && revision.Number < append.Number, Server.Ct);
        Assert.Equal(200 + before, (await Parcels.ReadAsync(store, new() { AsOf = append.Number - 1 })).Count);
        var ids = (await Parcels.ReadAsync(store)).ConvertAll(feature => feature.Id);
        Assert.Equal(20_200 + added, ids.Distinct().Count());
        Assert.Equal(added, (await Parcels.ReadAsync(store)).Count(feature => Equals(feature.Values[0], "neu")));
        Assert.Empty((await store.VerifyAsync(null, Server.Ct)).Problems);
    }

    [Fact]
    public async Task Two_that_make_the_same_workspace_at_once_make_one()
    {
        var address = server.NewAddress();

        var makers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => server.CreateAsync(address))).ToArray();
        await Task.WhenAll(makers.Select(maker => maker.ContinueWith(_ => { }, TaskScheduler.Default)));

        var made = Assert.Single(makers, maker => maker.IsCompletedSuccessfully);
        await using var store = await made;
        Assert.All(makers.Where(maker => maker.IsFaulted), maker => Assert.IsType<WorkspaceException>(maker.Exception!.InnerException));
        Assert.Single(await store.ReadRevisionsAsync(Server.Ct).ToListAsync(Server.Ct));
    }

    private async Task<PostGisStore> FilledAsync(PostGisAddress? address = null)
    {
        var store = await server.CreateAsync(address);
        await Parcels.WriteAsync(store, Parcels.Squares(200));
        return store;
    }

    private async Task<NpgsqlConnection> HoldAsync(PostGisAddress address, string statement)
    {
        Assert.NotEmpty(address.Schema);
        var connection = new NpgsqlConnection(server.Cluster.ConnectionString);
        await connection.OpenAsync(Server.Ct);
        await using var command = new NpgsqlCommand($"BEGIN; {statement}", connection);
        await command.ExecuteNonQueryAsync(Server.Ct);
        return connection;
    }

    private static async Task CommitAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("COMMIT", connection);
        await command.ExecuteNonQueryAsync(Server.Ct);
    }

    private async Task WaitUntilSomebodyWaitsAsync()
    {
        var clock = Stopwatch.StartNew();
        while (server.Cluster.Query("SELECT count(*) FROM pg_locks WHERE NOT granted") == "0")
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "Nobody waits.");
            await Task.Delay(20, Server.Ct);
        }
    }
}
