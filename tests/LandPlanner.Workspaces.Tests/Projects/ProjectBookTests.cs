using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>Projects in a file.</summary>
public sealed class GeoPackageProjectBookTests() : ProjectBookConformance(new FileTown());

/// <summary>Projects on a server.</summary>
public sealed class PostGisProjectBookTests(SharedCluster server) : ProjectBookConformance(new ServerTown(server));
