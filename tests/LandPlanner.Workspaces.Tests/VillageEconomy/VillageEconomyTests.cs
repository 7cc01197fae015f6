using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.VillageEconomy;

/// <summary>In a file.</summary>
public sealed class GeoPackageVillageEconomyTests() : VillageEconomyConformance(new FileTown());

/// <summary>On a server.</summary>
public sealed class PostGisVillageEconomyTests(SharedCluster server) : VillageEconomyConformance(new ServerTown(server));
