using LandPlanner.Cases;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Polygonize;
using NetTopologySuite.Operation.Union;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Takes a case apart (拆分): each part goes on as a case of its own, in the state and with the deadline of the whole, which stays in the ledger.</summary>
public static class CaseSplitting
{
    private const string MoveId = "split";
    private const int LeastParts = 2;

    // Parts thinner than what counts anywhere as a sliver belong to their neighbour.
    private const double LeastSquareMetres = 1;

    /// <summary>The parts into which lines cut a polygon, the greatest first.</summary>
    /// <exception cref="WorkspaceException">The line does not cut it in two.</exception>
    public static IReadOnlyList<Geometry> Along(Geometry shape, Geometry line)
    {
        var polygonizer = new Polygonizer();
        polygonizer.Add(UnaryUnionOp.Union([shape.Boundary, line]));
        return Required([.. polygonizer.GetPolygons().Where(part => shape.Contains(part.InteriorPoint))]);
    }

    /// <summary>The parts that polygons cut out of a polygon, and what is left over; the greatest first.</summary>
    /// <exception cref="WorkspaceException">They do not cut it in two.</exception>
    public static IReadOnlyList<Geometry> By(Geometry shape, IReadOnlyList<Geometry> others)
    {
        var (parts, rest) = (new List<Geometry>(), shape);
        foreach (var other in others.Where(other => other.EnvelopeInternal.Intersects(shape.EnvelopeInternal)))
        {
            parts.Add(Overlays.Evidence.Intersection(rest, other));
            rest = Overlays.Evidence.Difference(rest, other);
        }

        return Required([.. parts, rest]);
    }

    /// <param name="parts">They cover the case and do not lie over each other.</param>
    /// <exception cref="CaseRefusedException">They do not, or the move cannot be made; nothing was changed.</exception>
    public static async Task<(IReadOnlyList<Case> Parts, Revision Revision)> RunAsync(
        CaseBook book, string number, IReadOnlyList<Geometry> parts, DateOnly on, string note, string author, DateOnly today, CancellationToken ct)
    {
        CaseBook.RefuseFuture(on, today);
        var (whole, now) = (await book.GetAsync(number, ct), Moments.Cut(DateTime.UtcNow));
        var actor = await People.FindAsync(book.Workspace, author, today, ct);
        var step = book.Process.Make(whole, new(MoveId, on, note, new Dictionary<string, object?>(), []), actor, [], now);
        Geometry[] shapes = [.. parts.Select(part => CaseShape.OnGrid(part, book.Workspace, number))];
        RequireCover(whole, shapes);
        var cases = await CaseShape.SettleAsync(book, whole, [whole], [.. shapes.Select((shape, i) => Part(whole, FormattableString.Invariant($"{number}-{i + 1}"), shape, book.Workspace, on))], ct);
        var rule = book.Process.Move(MoveId);
        var edit = new Edit(new(author, $"{number} → {string.Join(", ", cases.Select(part => part.Number))}: {rule.TitleZh}（{note}）"))
        {
            Updates = [book.Cases.Update(step.After.Row)],
            Adds =
            [
                .. cases.Select(part => book.Cases.Add(part.Row)), book.MoveRow(step),
                .. cases.Select(part => book.MoveRow(new(rule, part, part, on, now, actor, note, $"← {number}"))),
            ],
        };
        var revision = await book.Workspace.CommitRowsAsync(edit, ct);
        var stored = new List<Case>();
        foreach (var part in cases)
            stored.Add(await book.GetAsync(part.Number, ct));
        return (stored, revision);
    }

    private static Case Part(Case whole, string number, Geometry shape, Workspace workspace, DateOnly on)
    {
        var values = CaseShape.Reshaped(whole.Row, shape, workspace).With(new Dictionary<string, object?>
        {
            ["number"] = number,
            ["split_from"] = whole.Number,
            ["moved_on"] = on,
        });
        return new(values with { Feature = values.Feature with { Id = 0, Version = 1 } });
    }

    private static void RequireCover(Case whole, Geometry[] parts)
    {
        var missing = Overlays.Evidence.Difference(whole.Shape!, Overlays.Evidence.Union(parts)).Area;
        var twice = parts.Sum(part => part.Area) - Overlays.Evidence.Union(parts).Area;
        var outside = Overlays.Evidence.Difference(Overlays.Evidence.Union(parts), whole.Shape!).Area;
        if (missing > LeastSquareMetres || twice > LeastSquareMetres || outside > LeastSquareMetres)
        {
            throw new CaseRefusedException(whole.Number,
                [Sentence.Said($"The parts do not make up the case: {missing:0.00} m² are in none, {twice:0.00} m² in several, {outside:0.00} m² lie outside.")]);
        }
    }

    private static List<Geometry> Required(IReadOnlyList<Geometry> parts)
    {
        List<Geometry> real = [.. parts.Where(part => part.Area >= LeastSquareMetres).OrderByDescending(part => part.Area)];
        return real.Count >= LeastParts ? real : throw new WorkspaceException("This does not cut the patch in two: draw the line from one side of it to beyond the other.");
    }
}
