using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>People of a workspace in a file.</summary>
public sealed class GeoPackagePeopleTests() : PeopleConformance(new FileTown());

/// <summary>People of a workspace on a server.</summary>
public sealed class PostGisPeopleTests(SharedCluster server) : PeopleConformance(new ServerTown(server));
