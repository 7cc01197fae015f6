using LandPlanner.PostGis.Tests;
using LandPlanner.Stores;
using LandPlanner.Testing;

[assembly: AssemblyFixture(typeof(Server))]

namespace LandPlanner.PostGis.Tests;

/// <summary>One cluster for all tests that leave it running; each workspace has a schema of its own.</summary>
public sealed class Server : IDisposable
{
    private readonly Lazy<PostGisCluster> _cluster = new(() => PostGisCluster.Start("-c max_connections=300"));

    public PostGisCluster Cluster => _cluster.Value;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static RevisionNote Note { get; } = new("周工", "测试");

    /// <summary>An address that nobody used yet.</summary>
    public PostGisAddress NewAddress(string user = "postgres") =>
        PostGisAddress.Parse(Cluster.Address($"w{Guid.NewGuid():N}", user));

    public Task<PostGisStore> CreateAsync(PostGisAddress? address = null) =>
        PostGisStore.CreateAsync(address ?? NewAddress(), TestCrs.Gk123, "周工", TimeProvider.System, Ct);

    public static Task<PostGisStore> OpenAsync(PostGisAddress address, bool readOnly = false) =>
        PostGisStore.OpenAsync(address, readOnly, TimeProvider.System, Ct);

    /// <summary>Runs SQL past the workspace, as the server's administrator, in the workspace's own schema.</summary>
    public string Sql(PostGisAddress address, string sql) =>
        Cluster.Query($"""SET search_path = "{address.Schema}", public; {sql}""");

    public void Dispose()
    {
        if (_cluster.IsValueCreated)
            _cluster.Value.Dispose();
    }
}
