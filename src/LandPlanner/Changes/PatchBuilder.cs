using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Changes;

/// <summary>Joins fragments of one kind that touch into polygons, and asks of each what lies under it.</summary>
internal sealed class PatchBuilder(
    ChangeInput input, Side[] sides, ClassList classes, VillageMap villages, GroundTable table)
{
    private Constraint? _approvals;
    private Constraint? _basic;

    /// <summary>By village, classes and place; numbered from 1.</summary>
    public IReadOnlyList<ChangedPatch> Build(
        IReadOnlyList<Fragment> fragments, Constraint? approvals, Constraint? basic, CancellationToken ct)
    {
        (_approvals, _basic) = (approvals, basic);
        var groups = fragments
            .Where(fragment => fragment.Shape is not null && fragment.Kind is not (ChangeKind.Unchanged or ChangeKind.Undecided))
            .GroupBy(KeyOf).OrderBy(group => group.Key).Select(group => (group.Key, Members: group.ToArray())).ToArray();
        var joined = new Draft[groups.Length][];
        Parallel.For(0, groups.Length, Work.Options(input, ct), i => joined[i] = Join(groups[i].Key, groups[i].Members));
        var drafts = joined.SelectMany(some => some).ToArray();
        Measure(drafts);
        Trace(drafts, [.. groups.SelectMany(group => group.Members)], ct);
        return Complete(drafts, ct);
    }

    private GroupKey KeyOf(Fragment fragment) => new(
        fragment.Village,
        fragment.Before < 0 ? -1 : classes.Of(0, fragment.Before),
        fragment.After < 0 ? -1 : classes.Of(1, fragment.After),
        fragment.Kind);

    private Draft[] Join(GroupKey key, Fragment[] members)
    {
        var pieces = Pieces.Of([.. members.Select(member => member.Shape!)], input.Tolerance, input.Areas);
        return
        [
            .. pieces.Counting.Select(piece => new Draft(key, Normal(piece), false))
                .Concat(pieces.Slivers.Select(piece => new Draft(key, Normal(piece), true)))
                .OrderBy(draft => draft.Shape),
        ];
    }

    private static Polygon Normal(Polygon piece)
    {
        var copy = (Polygon)piece.Copy();
        copy.Normalize();
        return copy;
    }

    /// <summary>The polygons of a cell of the matrix, and its noise, add up to it; others are rounded by themselves.</summary>
    private void Measure(Draft[] drafts)
    {
        foreach (var draft in drafts)
            draft.SquareMetres = input.Areas.SquareMetresOf(draft.Shape);
        foreach (var cell in drafts.GroupBy(draft => (draft.Key.Before, draft.Key.After, draft.Key.Village)))
        {
            var members = cell.ToArray();
            var areas = cell.Key.Before == cell.Key.After
                ? Array.ConvertAll(members, member => Area.FromSquareMetres(member.SquareMetres))
                : Close(cell.Key, members);
            for (var i = 0; i < members.Length; i++)
                members[i].Area = areas[i];
        }
    }

    private Area[] Close((int Before, int After, int Village) cell, Draft[] members)
    {
        var parts = members.Select(member => member.SquareMetres).ToList();
        var noise = table.Exact(cell.Before, cell.After, cell.Village) - parts.Sum();
        if (Area.FromSquareMetres(noise) > Area.Zero)
            parts.Add(noise);
        return AreaClosure.Share(table.Areas.GetValueOrDefault(cell), parts);
    }

    /// <summary>Which fragments each polygon is made of.</summary>
    private void Trace(Draft[] drafts, Fragment[] fragments, CancellationToken ct)
    {
        var whole = PolygonSet.Build([.. drafts.Select(draft => draft.Shape)], input.Areas, Work.Options(input, ct));
        var parts = PolygonSet.Build([.. fragments.Select(fragment => fragment.Shape)], input.Areas, Work.Options(input, ct));
        var keys = Array.ConvertAll(fragments, KeyOf);
        foreach (var pair in CrossTab.Stream(whole, parts, ct, input.Threads))
        {
            var (draft, fragment) = (drafts[pair.A], fragments[pair.B]);
            if (draft.Key != keys[pair.B] || input.Tolerance.IsNoise(pair.SquareMetres))
                continue;
            if (fragment.Before >= 0)
                draft.BeforeIds.Add(sides[0].Features[fragment.Before].Id);
            if (fragment.After >= 0)
                draft.AfterIds.Add(sides[1].Features[fragment.After].Id);
            draft.Ridges += pair.SquareMetres * RidgeShare(fragment);
        }
    }

    /// <summary>The share of ridges on the cultivated side; where both are, on the later.</summary>
    private double RidgeShare(Fragment fragment) =>
        fragment.After >= 0 && classes.IsCultivated(classes.Of(1, fragment.After)) ? sides[1].Ridges[fragment.After]
        : fragment.Before >= 0 ? sides[0].Ridges[fragment.Before]
        : 0;

    private ChangedPatch[] Complete(Draft[] drafts, CancellationToken ct)
    {
        Geometry[] shapes = [.. drafts.Select(draft => draft.Shape)];
        var approved = _approvals?.SquareMetresWithin(shapes, ct);
        var basic = _basic?.SquareMetresWithin(shapes, ct);
        var both = approved is null || basic is null ? null : OnBothOf(shapes, approved, basic, ct);
        return [.. drafts.Select((draft, i) => Complete(draft, i + 1, approved?[i], basic?[i], both?[i]))];
    }

    private double[] OnBothOf(Geometry[] shapes, double[] approved, double[] basic, CancellationToken ct)
    {
        var candidates = shapes.Select((shape, i) => approved[i] > 0 && basic[i] > 0 ? shape : null).ToArray();
        return _basic!.SquareMetresWithin(_approvals!.Within(candidates, ct), ct);
    }

    private ChangedPatch Complete(Draft draft, int number, double? approved, double? basic, double? both)
    {
        var area = draft.Area;
        var (approvedArea, basicArea) = (Within(approved, area), Within(basic, area));
        var open = basicArea is { } on && both is { } b ? Within(on.SquareMetres - b, on) : (Area?)null;
        var patch = new ChangedPatch(
            number, draft.Key.Before, draft.Key.After, villages.Villages[draft.Key.Village], draft.Key.Kind, draft.Shape,
            area, area - Area.FromSquareMetres(draft.Ridges), approvedArea, basicArea, open, ChangeSeverity.None,
            draft.IsSliver, [.. draft.BeforeIds], [.. draft.AfterIds]);
        return patch with { Severity = SeverityOf(patch) };
    }

    /// <summary>A part is never less than nothing nor more than its whole, however both were rounded.</summary>
    private static Area? Within(double? squareMetres, Area whole)
    {
        if (squareMetres is not { } part)
            return null;
        var area = Area.FromSquareMetres(Math.Max(0, part));
        return area < whole ? area : whole;
    }

    private ChangeSeverity SeverityOf(ChangedPatch patch)
    {
        var sliver = input.Tolerance.Sliver;
        if (patch.IsSliver || !(patch.Kind.IsOutflow() || patch.Kind is ChangeKind.GrainToNonGrain or ChangeKind.Unsown))
            return ChangeSeverity.None;
        // What is sown needs no approval of this kind.
        var asksApproval = patch.Kind.IsOutflow() && patch.Approved is not null;
        var open = asksApproval ? patch.Area - patch.Approved!.Value : patch.Area;
        var openOnBasic = asksApproval ? patch.NotApprovedOnBasic : patch.OnBasic;
        return openOnBasic >= sliver ? ChangeSeverity.High : open >= sliver ? ChangeSeverity.Medium : ChangeSeverity.Low;
    }

    private readonly record struct GroupKey(int Village, int Before, int After, ChangeKind Kind) : IComparable<GroupKey>
    {
        // Ground outside a vintage stands last, as in the matrix.
        public int CompareTo(GroupKey other) =>
            (Village, (uint)Before, (uint)After, Kind).CompareTo((other.Village, (uint)other.Before, (uint)other.After, other.Kind));
    }

    private sealed class Draft(GroupKey key, Polygon shape, bool isSliver)
    {
        public GroupKey Key { get; } = key;

        public Polygon Shape { get; } = shape;

        public bool IsSliver { get; } = isSliver;

        public double SquareMetres { get; set; }

        public Area Area { get; set; }

        public double Ridges { get; set; }

        public SortedSet<long> BeforeIds { get; } = [];

        public SortedSet<long> AfterIds { get; } = [];
    }
}
