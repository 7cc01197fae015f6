using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Schemes;

/// <summary>Schemes in a file.</summary>
public sealed class GeoPackageSchemeBookTests() : SchemeBookConformance(new FileTown());

/// <summary>Schemes on a server.</summary>
public sealed class PostGisSchemeBookTests(SharedCluster server) : SchemeBookConformance(new ServerTown(server));
