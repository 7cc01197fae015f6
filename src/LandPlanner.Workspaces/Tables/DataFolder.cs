namespace LandPlanner.Workspaces.Tables;

/// <summary>Where the tables lie.</summary>
public static class DataFolder
{
    /// <summary>Names another folder than the one that comes with the program.</summary>
    public const string Variable = "LANDPLANNER_DATA";

    /// <summary>The folder that <see cref="Variable"/> names, else <c>data</c> beside the binaries.</summary>
    /// <exception cref="TableException">There is no such folder.</exception>
    public static string Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var folder = string.IsNullOrWhiteSpace(named) ? Path.Combine(AppContext.BaseDirectory, "data") : named;
        return Directory.Exists(folder)
            ? folder
            : throw new TableException(folder, 0, $"there is no such folder. Point {Variable} at the folder 'data' of LandPlanner, or install it again.");
    }
}
