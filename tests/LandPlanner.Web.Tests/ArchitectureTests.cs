namespace LandPlanner.Web.Tests;

/// <summary>The map's arrows point inward; those of the rooms further in are held by the tests of the workspaces.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] FurtherIn = ["LandPlanner", "LandPlanner.Gdal", "LandPlanner.GeoPackage", "LandPlanner.PostGis", "LandPlanner.Reports", "LandPlanner.Workspaces"];

    [Fact]
    public void The_map_knows_the_workspaces_and_what_lies_further_in_and_no_command_line()
    {
        var ours = typeof(MapHost).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => name == "LandPlanner" || name.StartsWith("LandPlanner.", StringComparison.Ordinal)).ToList();

        Assert.Contains("LandPlanner.Workspaces", ours);
        Assert.Empty(ours.Except(FurtherIn));
    }

    [Fact]
    public void The_map_opens_stores_through_the_workspaces_only()
    {
        string[] stores = ["LandPlanner.GeoPackage", "LandPlanner.PostGis", "Microsoft.Data.Sqlite", "Npgsql"];

        Assert.Empty(typeof(MapHost).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Intersect(stores));
    }
}
