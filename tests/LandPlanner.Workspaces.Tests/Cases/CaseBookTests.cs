using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Cases in a file.</summary>
public sealed class GeoPackageCaseBookTests : CaseBookConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override string Address => _folder.File("town.gpkg");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Cases on a server.</summary>
public sealed class PostGisCaseBookTests(SharedCluster server) : CaseBookConformance
{
    private readonly Lazy<string> _address = new(() => server.NewAddress());

    protected override string Address => _address.Value;
}
