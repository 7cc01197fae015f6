using LandPlanner.Cases;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Polygons of cases as they are stored.</summary>
internal static class CaseShape
{
    // What the desk said of another polygon is not true of this one: it is compared anew.
    private static readonly string[] OfTheDesk =
        ["farmland_m2", "basic_farmland_m2", "red_line_m2", "approved_m2", "class_before", "class_now", "plan_class", "desk_verdict", "desk_reasons"];

    // What is smaller is a sliver anywhere, and no patch.
    private const double LeastSquareMetres = 1;

    private const string TooSmall = "too-small";

    /// <summary>Why a shape is none that a case can have, as a word and as a full sentence; null where it is one.</summary>
    public static (string Reason, Sentence Sentence)? FaultOf(Geometry? shape, Workspace workspace)
    {
        if (shape is not { IsEmpty: false })
            return (DefectReasons.NullShape, "Its shape is no polygon with an area.");
        if (!CrsGuess.MayLieOn(shape.EnvelopeInternal, workspace.Crs))
        {
            return (
                DefectReasons.OutsideWorld,
                $"Its shape lies off the plane of the workspace, {workspace.Crs.Name} (x {shape.EnvelopeInternal.MinX:0.##}, y {shape.EnvelopeInternal.MinY:0.##}): give metres in that plane, not degrees.");
        }

        return workspace.Areas.SquareMetresOf(shape) is var area && area < LeastSquareMetres
            ? (TooSmall, $"Its shape has {area:0.00} m²: a case is of {LeastSquareMetres} m² at least.")
            : null;
    }

    /// <summary>A case's row on another polygon; village and desk are to be settled (<see cref="SettleAsync"/>).</summary>
    public static LedgerRow Reshaped(LedgerRow row, Geometry shape, Workspace workspace) => row.WithShape(shape)
        .With("area_m2", workspace.Areas.Of(shape).SquareMetres).With(OfTheDesk.Select(field => new KeyValuePair<string, object?>(field, null)));

    /// <summary>Cases on other polygons with the village each lies in for the greater part, and what the desk says of each where it had compared what they came from.</summary>
    /// <param name="from">Of whose village they are: one that somebody told against the ground stays.</param>
    /// <param name="origins">All that they came from.</param>
    public static async Task<IReadOnlyList<Case>> SettleAsync(CaseBook book, Case from, IReadOnlyList<Case> origins, IReadOnlyList<Case> reshaped, CancellationToken ct)
    {
        var settled = reshaped;
        if (await VillageGround.ReadAsync(book.Workspace, ct) is { } villages && (from.Village.Length == 0 || from.Village == villages.NameAt(from.Shape!)))
            settled = [.. reshaped.Select(one => new Case(one.Row.With("village", villages.NameAt(one.Shape!) ?? one.Village)))];
        if (!origins.Any(origin => origin.Row.Text("desk_verdict").Length > 0))
            return settled;
        var desk = await DeskCompare.ReadAsync(book.Workspace, ct);
        var isTold = await SanctionTold.OfAsync(book, from, ct);
        return await Task.Run(() => desk.Renew(settled, isTold, ct), ct);
    }

    /// <summary>A polygon whose corners lie on the grid.</summary>
    /// <exception cref="CaseRefusedException">It has no area.</exception>
    public static Geometry OnGrid(Geometry shape, Workspace workspace, string number) =>
        new Intake(workspace.Areas, GeometryKind.Polygon).Take(LooseShape.Of(shape)).Shape ?? throw new CaseRefusedException(number, [Sentence.Said("Its shape is no polygon with an area.")]);
}
