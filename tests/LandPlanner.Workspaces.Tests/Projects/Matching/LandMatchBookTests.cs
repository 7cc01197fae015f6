using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Projects.Matching;

/// <summary>Land for projects in a file.</summary>
public sealed class GeoPackageLandMatchBookTests() : LandMatchBookConformance(new FileTown());

/// <summary>Land for projects on a server.</summary>
public sealed class PostGisLandMatchBookTests(SharedCluster server) : LandMatchBookConformance(new ServerTown(server));
