namespace LandPlanner.Testing;

/// <summary>One cluster for all tests of an assembly, started by the first that needs it. Each workspace has a schema of its own.</summary>
public sealed class SharedCluster : IDisposable
{
    private readonly Lazy<PostGisCluster> _cluster = new(() => PostGisCluster.Start());

    public PostGisCluster Cluster => _cluster.Value;

    /// <summary>An address that nobody used yet, with a password that the cluster does not ask for.</summary>
    public string NewAddress(string password = "geheim") => Cluster.Address($"w{Guid.NewGuid():N}", $"postgres:{password}");

    public static string SchemaOf(string address) => address[(address.IndexOf("schema=", StringComparison.Ordinal) + "schema=".Length)..];

    /// <summary>Runs SQL past a workspace, in its own schema.</summary>
    public string Sql(string address, string sql) => Cluster.Query($"""SET search_path = "{SchemaOf(address)}", public; {sql}""");

    /// <summary>Whether there is anything at an address.</summary>
    public bool IsThere(string address) => Cluster.Query($"SELECT 1 FROM pg_namespace WHERE nspname = '{SchemaOf(address)}'").Length > 0;

    public void Dispose()
    {
        if (_cluster.IsValueCreated)
            _cluster.Value.Dispose();
    }
}
