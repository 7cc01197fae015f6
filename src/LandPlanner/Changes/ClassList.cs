using LandPlanner.Audits;

namespace LandPlanner.Changes;

/// <summary>The classes of both vintages in one list, and what it means to go from one to another.</summary>
internal sealed class ClassList
{
    private readonly int[][] _ofPatch;
    private readonly ChangeKind[] _kinds;

    public ClassList(ClassBridge bridge, params Side[] sides)
    {
        var bridged = sides.Select((side, number) => Bring(bridge, side.View, number)).ToArray();
        Classes =
        [
            .. bridged.SelectMany(classes => classes).DistinctBy(Key)
                .OrderBy(one => one.Scheme.Length == 0).ThenBy(one => one.Scheme != bridge.Common?.Id)
                .ThenBy(one => one.Scheme, StringComparer.Ordinal).ThenBy(one => one.Code, StringComparer.Ordinal),
        ];
        var index = Enumerable.Range(0, Classes.Count).ToDictionary(i => Key(Classes[i]));
        _ofPatch = [.. bridged.Select(classes => Array.ConvertAll(classes, one => index[Key(one)]))];
        _kinds =
        [
            .. from before in Enumerable.Range(0, Classes.Count)
            from after in Enumerable.Range(0, Classes.Count)
            select KindOf(bridge, before, after),
        ];
    }

    public IReadOnlyList<BridgedClass> Classes { get; }

    /// <param name="side">0 for the earlier layer, 1 for the later.</param>
    public int Of(int side, int patch) => _ofPatch[side][patch];

    public ChangeKind Kind(int before, int after) => before < 0 ? ChangeKind.NotInBefore
        : after < 0 ? ChangeKind.NotInAfter
        : _kinds[before * Classes.Count + after];

    public bool IsCultivated(int index) => index >= 0 && Classes[index].Known?.IsCultivated == true;

    private ChangeKind KindOf(ClassBridge bridge, int before, int after) =>
        before == after ? ChangeKind.Unchanged
        : bridge.MayBeSame(Classes[before], Classes[after]) ? ChangeKind.Undecided
        : ChangeKinds.Between(Classes[before].Known, Classes[after].Known);

    private static (string, string) Key(BridgedClass one) => (one.Scheme, one.Code);

    private static BridgedClass[] Bring(ClassBridge bridge, LayerView view, int side)
    {
        var seen = new Dictionary<string, BridgedClass>(StringComparer.OrdinalIgnoreCase);
        return Array.ConvertAll(view.Features, feature =>
        {
            var code = view.Text(feature, "class");
            if (!seen.TryGetValue(code, out var one))
                seen[code] = one = bridge.Bring(side, code, view.Text(feature, "className"));
            return one;
        });
    }
}
