using System.CommandLine;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Cli;

/// <summary>How a shape is given: as WKT, or as that of a feature.</summary>
internal static class SiteOptions
{
    public static Option<string?> Wkt() => new("--wkt") { Description = "The shape, in the workspace's coordinate system. 图形" };

    public static Option<string?> Feature() => new("--feature") { Description = "The feature whose shape it is. 要素", HelpName = "LAYER:ID" };

    /// <summary>Null where neither is given.</summary>
    /// <exception cref="WorkspaceException">Both are given, the WKT cannot be read, or there is no such feature with a shape.</exception>
    public static async Task<Geometry?> ReadAsync(string? wkt, string? feature, Workspace workspace, CancellationToken ct)
    {
        switch (wkt, feature)
        {
            case (null, null):
                return null;
            case ({ } text, null):
                try
                {
                    return new WKTReader { IsOldNtsCoordinateSyntaxAllowed = false }.Read(text);
                }
                catch (Exception unreadable) when (unreadable is ParseException or ArgumentException)
                {
                    throw new WorkspaceException($"The WKT cannot be read ({unreadable.Message.TrimEnd('.')}): write it like POLYGON ((x y, x y, x y, x y)).", unreadable);
                }

            case (null, { } name) when name.LastIndexOf(':') is > 0 and var at && long.TryParse(name[(at + 1)..], out var id):
                return (await workspace.Store.ReadAsync(name[..at], new() { Ids = [id] }, ct).FirstOrDefaultAsync(ct))?.Shape
                    ?? throw new WorkspaceException($"'{name[..at]}' has no feature {id} with a shape.");
            default:
                throw new WorkspaceException("Say where it is in one way: --wkt WKT, or --feature LAYER:ID.");
        }
    }
}
