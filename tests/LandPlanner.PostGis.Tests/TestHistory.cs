using LandPlanner.Stores;

namespace LandPlanner.PostGis.Tests;

/// <summary>A workspace with a bit of every history, and ways past the store into it.</summary>
internal sealed class TestHistory : IAsyncDisposable
{
    private readonly Server _server;

    private TestHistory(Server server, PostGisAddress address, PostGisStore store) => (_server, Address, Store) = (server, address, store);

    public PostGisAddress Address { get; }

    public PostGisStore Store { get; }

    /// <summary>Revisions: created, layer written, two edits, a record. Feature 2 was edited twice, feature 3 once; the second edit brought two photographs.</summary>
    public static async Task<TestHistory> MakeAsync(Server server)
    {
        var address = server.NewAddress();
        var store = await server.CreateAsync(address);
        await Parcels.WriteAsync(store, Parcels.Squares(10));
        await store.CommitAsync(new(Server.Note) { Updates = [Update(2, 1), Update(3, 1)] }, Server.Ct);
        await store.CommitAsync(new(Server.Note) { Updates = [Update(2, 2)], Records = [new("photo", "p2", new byte[] { 8 }), new("photo", "p1", new byte[] { 7 })] }, Server.Ct);
        await store.KeepRecordAsync("audit", "1", new byte[] { 1, 2 }, Server.Note, Server.Ct);
        return new(server, address, store);
    }

    /// <summary>Afterwards the layer was edited once more and replaced: revisions 6 and 7.</summary>
    public static async Task<TestHistory> MakeReplacedAsync(Server server)
    {
        var history = await MakeAsync(server);
        await history.Store.CommitAsync(Parcels.Update(3, 2, "改"), Server.Ct);
        await Parcels.WriteAsync(history.Store, Parcels.Squares(3, "新"), WriteMode.Replace);
        return history;
    }

    public string Sql(string sql) => _server.Sql(Address, sql);

    public async Task<IReadOnlyList<VerificationProblem>> ProblemsAsync(string? head = null) => (await Store.VerifyAsync(head, Server.Ct)).Problems;

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static FeatureUpdate Update(long id, long version) =>
        new(Parcels.Name, id, version, Parcels.Square(500_000, 3_300_000), ["地块改", version]);
}
