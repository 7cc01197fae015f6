using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Cases in a file.</summary>
public sealed class GeoPackageCaseBookTests() : CaseBookConformance(new FileTown());

/// <summary>Cases on a server.</summary>
public sealed class PostGisCaseBookTests(SharedCluster server) : CaseBookConformance(new ServerTown(server));
