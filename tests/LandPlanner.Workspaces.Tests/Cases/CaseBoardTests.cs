using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Boards of cases in a file.</summary>
public sealed class GeoPackageCaseBoardTests() : CaseBoardConformance(new FileTown());

/// <summary>Boards of cases on a server.</summary>
public sealed class PostGisCaseBoardTests(SharedCluster server) : CaseBoardConformance(new ServerTown(server));
