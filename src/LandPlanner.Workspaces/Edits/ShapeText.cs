using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Edits;

/// <summary>Shapes as people type them.</summary>
internal static class ShapeText
{
    /// <summary>The shape on the grid. What an import would repair is refused here: whoever drew it can mend it.</summary>
    /// <exception cref="WorkspaceException">Not WKT, or no valid shape of the layer's kind: says why and where.</exception>
    public static Geometry Read(string wkt, LayerInfo layer, Workspace workspace) => layer.Kind == GeometryKind.None
        ? throw new WorkspaceException($"'{layer.Name}' is a table without shapes: leave --wkt out.")
        : Take(Loose(wkt), layer, workspace);

    /// <summary>A drawn shape on the grid, as strictly.</summary>
    /// <exception cref="WorkspaceException">No valid shape of the layer's kind: says why and where.</exception>
    public static Geometry Take(LooseShape? drawn, LayerInfo layer, Workspace workspace)
    {
        var result = new Intake(workspace.Areas, layer.Kind).Take(drawn);
        return result is { Status: IntakeStatus.Intact, Shape: { } shape }
            ? shape
            : throw new WorkspaceException($"The shape cannot be saved: {string.Join("; ", result.Defects.Select(Word))}. Mend it, then try again.");
    }

    private static LooseShape? Loose(string wkt)
    {
        try
        {
            var shape = new WKTReader { IsOldNtsCoordinateSyntaxAllowed = false }.Read(wkt);
            return LooseShapeReader.Read(shape.AsBinary(), GeometryKind.None, out _);
        }
        catch (Exception unreadable) when (unreadable is ParseException or ArgumentException)
        {
            throw new WorkspaceException($"The WKT cannot be read ({unreadable.Message.TrimEnd('.')}): write it like POLYGON ((x y, x y, x y, x y)).", unreadable);
        }
    }

    private static Sentence Word(Defect defect) => defect is { X: { } x, Y: { } y }
        ? (Sentence)$"{DefectWords.Of(defect.Reason)} at {x:F4} {y:F4}"
        : DefectWords.Of(defect.Reason);
}
