using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Plans;

/// <summary>In a file.</summary>
public sealed class GeoPackagePlanTests() : PlanConformance(new FileTown());

/// <summary>On a server.</summary>
public sealed class PostGisPlanTests(SharedCluster server) : PlanConformance(new ServerTown(server));
