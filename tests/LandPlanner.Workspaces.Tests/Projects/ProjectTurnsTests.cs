using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>Turns at projects in a file.</summary>
public sealed class GeoPackageProjectTurnsTests() : ProjectTurnsConformance(new FileTown());

/// <summary>Turns at projects on a server.</summary>
public sealed class PostGisProjectTurnsTests(SharedCluster server) : ProjectTurnsConformance(new ServerTown(server));
