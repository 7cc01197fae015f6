using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Schemes;

/// <summary>Live shares of a file.</summary>
public sealed class GeoPackageLiveSharesTests() : LiveSharesConformance(new FileTown());

/// <summary>Live shares of a server.</summary>
public sealed class PostGisLiveSharesTests(SharedCluster server) : LiveSharesConformance(new ServerTown(server));
