using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>In a file.</summary>
public sealed class GeoPackageCaseIntakeTests() : CaseIntakeConformance(new FileTown());

/// <summary>On a server.</summary>
public sealed class PostGisCaseIntakeTests(SharedCluster server) : CaseIntakeConformance(new ServerTown(server));
