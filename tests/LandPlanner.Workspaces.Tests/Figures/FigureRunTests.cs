using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Figures;

/// <summary>Figures of a file.</summary>
public sealed class GeoPackageFigureRunTests : FigureRunConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override string Address => _folder.File("town.gpkg");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Figures of a server.</summary>
public sealed class PostGisFigureRunTests(SharedCluster server) : FigureRunConformance
{
    private readonly Lazy<string> _address = new(() => server.NewAddress());

    protected override string Address => _address.Value;
}
