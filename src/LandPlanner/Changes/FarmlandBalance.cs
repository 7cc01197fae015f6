using LandPlanner.Areas;

namespace LandPlanner.Changes;

/// <summary>From the cultivated land of one vintage to that of the other, line by line.</summary>
/// <param name="Lost">What it lost, by kind; only kinds that are there.</param>
/// <param name="Won">What it won, by kind; only kinds that are there.</param>
/// <param name="Rest">
/// What overlaps, rounding and, net, ground without a net area and changed ridges leave: <c>Before − Lost + Won + Rest =
/// After</c> exactly, gross and net.
/// </param>
public sealed record FarmlandBalance(
    FarmlandArea Before,
    IReadOnlyList<FarmlandBalanceLine> Lost,
    IReadOnlyList<FarmlandBalanceLine> Won,
    FarmlandArea Rest,
    FarmlandArea After)
{
    public static FarmlandBalance Of(ChangeResult result)
    {
        var before = Cultivated(result, one => one.Before);
        var after = Cultivated(result, one => one.After);
        var lost = Lines(result, result.Cells.Where(cell => Is(result, cell.Before) && !Is(result, cell.After)));
        var won = Lines(result, result.Cells.Where(cell => !Is(result, cell.Before) && Is(result, cell.After)));
        var rest = after - before + Sum(lost) - Sum(won);
        return new(before, lost, won, rest, after);
    }

    private static bool Is(ChangeResult result, int index) => index >= 0 && result.Classes[index].IsCultivated;

    private static FarmlandArea Cultivated(ChangeResult result, Func<MatrixClass, ClassTotal> side) => result.Classes
        .Where(one => one.IsCultivated).Select(side)
        .Aggregate(FarmlandArea.None, (sum, total) => sum + new FarmlandArea(total.Area, total.Net));

    private static FarmlandArea Sum(IEnumerable<FarmlandBalanceLine> lines) =>
        lines.Aggregate(FarmlandArea.None, (sum, line) => sum + new FarmlandArea(line.Gross, line.Net ?? Area.Zero));

    private static List<FarmlandBalanceLine> Lines(ChangeResult result, IEnumerable<ChangeCell> cells) =>
    [
        .. cells.GroupBy(cell => cell.Kind).OrderBy(group => group.Key).Select(group =>
        {
            var flows = result.Flows.Where(flow => flow.Kind == group.Key).ToList();
            return new FarmlandBalanceLine(
                group.Key,
                group.Aggregate(Area.Zero, (sum, cell) => sum + cell.Area),
                flows.Count == 0 ? null : flows.Aggregate(Area.Zero, (sum, flow) => sum + flow.Net));
        }),
    ];
}

/// <param name="Net">Less ridges; null where no ridges are known for the kind.</param>
public sealed record FarmlandBalanceLine(ChangeKind Kind, Area Gross, Area? Net);

/// <param name="Net">Less ridges (田坎).</param>
public sealed record FarmlandArea(Area Gross, Area Net)
{
    public static readonly FarmlandArea None = new(Area.Zero, Area.Zero);

    public static FarmlandArea operator +(FarmlandArea left, FarmlandArea right) =>
        new(left.Gross + right.Gross, left.Net + right.Net);

    public static FarmlandArea operator -(FarmlandArea left, FarmlandArea right) =>
        new(left.Gross - right.Gross, left.Net - right.Net);
}
