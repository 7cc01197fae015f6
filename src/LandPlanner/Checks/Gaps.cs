using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>
/// Reports ground that no shape covers: enclosed by the layer, or inside its frame; and ground covered outside the
/// frame.
/// </summary>
internal sealed class Gaps(CheckInput input, CheckedShapes shapes, Findings found)
{
    private readonly Ground _covered = new(shapes.Sound);

    public void Find(BoundaryEdges edges, ParallelOptions options)
    {
        if (input.Frame is not { } frame)
            FindEnclosed(Arrangement.Of(edges), options);
        else
            FindWithin(frame, edges, options);
    }

    private void FindEnclosed(Arrangement arrangement, ParallelOptions options) => AddGaps(
        arrangement, Looked(arrangement, options).Where(face => !face.IsCovered),
        gap => IsMeant(gap) ? ProblemReasons.EnclosedGround : ProblemReasons.Gap);

    private void AddGaps(Arrangement arrangement, IEnumerable<Face> gaps, Func<Face, string> reason)
    {
        var bySize = gaps.ToLookup(gap => gap.SquareMetres > input.Limits.GapUpToSquareMetres);
        if (bySize[true].Any())
            found.CouldNot(CheckKinds.Gap, UncheckedReasons.LargerGaps,
                FormattableString.Invariant($"{bySize[true].Count()}"));
        found.AddRange(bySize[false].Select(gap =>
            Problem(gap, CheckKinds.Gap, reason(gap), Ids(arrangement.OwnersAround(gap.Shape, 0)))));
    }

    private void FindWithin(IReadOnlyList<Geometry?> frame, BoundaryEdges edges, ParallelOptions options)
    {
        var sound = CheckedShapes.Of(CheckInput.Of(frame, input.Areas).Features, input.Areas, options).Sound;
        var inside = new Ground(sound);
        var arrangement = Arrangement.Of(edges, BoundaryEdges.Of(sound, options));
        var faces = Looked(arrangement, options);
        var framed = new bool[faces.Length];
        Parallel.For(0, faces.Length, options, i => framed[i] = inside.Covers(faces[i].Place));
        if (found.Wants(CheckKinds.Gap))
        {
            AddGaps(
                arrangement, faces.Where((face, i) => framed[i] && !face.IsCovered),
                _ => ProblemReasons.FrameNotCovered);
        }

        if (found.Wants(CheckKinds.Outside))
            FindOutside([.. faces.Where((face, i) => !framed[i] && face.IsCovered)], options);
    }

    private void FindOutside(Face[] outside, ParallelOptions options)
    {
        var faces = PolygonSet.Build(Array.ConvertAll(outside, face => (Geometry?)face.Shape), input.Areas, options);
        var pairs = CrossTab.Pairs(faces, PolygonSet.Build(shapes.Sound, input.Areas, options), options.CancellationToken, input.Threads)
            .Where(pair => !input.Limits.Tolerance.IsNoise(pair.SquareMetres))
            .ToLookup(pair => pair.A, pair => pair.B);
        found.AddRange(outside.Select((face, i) =>
            Problem(face, CheckKinds.Outside, ProblemReasons.OutsideFrame, Ids([.. pairs[i]]))));
    }

    private Face[] Looked(Arrangement arrangement, ParallelOptions options)
    {
        var faces = new Face?[arrangement.Faces.Count];
        Parallel.For(0, faces.Length, options, i => faces[i] = Look(arrangement.Faces[i]));
        return [.. faces.OfType<Face>().OrderBy(face => face.Place.X).ThenBy(face => face.Place.Y)];
    }

    /// <summary>Null for a face that is but noise.</summary>
    private Face? Look(Polygon face)
    {
        var squareMetres = input.Areas.SquareMetresOf(face);
        if (input.Limits.Tolerance.IsNoise(squareMetres))
            return null;
        var shape = (Polygon)face.Normalized();
        var place = shape.InteriorPoint.Coordinate;
        return new(shape, squareMetres, place, _covered.Covers(place));
    }

    private bool IsMeant(Face gap) => !input.MustCover && gap.SquareMetres > input.Limits.MeantGapSquareMetres;

    private long[] Ids(int[] indexes) => [.. indexes.Select(shapes.Id)];

    private Problem Problem(Face face, CheckKinds kind, string reason, long[] ids)
    {
        var isSliver = input.Limits.Tolerance.IsSliver(face.Shape, face.SquareMetres);
        var isMild = isSliver || reason == ProblemReasons.EnclosedGround;
        return new(kind, isMild ? ProblemSeverity.Warning : ProblemSeverity.Error, reason, ids, face.Place)
        {
            Shape = face.Shape,
            SquareMetres = Places.Rounded(face.SquareMetres),
            PlanarSquareMetres = Places.Rounded(face.Shape.Area),
            IsSliver = isSliver,
        };
    }

    private sealed record Face(Polygon Shape, double SquareMetres, Coordinate Place, bool IsCovered);
}
