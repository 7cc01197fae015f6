using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Figures;

/// <summary>Figures of a file.</summary>
public sealed class GeoPackageFigureRunTests() : FigureRunConformance(new FileTown());

/// <summary>Figures of a server.</summary>
public sealed class PostGisFigureRunTests(SharedCluster server) : FigureRunConformance(new ServerTown(server));
