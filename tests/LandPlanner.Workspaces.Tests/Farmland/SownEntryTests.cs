using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Farmland;

/// <summary>Sown crops in a file.</summary>
public sealed class GeoPackageSownEntryTests() : SownEntryConformance(new FileTown());

/// <summary>Sown crops on a server.</summary>
public sealed class PostGisSownEntryTests(SharedCluster server) : SownEntryConformance(new ServerTown(server));
