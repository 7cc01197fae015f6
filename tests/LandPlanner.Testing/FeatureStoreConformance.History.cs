using System.Text;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    [Fact]
    public async Task Revisions_form_a_chain_from_the_first()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        await store.CommitAsync(new(new("王", "为什么")) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        await store.KeepRecordAsync("audit", "a-1", Encoding.UTF8.GetBytes("内容"), Note, Ct);

        var revisions = await store.ReadRevisionsAsync(Ct).ToListAsync(Ct);

        Assert.Equal([RevisionKind.Created, RevisionKind.LayerWritten, RevisionKind.Edited, RevisionKind.RecordKept], revisions.Select(r => r.Kind));
        Assert.Equal([1L, 2, 3, 4], revisions.Select(revision => revision.Number));
        Assert.Equal(revisions.Select(r => r.Hash).SkipLast(1).Prepend(""), revisions.Select(revision => revision.PreviousHash));
        Assert.Equal(new RevisionNote("王", "为什么"), revisions[2].Note);
        Assert.All(revisions, revision => Assert.Equal(DateTimeKind.Utc, revision.At.Kind));
    }

    [Fact]
    public async Task History_is_read_by_feature_by_place_and_by_time()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "旧"), Square(100, 0)]);
        var moved = await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 1, 1, SquareShape(500, 0), Values("新"))] }, Ct);
        await Task.Delay(5, Ct);
        var later = await store.CommitAsync(
            new(Note) { Adds = [new(Parcels.Name, SquareShape(900, 0), Values())], Deletes = [new(Parcels.Name, 2, 1)] }, Ct);

        var change = Assert.Single(await Changes(new() { Layer = Parcels.Name, FeatureId = 1 }));
        Assert.Equal(("旧", "新"), (change.Before!.Values[0], change.After!.Values[0]));
        Assert.Equal((1L, 2L, moved.Hash), (change.Before.Version, change.After.Version, change.Revision.Hash));
        Assert.True(Wkt("MULTIPOLYGON (((500 0, 510 0, 510 10, 500 10, 500 0)))").EqualsExact(change.After.Shape));
        Assert.Equal([1L], (await Changes(new() { Within = new Envelope(5, 6, 5, 6) })).Select(c => c.FeatureId));
        Assert.Equal([1L], (await Changes(new() { Within = new Envelope(505, 506, 5, 6) })).Select(c => c.FeatureId));
        Assert.Equal([2L, 3L], (await Changes(new() { From = later.At })).Select(c => c.FeatureId));
        Assert.Equal([1L], (await Changes(new() { Until = moved.At })).Select(c => c.FeatureId));
        Assert.Empty(await Changes(new() { Layer = "none" }));

        ValueTask<List<Change>> Changes(HistoryQuery query) => store.ReadChangesAsync(query, Ct).ToListAsync(Ct);
    }

    [Fact]
    public async Task History_outlives_a_layer_with_other_fields()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "旧")]);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        await WriteAsync(store, [new(0, null, [1.5])], Parcels with { Schema = new([new("x", FieldType.Real)]) }, WriteMode.Replace);

        var change = Assert.Single(await store.ReadChangesAsync(new(), Ct).ToListAsync(Ct));

        Assert.Equal("旧", change.Before!.Values[0]);
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_whole_workspace_verifies_and_holds_every_head_it_ever_had()
    {
        await using var store = await CreateEmptyAsync();
        var heads = new List<Revision> { await WriteAsync(store, [Square(0, 0), Square(50, 0)]) };
        heads.Add(await WriteAsync(store, [Square(100, 0)], mode: WriteMode.Append));
        heads.Add(await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 3, 1, null, Values("无"))], Deletes = [new(Parcels.Name, 1, 1)] }, Ct));
        heads.Add(await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 3, 2, null, Values("又"))] }, Ct));
        heads.Add(await WriteAsync(store, [Square(7, 7)], mode: WriteMode.Replace));

        foreach (var head in heads)
        {
            var whole = await store.VerifyAsync(head.Hash, Ct);
            Assert.Empty(whole.Problems);
            Assert.Equal((6L, 1L, heads[^1].Hash), (whole.Revisions, whole.Features, whole.Head));
        }

        var problem = Assert.Single((await store.VerifyAsync(new string('0', 64), Ct)).Problems);
        Assert.Equal(VerificationProblemKind.HeadNotFound, problem.Kind);
    }

    [Fact]
    public async Task Nothing_is_adopted_where_nothing_was_changed_outside()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);

        Assert.Null(await store.AdoptAsync(Note, Ct));

        Assert.Equal(2, (await store.VerifyAsync(null, Ct)).Revisions);
    }

    [Fact]
    public async Task The_history_read_whole_says_what_a_copy_must_hold()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [], Ledger);
        await WriteAsync(store, [Square(0, 0), Square(50, 0)]);
        await WriteAsync(store, [Square(100, 0)], mode: WriteMode.Append);
        await store.CommitAsync(
            new(Note) { Adds = [new(Parcels.Name, null, Values("新")), new(Parcels.Name, null, Values())], Updates = [new(Parcels.Name, 1, 1, null, Values("改"))] }, Ct);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 5, 1), new(Parcels.Name, 2, 1)] }, Ct);
        await store.KeepRecordAsync("audit", "a-1", Encoding.UTF8.GetBytes("内容"), Note, Ct);

        var plan = new CopyPlan();
        var entries = await store.ReadHistoryAsync(Ct).Select(plan.Add).ToListAsync(Ct);

        Assert.Equal(await store.ReadRevisionsAsync(Ct).Select(revision => revision.Hash).ToListAsync(Ct), entries.Select(entry => entry.Entry.Hash));
        Assert.Equal(("audit", "a-1"), Assert.Single(entries[^1].Entry.Parts.Records).Name);
        Assert.Equal((Parcels.Name, "append"), entries[3].Write);
        var layers = await store.ListLayersAsync(Ct);
        Assert.Equal(
            layers.Select(layer => (layer.Name, layer.Count, layer.Area, layer.Revision, layer.ContentHash)),
            plan.Listings.Select(listing => (listing.Layer.Name, listing.Layer.Count, listing.Layer.Area, listing.Layer.Revision, listing.ContentHash)));
        Assert.Equal([1L, 6], plan.Listings.Select(listing => listing.NextId));
        Assert.Equal(await IdsAsync(store, FeatureQuery.All), plan.Tables.Last().Expected.Entries().Select(entry => entry.Id));
    }

    [Fact]
    public async Task Records_are_kept_once()
    {
        await using var store = await CreateEmptyAsync();
        byte[] content = [0, 1, 255];

        Assert.NotNull(await store.KeepRecordAsync("audit", "b", content, Note, Ct));
        Assert.NotNull(await store.KeepRecordAsync("audit", "a", Array.Empty<byte>(), Note, Ct));
        Assert.NotNull(await store.KeepRecordAsync("report", "b", content, Note, Ct));
        Assert.Null(await store.KeepRecordAsync("audit", "b", content, Note, Ct));
        await Assert.ThrowsAsync<RecordExistsException>(() => store.KeepRecordAsync("audit", "b", new byte[] { 9 }, Note, Ct));

        Assert.Equal(content.AsEnumerable(), await store.ReadRecordAsync("audit", "b", Ct));
        Assert.Equal(0, (await store.ReadRecordAsync("audit", "a", Ct))?.Length);
        Assert.Null(await store.ReadRecordAsync("audit", "c", Ct));
        Assert.Equal(["b", "a"], await store.ListRecordsAsync("audit", Ct));
        Assert.Equal(4, (await store.VerifyAsync(null, Ct)).Revisions);
    }
}
