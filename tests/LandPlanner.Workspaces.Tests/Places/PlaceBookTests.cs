using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Places;

/// <summary>Inspected places in a file.</summary>
public sealed class GeoPackagePlaceBookTests : PlaceBookConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override string Address => _folder.File("town.gpkg");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Inspected places on a server.</summary>
public sealed class PostGisPlaceBookTests(SharedCluster server) : PlaceBookConformance
{
    private readonly Lazy<string> _address = new(() => server.NewAddress());

    protected override string Address => _address.Value;
}
