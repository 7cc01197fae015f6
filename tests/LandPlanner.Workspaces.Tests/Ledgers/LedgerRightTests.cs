using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Ledgers;

/// <summary>Writers of ledgers in a file.</summary>
public sealed class GeoPackageLedgerRightTests() : LedgerRightConformance(new FileTown());

/// <summary>Writers of ledgers on a server.</summary>
public sealed class PostGisLedgerRightTests(SharedCluster server) : LedgerRightConformance(new ServerTown(server));
