using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Ledgers;

/// <summary>Ledgers of a file.</summary>
public sealed class GeoPackageLedgerCommitTests() : LedgerCommitConformance(new FileTown());

/// <summary>Ledgers of a server.</summary>
public sealed class PostGisLedgerCommitTests(SharedCluster server) : LedgerCommitConformance(new ServerTown(server));
