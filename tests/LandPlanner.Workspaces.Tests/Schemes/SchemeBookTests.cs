using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Schemes;

/// <summary>Schemes in a file.</summary>
public sealed class GeoPackageSchemeBookTests : SchemeBookConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override string Address => _folder.File("town.gpkg");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Schemes on a server.</summary>
public sealed class PostGisSchemeBookTests(SharedCluster server) : SchemeBookConformance
{
    private readonly Lazy<string> _address = new(() => server.NewAddress());

    protected override string Address => _address.Value;
}
