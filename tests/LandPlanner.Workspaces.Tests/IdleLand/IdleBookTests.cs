using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.IdleLand;

/// <summary>Idle land in a file.</summary>
public sealed class GeoPackageIdleBookTests() : IdleBookConformance(new FileTown());

/// <summary>Idle land on a server.</summary>
public sealed class PostGisIdleBookTests(SharedCluster server) : IdleBookConformance(new ServerTown(server));
