using LandPlanner.Stores;
using LandPlanner.Testing;

namespace LandPlanner.GeoPackage.Tests;

public sealed class GeoPackageConformance : FeatureStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async ValueTask<IFeatureStore> CreateEmptyAsync() =>
        await GeoPackageStore.CreateAsync(_folder.File($"{Guid.NewGuid():N}.gpkg"), TestCrs.Gk123, "周工", TimeProvider.System, Ct);
}
