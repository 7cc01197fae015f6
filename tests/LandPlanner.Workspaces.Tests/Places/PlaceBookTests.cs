using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Places;

/// <summary>Inspected places in a file.</summary>
public sealed class GeoPackagePlaceBookTests() : PlaceBookConformance(new FileTown());

/// <summary>Inspected places on a server.</summary>
public sealed class PostGisPlaceBookTests(SharedCluster server) : PlaceBookConformance(new ServerTown(server));
