using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>Projects in a file.</summary>
public sealed class GeoPackageProjectBookTests : ProjectBookConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override string Address => _folder.File("town.gpkg");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Projects on a server.</summary>
public sealed class PostGisProjectBookTests(SharedCluster server) : ProjectBookConformance
{
    private readonly Lazy<string> _address = new(() => server.NewAddress());

    protected override string Address => _address.Value;
}
