using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Changes;

/// <summary>Sums what was found into the result.</summary>
internal sealed class ChangeAccount(
    ChangeInput input,
    ChangeMatrix.World world,
    Side[] sides,
    ClassBridge bridge,
    ClassList classes,
    VillageMap villages,
    GroundTable table)
{
    public ChangeResult Close(IReadOnlyList<Fragment> fragments, IReadOnlyList<ChangedPatch> patches)
    {
        var byCell = patches.ToLookup(patch => (patch.Before, patch.After, patch.Village));
        ChangeCell[] cells =
        [
            .. table.Areas.Select(cell => Cell(cell.Key, cell.Value, byCell))
                .OrderBy(cell => (uint)cell.Before).ThenBy(cell => (uint)cell.After)
                .ThenBy(cell => cell.Village.Code, StringComparer.Ordinal).ThenBy(cell => cell.Village.Name, StringComparer.Ordinal),
        ];
        var toDecide = sides.SelectMany(ToDecide).ToArray();
        return new(
            Vintage(0), Vintage(1), input.Tolerance, [.. classes.Classes.Select(Class)], cells,
            [.. Flows(cells, byCell, fragments)], patches, Plantings(cells, fragments), toDecide, [.. Sources()],
            [.. Notices(toDecide)])
        {
            KnowsApprovals = world.Approvals.Count > 0,
            KnowsBasicFarmland = world.BasicFarmland.Count > 0,
            HasVillageLayer = world.Villages.Count > 0,
        };
    }

    private Vintage Vintage(int side)
    {
        var (view, totals) = (sides[side].View, table.Totals[side]);
        return new(
            view.Info.Name, view.Info.Vintage, view.Scheme?.Id ?? "", sides[side].Features.Length,
            Sum(totals.Select(total => total.Area)), Sum(totals.Select(total => total.Overlap)),
            Sum(totals.Select(total => total.Rounding)));
    }

    private MatrixClass Class(BridgedClass one, int index) =>
        new(one.Scheme, one.Code, one.Name, one.Known, table.Totals[0][index], table.Totals[1][index]);

    private ChangeCell Cell(
        (int Before, int After, int Village) key, Area area, ILookup<(int, int, Village), ChangedPatch> patches)
    {
        var village = villages.Villages[key.Village];
        var slivers = Sum(patches[(key.Before, key.After, village)]
            .Where(patch => patch.IsSliver && key.Before != key.After).Select(patch => patch.Area));
        return new(key.Before, key.After, village, classes.Kind(key.Before, key.After), area, slivers);
    }

    private IEnumerable<FarmlandFlowShare> Flows(
        IEnumerable<ChangeCell> cells, ILookup<(int, int, Village), ChangedPatch> patches, IReadOnlyList<Fragment> fragments)
    {
        var ridges = Ridges(fragments);
        foreach (var cell in cells.Where(cell => cell.Kind.IsOutflow() || cell.Kind.IsInflow()))
        {
            var own = patches[(cell.Before, cell.After, cell.Village)].ToList();
            var net = cell.Area - Area.FromSquareMetres(ridges.GetValueOrDefault((cell.Before, cell.After, cell.Village)));
            yield return new(
                cell.Kind, cell.Before, cell.After, cell.Village, cell.Area, net,
                SumOf(world.Approvals, own, patch => patch.Approved),
                SumOf(world.BasicFarmland, own, patch => patch.OnBasic),
                world.Approvals.Count == 0 ? null : SumOf(world.BasicFarmland, own, patch => patch.NotApprovedOnBasic),
                cell.Slivers, own.LongCount(patch => !patch.IsSliver));
        }
    }

    private Dictionary<(int, int, Village), double> Ridges(IReadOnlyList<Fragment> fragments)
    {
        var sums = new Dictionary<(int, int, Village), double>();
        foreach (var fragment in fragments.Where(f => f.Before >= 0 && f.After >= 0))
        {
            var (before, after) = (classes.Of(0, fragment.Before), classes.Of(1, fragment.After));
            var kind = classes.Kind(before, after);
            var share = kind.IsOutflow() ? sides[0].Ridges[fragment.Before]
                : kind.IsInflow() ? sides[1].Ridges[fragment.After]
                : 0;
            var key = (before, after, villages.Villages[fragment.Village]);
            if (share > 0)
                sums[key] = sums.GetValueOrDefault(key) + fragment.SquareMetres * share;
        }

        return sums;
    }

    private static Area? SumOf(IReadOnlyList<LayerView> layers, List<ChangedPatch> patches, Func<ChangedPatch, Area?> part) =>
        layers.Count == 0 ? null : Sum(patches.Select(patch => part(patch) ?? Area.Zero));

    /// <summary>Closed, village by village, on the cells cultivated in both.</summary>
    private List<PlantingShare> Plantings(ChangeCell[] cells, IReadOnlyList<Fragment> fragments)
    {
        if (!sides.All(side => side.View.Has("planting")))
            return [];
        var sums = new Dictionary<(int Village, string Before, string After), double>();
        foreach (var fragment in fragments.Where(IsKept))
        {
            var key = (fragment.Village, sides[0].Plantings[fragment.Before], sides[1].Plantings[fragment.After]);
            sums[key] = sums.GetValueOrDefault(key) + fragment.SquareMetres;
        }

        var kept = cells.Where(cell => classes.IsCultivated(cell.Before) && classes.IsCultivated(cell.After))
            .ToLookup(cell => cell.Village, cell => cell.Area);
        var shares = new List<PlantingShare>();
        foreach (var village in sums.GroupBy(sum => villages.Villages[sum.Key.Village])
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            var parts = village.OrderBy(sum => sum.Key.Before, StringComparer.Ordinal)
                .ThenBy(sum => sum.Key.After, StringComparer.Ordinal).ToArray();
            var areas = AreaClosure.Share(Sum(kept[village.Key]), [.. parts.Select(part => part.Value)]);
            shares.AddRange(parts.Select((part, i) => new PlantingShare(part.Key.Before, part.Key.After, village.Key, areas[i])));
        }

        return shares;
    }

    private bool IsKept(Fragment fragment) => fragment.Before >= 0 && fragment.After >= 0
        && classes.IsCultivated(classes.Of(0, fragment.Before)) && classes.IsCultivated(classes.Of(1, fragment.After));

    private IEnumerable<ClassToDecide> ToDecide(Side side, int number) =>
        from total in table.Totals[number].Select((total, i) => (total, Class: classes.Classes[i]))
        where total.total.Patches > 0 && total.Class.Candidates is not null
        select new ClassToDecide(
            side.View.Info.Name, total.Class.Scheme, total.Class.Code, total.Class.Name, bridge.Common?.Id ?? "",
            total.Class.Candidates!, total.total.Patches, total.total.Area);

    private IEnumerable<AuditSource> Sources() =>
        new[] { world.Before, world.After }.Concat(world.Villages).Concat(world.Approvals).Concat(world.BasicFarmland)
            .Select(layer => new AuditSource(
                layer.Info.Name, layer.Info.Role.Name, layer.Info.Vintage, layer.Info.Count, layer.Info.Area,
                layer.Info.ContentHash, layer.Info.Crs.ToString(), layer.Info.Provenance?.Source ?? "",
                layer.Info.Provenance?.Sha256 ?? "", layer.Info.Provenance?.CrsFound ?? "", layer.Note));

    private IEnumerable<ChangeNotice> Notices(ClassToDecide[] toDecide)
    {
        var (before, after) = (Vintage(0), Vintage(1));
        if (before.Date > after.Date)
        {
            yield return new(
                $"{before.Layer} 的时点 {before.Date:yyyy-MM-dd} 晚于 {after.Layer} 的 {after.Date:yyyy-MM-dd}，流出与流入可能颠倒。",
                $"'{before.Layer}' of {before.Date:yyyy-MM-dd} is newer than '{after.Layer}' of {after.Date:yyyy-MM-dd}: " +
                "what is lost and what is won may be the wrong way round.");
        }

        foreach (var info in sides.Select(side => side.View.Info).Where(info => info.Role != LayerRole.LandUse))
        {
            yield return new(
                $"{info.Name} 的角色是 {info.Role}，不是土地利用图层（land-use），结果可能没有意义。",
                $"'{info.Name}' has the role {info.Role} and is no layer of land use: what the matrix says may mean nothing.");
        }

        if (bridge.Common is null && before.Scheme.Length > 0 && after.Scheme.Length > 0)
        {
            yield return new(
                $"{before.Scheme} 与 {after.Scheme} 之间没有对照表，地类是否相同均待人工判定。",
                $"There is no crosswalk between {before.Scheme} and {after.Scheme}: whether classes are the same is for a human to say.");
        }

        foreach (var vintage in new[] { before, after }.Where(vintage => vintage.Overlap > Area.Zero))
        {
            yield return new(
                $"{vintage.Layer} 内图斑相互重叠 {Metres(vintage.Overlap)} 平方米，已单列，不重复计入各格。",
                $"Patches of '{vintage.Layer}' lie over each other on {Metres(vintage.Overlap)} m²: a term of its own, counted once in the cells.");
        }

        if (toDecide.Length > 0)
        {
            yield return new(
                $"{toDecide.Length} 个地类不能一一对照，须人工判定。",
                $"{toDecide.Length} classes cannot be brought over one to one: a human must decide.");
        }

        foreach (var side in sides.Where(side => side.Features.Any(f => f.Shape is null or { IsEmpty: true })))
        {
            var count = side.Features.Count(feature => feature.Shape is null or { IsEmpty: true });
            yield return new($"{side.View.Info.Name} 有 {count} 个图斑没有图形。", $"{count} patches of '{side.View.Info.Name}' have no shape.");
        }

        if (world.Approvals.Count == 0)
            yield return new("没有用地批准图层：是否经批准未知。", "No layer of approved land: what was approved is not known.");
        if (world.BasicFarmland.Count == 0)
            yield return new("没有永久基本农田图层：是否占用永农未知。", "No layer of basic farmland: what lies on it is not known.");
    }

    private static string Metres(Area area) => FormattableString.Invariant($"{area.Hundredths / 100m:0.00}");

    private static Area Sum(IEnumerable<Area> areas) => areas.Aggregate(Area.Zero, (sum, area) => sum + area);
}
