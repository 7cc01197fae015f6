using System.Text;
using LandPlanner.Stores;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    private static readonly byte[] Abc = Encoding.UTF8.GetBytes("abc");

    /// <summary>The digests of nothing and of "abc" are those that NIST gives as examples of SHA-256.</summary>
    [Fact]
    public async Task What_an_edit_brings_is_kept_in_its_revision()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        await using var before = await store.OpenSnapshotAsync(Ct);

        var revision = await store.CommitAsync(
            new(Note)
            {
                Updates = [new(Parcels.Name, 1, 1, SquareShape(0, 0), Values("有照片"))],
                Records = [new("photo", "2", Abc), new("photo", "10", Abc), new("letter", "无", ReadOnlyMemory<byte>.Empty)],
            },
            Ct);

        Assert.Contains(
            """
            "records":[{"id":"无","kind":"letter","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},{"id":"10","kind":"photo","sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},{"id":"2","kind":"photo","sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}],"updates":1
            """,
            revision.Details, StringComparison.Ordinal);
        Assert.Equal((3, RevisionKind.Edited, "有照片"), (revision.Number, revision.Kind, (await ReadAsync(store))[0].Values[0]));
        Assert.Equal(["10", "2"], await store.ListRecordsAsync("photo", Ct));
        Assert.Equal(Abc.AsEnumerable(), await store.ReadRecordAsync("photo", "2", Ct));
        Assert.Equal(0, (await store.ReadRecordAsync("letter", "无", Ct))?.Length);
        Assert.Empty((await store.VerifyAsync(revision.Hash, Ct)).Problems);
        Assert.Empty(await before.ListRecordsAsync("photo", Ct));
        Assert.Null(await before.ReadRecordAsync("photo", "2", Ct));
    }

    [Fact]
    public async Task Records_alone_are_an_edit_that_touches_no_layer()
    {
        await using var store = await CreateEmptyAsync();
        var written = await WriteAsync(store, [Square(0, 0)]);

        var revision = await store.CommitAsync(new(Note) { Records = [new("photo", "1", Abc)] }, Ct);
        var later = await store.CommitAsync(new(Note) { Records = [new("photo", "0", Abc)] }, Ct);

        Assert.Equal((3, 4), (revision.Number, later.Number));
        Assert.Empty(revision.Layers);
        Assert.Equal(written.Number, (await store.GetLayerAsync(Parcels.Name, Ct)).Revision);
        Assert.Equal(["1", "0"], await store.ListRecordsAsync("photo", Ct));
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task An_edit_without_records_says_nothing_of_them()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);

        var revision = await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);

        Assert.EndsWith(""" "layers":[{"area":0,"count":0,"name":"地块"}],"updates":0} """.Trim(), revision.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_already_with_the_same_content_is_not_kept_again()
    {
        await using var store = await CreateEmptyAsync();
        await store.KeepRecordAsync("photo", "1", Abc, Note, Ct);
        await store.CommitAsync(new(Note) { Records = [new("photo", "2", Abc)] }, Ct);

        var mixed = await store.CommitAsync(new(Note) { Records = [new("photo", "1", Abc), new("photo", "3", Abc), new("photo", "2", Abc), new("photo", "3", Abc)] }, Ct);
        var nothing = await store.CommitAsync(new(Note) { Records = [new("photo", "2", Abc)] }, Ct);
        var again = await store.KeepRecordAsync("photo", "3", Abc, Note, Ct);

        Assert.Contains("\"records\":[{\"id\":\"3\",\"kind\":\"photo\",", mixed.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("records", nothing.Details, StringComparison.Ordinal);
        Assert.Null(again);
        Assert.Equal(["1", "2", "3"], await store.ListRecordsAsync("photo", Ct));
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_record_with_other_content_refuses_the_whole_edit()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        await store.CommitAsync(new(Note) { Records = [new("photo", "1", Abc)] }, Ct);
        var head = (await store.VerifyAsync(null, Ct)).Head;
        KeptContent[][] refused =
        [
            [new("photo", "0", Abc), new("photo", "1", new byte[] { 1 })],
            [new("photo", "0", Abc), new("photo", "0", new byte[] { 1 })],
            [new("photo", "1", ReadOnlyMemory<byte>.Empty)],
        ];

        foreach (var records in refused)
        {
            await Assert.ThrowsAsync<RecordExistsException>(() => store.CommitAsync(
                new(Note) { Deletes = [new(Parcels.Name, 1, 1)], Records = records }, Ct));
        }

        await Assert.ThrowsAsync<RecordExistsException>(() => store.KeepRecordAsync("photo", "1", new byte[] { 1 }, Note, Ct));
        Assert.Single(await ReadAsync(store));
        Assert.Equal(["1"], await store.ListRecordsAsync("photo", Ct));
        Assert.Equal((head, 0), ((await store.VerifyAsync(null, Ct)).Head, (await store.VerifyAsync(null, Ct)).Problems.Count));
    }

    [Fact]
    public async Task An_edit_that_fails_or_is_cancelled_keeps_nothing_of_what_it_brought()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        using var cancelling = new CancellationTokenSource();
        await cancelling.CancelAsync();

        await Assert.ThrowsAsync<EditConflictException>(() => store.CommitAsync(
            new(Note) { Deletes = [new(Parcels.Name, 1, 7)], Records = [new("photo", "1", Abc)] }, Ct));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(
            new(Note) { Deletes = [new(Parcels.Name, 1, 1)], Records = [new("photo", "1", Abc)] }, cancelling.Token));

        Assert.Empty(await store.ListRecordsAsync("photo", Ct));
        Assert.Equal((2, 1), ((await store.VerifyAsync(null, Ct)).Revisions, (await ReadAsync(store)).Count));
    }

    [Fact]
    public async Task Of_those_who_bring_different_content_under_one_id_at_once_one_wins()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, []);

        var edits = Enumerable.Range(0, 8).Select(i => Task.Run(() => store.CommitAsync(
            new(Note) { Adds = [new(Parcels.Name, SquareShape(i, 0), Values($"{i}"))], Records = [new("photo", "1", new byte[] { (byte)i })] }, Ct)));
        var outcomes = await Task.WhenAll(edits.Select(async edit =>
        {
            try
            {
                await edit;
                return true;
            }
            catch (RecordExistsException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, won => won);
        Assert.Equal($"{(await store.ReadRecordAsync("photo", "1", Ct))![0]}", Assert.Single(await ReadAsync(store)).Values[0]);
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }
}
