using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>In a file.</summary>
public sealed class GeoPackageCaseIntakeTests : CaseIntakeConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override string Address => _folder.File("town.gpkg");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>On a server.</summary>
public sealed class PostGisCaseIntakeTests(SharedCluster server) : CaseIntakeConformance
{
    private readonly Lazy<string> _address = new(() => server.NewAddress());

    protected override string Address => _address.Value;
}
