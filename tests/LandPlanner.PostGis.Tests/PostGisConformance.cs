using LandPlanner.Stores;
using LandPlanner.Testing;

namespace LandPlanner.PostGis.Tests;

public sealed class PostGisConformance(Server server) : FeatureStoreConformance
{
    protected override async ValueTask<IFeatureStore> CreateEmptyAsync() => await server.CreateAsync();
}
