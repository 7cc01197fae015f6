using LandPlanner.Areas;
using LandPlanner.Changes;

namespace LandPlanner.Reports.Charts;

/// <summary>A class at one side of the chart.</summary>
/// <param name="Class">Index in the result's classes; −1 for ground that vintage lacks, −2 for what is too little to show by itself.</param>
internal sealed record SankeyNode(int Class, bool IsLeft, Area Area, float Top, float Height, float Slot)
{
    public const int Others = -2;

    /// <summary>The middle of the room it has for its label.</summary>
    public float Middle => Top + Height / 2;
}

/// <summary>A flow from one class to another, with the height it has at either side.</summary>
internal sealed record SankeyBand(SankeyNode From, SankeyNode To, Area Area, float LeftTop, float RightTop, float Height);

/// <summary>Where nodes and bands of changed ground stand. Lengths in pixels.</summary>
internal sealed class SankeyLayout
{
    /// <summary>More bands nobody can tell apart; the rest go together.</summary>
    private const int MostBands = 48;
    private const float LeastSlot = 40;
    private const float Gap = 10;
    private const float Flowing = 560;

    public SankeyLayout(ChangeResult result, float top)
    {
        var flows = Flows(result);
        Total = flows.Aggregate(Area.Zero, (sum, flow) => sum + flow.Area);
        var scale = Total > Area.Zero ? Flowing / Total.Hundredths : 0;
        var left = Nodes(flows.Select(flow => (flow.From, flow.Area)), true, scale);
        var right = Nodes(flows.Select(flow => (flow.To, flow.Area)), false, scale);
        Height = Math.Max(HeightOf(left), HeightOf(right));
        Nodes([.. left], top + (Height - HeightOf(left)) / 2, out var leftNodes);
        Nodes([.. right], top + (Height - HeightOf(right)) / 2, out var rightNodes);
        All = [.. leftNodes.Values, .. rightNodes.Values];
        Bands = Join(flows, leftNodes, rightNodes, scale);
    }

    public Area Total { get; }

    public float Height { get; }

    public IReadOnlyList<SankeyNode> All { get; }

    public IReadOnlyList<SankeyBand> Bands { get; }

    private static List<(int From, int To, Area Area)> Flows(ChangeResult result)
    {
        var all = result.Cells.Where(cell => cell.Kind is not (ChangeKind.Unchanged or ChangeKind.Undecided))
            .GroupBy(cell => (cell.Before, cell.After))
            .Select(cell => (From: cell.Key.Before, To: cell.Key.After, Area: cell.Aggregate(Area.Zero, (sum, one) => sum + one.Area)))
            .OrderByDescending(flow => flow.Area).ThenBy(flow => (uint)flow.From).ThenBy(flow => (uint)flow.To).ToList();
        var shown = all.Take(MostBands).ToList();
        var rest = all.Skip(MostBands).Aggregate(Area.Zero, (sum, flow) => sum + flow.Area);
        if (rest > Area.Zero)
            shown.Add((SankeyNode.Others, SankeyNode.Others, rest));
        return [.. shown.OrderBy(flow => Order(flow.From)).ThenBy(flow => Order(flow.To))];
    }

    /// <summary>Classes as the tables have them, then ground outside, then the rest.</summary>
    private static long Order(int index) => index >= 0 ? index : int.MaxValue - (long)index;

    private static List<SankeyNode> Nodes(IEnumerable<(int Class, Area Area)> ends, bool isLeft, float scale) =>
    [
        .. ends.GroupBy(end => end.Class).OrderBy(group => Order(group.Key)).Select(group =>
        {
            var area = group.Aggregate(Area.Zero, (sum, end) => sum + end.Area);
            var height = Math.Max(area.Hundredths * scale, 1.5f);
            return new SankeyNode(group.Key, isLeft, area, 0, height, Math.Max(height, LeastSlot));
        }),
    ];

    private static float HeightOf(List<SankeyNode> nodes) => nodes.Sum(node => node.Slot) + Gap * Math.Max(nodes.Count - 1, 0);

    private static void Nodes(SankeyNode[] nodes, float top, out Dictionary<int, SankeyNode> placed)
    {
        placed = [];
        foreach (var node in nodes)
        {
            placed[node.Class] = node with { Top = top + (node.Slot - node.Height) / 2 };
            top += node.Slot + Gap;
        }
    }

    private static List<SankeyBand> Join(
        List<(int From, int To, Area Area)> flows, Dictionary<int, SankeyNode> left, Dictionary<int, SankeyNode> right, float scale)
    {
        var (leftTop, rightTop) = (left.ToDictionary(n => n.Key, n => n.Value.Top), right.ToDictionary(n => n.Key, n => n.Value.Top));
        var bands = new List<SankeyBand>();
        foreach (var (from, to, area) in flows)
        {
            var height = area.Hundredths * scale;
            bands.Add(new(left[from], right[to], area, leftTop[from], rightTop[to], height));
            leftTop[from] += height;
            rightTop[to] += height;
        }

        return bands;
    }
}
