using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Boards of cases in a file.</summary>
public sealed class GeoPackageCaseBoardTests : CaseBoardConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override string Address => _folder.File("town.gpkg");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Boards of cases on a server.</summary>
public sealed class PostGisCaseBoardTests(SharedCluster server) : CaseBoardConformance
{
    private readonly Lazy<string> _address = new(() => server.NewAddress());

    protected override string Address => _address.Value;
}
