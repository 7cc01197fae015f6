using LandPlanner.Features;
using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis.Tests;

/// <summary>A workspace that its owner filled before there were roles, and people with one role each.</summary>
internal sealed class Team : IAsyncDisposable
{
    public static readonly string[] HistoryTables =
        ["landplanner_revisions", "landplanner_writes", "landplanner_changes", "landplanner_records", "landplanner_generation_2"];

    private readonly Server _server;
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..8];
    private readonly List<PostGisStore> _stores = [];

    private Team(Server server, TestHistory history) => (_server, History) = (server, history);

    public TestHistory History { get; }

    /// <summary>As the server's administrator, who made the workspace.</summary>
    public PostGisStore Maker => History.Store;

    /// <summary>Revisions as <see cref="TestHistory.MakeReplacedAsync"/>, so that there is a kept generation, too.</summary>
    public static async Task<Team> MakeAsync(Server server) => new(server, await TestHistory.MakeReplacedAsync(server));

    /// <summary>The name of a login on the server that is made when it is asked for first.</summary>
    public string User(string name)
    {
        var user = $"{name}_{_suffix}";
        if (_server.Cluster.Query($"SELECT 1 FROM pg_roles WHERE rolname = '{user}'").Length == 0)
            _server.Cluster.Query($"CREATE ROLE {user} LOGIN");
        return user;
    }

    public async Task<PostGisStore> JoinAsync(WorkspaceRole role, string? name = null)
    {
        var user = User(name ?? role.ToString().ToLowerInvariant());
        await Maker.GrantAsync(role, user, Server.Ct);
        return await OpenAsync(user);
    }

    public async Task<PostGisStore> OpenAsync(string user)
    {
        var store = await Server.OpenAsync(AddressOf(user));
        _stores.Add(store);
        return store;
    }

    public PostGisAddress AddressOf(string user) => PostGisAddress.Parse(_server.Cluster.Address(History.Address.Schema, user));

    /// <summary>What the server says to SQL that a user runs past LandPlanner; null where it obeys.</summary>
    public async Task<string?> SqlAsync(string user, string sql)
    {
        await using var connection = new NpgsqlConnection(
            _server.Cluster.ConnectionString.Replace("Username=postgres", $"Username={user};Pooling=false", StringComparison.Ordinal));
        await connection.OpenAsync(Server.Ct);
        await using var command = new NpgsqlCommand($"""BEGIN; SET LOCAL search_path = "{History.Address.Schema}", public; {sql}; ROLLBACK""", connection);
        try
        {
            await command.ExecuteNonQueryAsync(Server.Ct);
            return null;
        }
        catch (PostgresException refusal)
        {
            return refusal.SqlState;
        }
    }

    public static Task<Revision> FindAsync(IFeatureStore store, string layer = "findings", WriteMode mode = WriteMode.Create, FeatureSchema? schema = null) =>
        store.WriteLayerAsync(
            Parcels.Draft with { Name = layer, Schema = schema ?? Parcels.Draft.Schema }, mode,
            Parcels.Squares(2).Select(square => square with { Values = new object?[(schema ?? Parcels.Draft.Schema).Fields.Count] }).ToAsyncEnumerable(),
            () => Parcels.From("audit") with { CrsFoundBy = Provenance.FromWorkspace }, Server.Note, Server.Ct);

    /// <summary>A refusal that a user of a role must get: one sentence that names him and what to do, and no change.</summary>
    public async Task RefusedAsync(Func<Task> doing)
    {
        var head = (await Maker.VerifyAsync(null, Server.Ct)).Head;
        AssertSentence(await Assert.ThrowsAnyAsync<WorkspaceException>(doing));
        var after = await Maker.VerifyAsync(null, Server.Ct);
        Assert.Empty(after.Problems);
        Assert.Equal(head, after.Head);
    }

    public async Task HistoryIsSafeAsync(string user)
    {
        foreach (var table in HistoryTables)
            await DeniedAsync(user, $"DELETE FROM {table}", $"TRUNCATE {table}", $"DROP TABLE {table}", $"ALTER TABLE {table} ADD COLUMN x int");
        await DeniedAsync(
            user, "UPDATE landplanner_revisions SET hash = 'x'", "UPDATE landplanner_writes SET manifest = ''", "UPDATE landplanner_changes SET after = NULL",
            "UPDATE landplanner_records SET content = ''", "UPDATE landplanner_generation_2 SET name = 'x'", "INSERT INTO landplanner_generation_2 (fid, lp_version) VALUES (77, 1)",
            "DELETE FROM landplanner_workspace", "UPDATE landplanner_workspace SET crs = ''", "DROP FUNCTION landplanner_keep(text)", "DROP SCHEMA \"" + History.Address.Schema + "\" CASCADE");
    }

    /// <summary>42501 is SQL's "insufficient privilege".</summary>
    public async Task DeniedAsync(string user, params string[] statements)
    {
        foreach (var sql in statements)
            Assert.Equal((sql, "42501"), (sql, await SqlAsync(user, sql)));
    }

    public static void AssertSentence(WorkspaceException refusal)
    {
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.All(
            new[] { "Exception", "   at ", "Npgsql", "42501", "XX000", "geheim" },
            word => Assert.DoesNotContain(word, refusal.Message, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        await History.DisposeAsync();
    }
}
