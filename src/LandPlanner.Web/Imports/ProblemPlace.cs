using LandPlanner.Features;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Web.Imports;

/// <summary>Where a record with a problem lies in the workspace's plane.</summary>
/// <param name="X">Of the fault itself; the middle of the record where the fault has no place of its own.</param>
/// <param name="Box">minx, miny, maxx, maxy of the record, or of the fault alone.</param>
public sealed record ProblemPlace(double X, double Y, double[] Box)
{
    /// <summary>Null where it lies nowhere.</summary>
    /// <param name="preview">Knows where records lie; null where nobody does.</param>
    public static ProblemPlace? Of(RecordProblem problem, ImportPreview? preview)
    {
        var box = preview?.Places.GetValueOrDefault(problem.Record);
        if (problem is { X: { } x, Y: { } y } && double.IsFinite(x) && double.IsFinite(y))
            return new(x, y, box is null ? [x, y, x, y] : [box.MinX, box.MinY, box.MaxX, box.MaxY]);
        return box is null ? null : new(box.Centre.X, box.Centre.Y, [box.MinX, box.MinY, box.MaxX, box.MaxY]);
    }
}
