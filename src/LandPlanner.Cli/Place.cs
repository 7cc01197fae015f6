using System.Globalization;
using LandPlanner.Crs;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using NetTopologySuite.Geometries;

namespace LandPlanner.Cli;

/// <summary>A place as the command line takes it.</summary>
/// <param name="Point">In the workspace's plane, x before y.</param>
/// <param name="FromDegrees">Whether it was given as longitude and latitude.</param>
internal sealed record Place(Coordinate Point, bool FromDegrees)
{
    private const int Cgcs2000Degrees = 4490;

    // No plane of the workspace has such small numbers in China, and no other numbers can be degrees there.
    private static readonly Envelope ChinaDegrees = new(73, 136, 3, 54);
    private static readonly Envelope AnyDegrees = new(-180, 180, -180, 180);

    /// <exception cref="WorkspaceException">It is not "X,Y", or lies where the workspace's plane cannot.</exception>
    public static Place Parse(string text, Workspace workspace)
    {
        var parts = text.Split(',', '，');
        if (parts.Length != 2 || !TryNumber(parts[0], out var x) || !TryNumber(parts[1], out var y))
            throw new WorkspaceException($"'{text}' is no place; write it like 502000,3303000 (x east before y north) or 105.02,29.84 (longitude, latitude).");
        if (ChinaDegrees.Contains(x, y))
            return new(FromLongitude(x, y, workspace), true);
        if (AnyDegrees.Contains(x, y))
        {
            throw new WorkspaceException(
                $"'{text}' is neither metres of the workspace's plane nor longitude and latitude in China. Write the longitude, or the easting, first.");
        }

        return new(new(x, y), false);
    }

    private static Coordinate FromLongitude(double longitude, double latitude, Workspace workspace)
    {
        var (x, y) = Reprojector.Create(workspace.Tables.Crs.Get(new(Cgcs2000Degrees)), workspace.Crs).Transform(longitude, latitude);
        return new(x, y);
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
