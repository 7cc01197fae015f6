using System.Reflection;

namespace LandPlanner.Workspaces.Tests;

/// <summary>Arrows point inward only: hosts → workspaces → adapters → engine.</summary>
public sealed class ArchitectureTests
{
    private const string Engine = "LandPlanner";

    private static readonly string[] Adapters = ["LandPlanner.Gdal", "LandPlanner.GeoPackage", "LandPlanner.PostGis", "LandPlanner.Reports"];

    [Fact]
    public void The_engine_knows_geometry_and_projections_and_nothing_else()
    {
        string[] allowed = ["NetTopologySuite", "ProjNET"];

        Assert.All(References(Engine), name => Assert.True(IsSystem(name) || allowed.Contains(name), $"The engine references {name}."));
    }

    [Theory]
    [InlineData("LandPlanner.Gdal")]
    [InlineData("LandPlanner.GeoPackage")]
    [InlineData("LandPlanner.PostGis")]
    [InlineData("LandPlanner.Reports")]
    public void An_adapter_knows_the_engine_and_no_other_room(string adapter) =>
        Assert.Equal([Engine], References(adapter).Where(IsOurs));

    [Fact]
    public void The_workspaces_know_adapters_and_engine_and_no_host() => Assert.Equal(
        Adapters.Prepend(Engine).Order(StringComparer.Ordinal),
        References("LandPlanner.Workspaces").Where(IsOurs).Order(StringComparer.Ordinal));

    private static IEnumerable<string> References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static bool IsOurs(string name) => name == Engine || name.StartsWith("LandPlanner.", StringComparison.Ordinal);

    private static bool IsSystem(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard";
}
