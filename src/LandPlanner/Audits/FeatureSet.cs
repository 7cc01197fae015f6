using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Chosen features of one or more layers, ready for overlaps.</summary>
/// <remarks>
/// A large part is laid out once; what edits changed since lies in a small part behind it, and what they took away is
/// masked. Indexes run through both parts. Order of members: layer name (ordinal), then id. Never changes; any thread
/// may ask.
/// </remarks>
internal sealed class FeatureSet
{
    private const int LeastWorn = 256;
    private const int WornPart = 16;

    private readonly EllipsoidalArea _areas;
    private readonly LaidMembers _main;
    private readonly LaidMembers _added;
    private readonly HashSet<int> _gone;
    private readonly Dictionary<FeatureSet, Remainder> _outside = [];
    private readonly ILookup<int, OverlapPair> _acrossFromMain;
    private readonly ILookup<int, OverlapPair> _acrossFromAdded;

    private FeatureSet(
        IReadOnlyList<LayerView> layers, LaidMembers main, LaidMembers added, HashSet<int> gone, EllipsoidalArea areas)
    {
        (Layers, _main, _added, _gone, _areas) = (layers, main, added, gone, areas);
        var across = added.Members.Length == 0
            ? []
            : CrossTab.Pairs(added.Polygons, main.Polygons, CancellationToken.None, threads: 1);
        _acrossFromMain = across.ToLookup(pair => pair.B, pair => pair with { A = pair.B, B = main.Members.Length + pair.A });
        _acrossFromAdded = across.ToLookup(pair => pair.A);
    }

    public IReadOnlyList<LayerView> Layers { get; }

    /// <summary>How many indexes there are, masked members with them.</summary>
    public int Count => _main.Members.Length + _added.Members.Length;

    /// <summary>Whether so many were edited that the set had better be laid out anew.</summary>
    public bool IsWorn => Edited > LeastWorn && Edited > _main.Members.Length / WornPart;

    /// <summary>The large part: all of a set that was not edited.</summary>
    public PolygonSet Polygons => _main.Polygons;

    private int Edited => _added.Members.Length + _gone.Count;

    public Member this[int index] =>
        index < _main.Members.Length ? _main.Members[index] : _added.Members[index - _main.Members.Length];

    public static FeatureSet Of(IReadOnlyList<LayerView> layers, IReadOnlyList<Condition> where, EllipsoidalArea areas) =>
        Of(layers, layers.SelectMany(layer => layer.Chosen(layer.Features, where)), areas);

    public static FeatureSet Of(IReadOnlyList<LayerView> layers, IEnumerable<Member> members, EllipsoidalArea areas) =>
        new(layers, new([.. members.Order()], areas), new([], areas), [], areas);

    /// <summary>The same set after edits to some features of a layer.</summary>
    /// <param name="touched">Ids of all that were added, changed or deleted.</param>
    public FeatureSet With(LayerView layer, IReadOnlySet<long> touched, IReadOnlyList<Condition> where)
    {
        var name = layer.Info.Name;
        HashSet<int> gone = [.. _gone, .. touched.Select(id => _main.Find(name, id)).Where(index => index >= 0)];
        var kept = _added.Members.Where(member => member.Layer.Info.Name != name || !touched.Contains(member.Feature.Id));
        var now = layer.Chosen(touched.Select(layer.Find).OfType<Feature>(), where);
        IReadOnlyList<LayerView> layers = [.. Layers.Select(other => other.Info.Name == name ? layer : other)];
        return new(layers, _main, new([.. kept.Concat(now).Order()], _areas), gone, _areas);
    }

    /// <summary>Lays out what is laid out when first asked for otherwise, so that no later question has to wait.</summary>
    public void Warm(bool withPartners, int threads, CancellationToken ct)
    {
        if (withPartners)
            _main.FindPartners(threads, ct);
        else
            _ = _main.Polygons.Count;
    }

    public Geometry Shape(int index) => this[index].Feature.Shape!;

    /// <summary>A shape, or of a large one as much as an overlay with something in a box needs.</summary>
    public Geometry Near(int index, Envelope box) => (index < _main.Members.Length
        ? NearPart.Of(_main.Polygons, index, box)
        : NearPart.Of(_added.Polygons, index - _main.Members.Length, box)) ?? Shape(index);

    public double SquareMetres(int index) => index < _main.Members.Length
        ? _main.Polygons.SquareMetres(index)
        : _added.Polygons.SquareMetres(index - _main.Members.Length);

    /// <summary>What of the members lies outside a cover, made once for each cover. One thread at a time.</summary>
    public Remainder Outside(FeatureSet cover, Func<Remainder> make)
    {
        if (!_outside.TryGetValue(cover, out var outside))
            _outside[cover] = outside = make();
        return outside;
    }

    /// <summary>The pairs of each subject with the members of this set, in the order of the members.</summary>
    public ArraySegment<OverlapPair>[] PairsOf(PolygonSet subjects, int threads, CancellationToken ct)
    {
        var pairs = CrossTab.Pairs(subjects, _main.Polygons, ct, threads);
        if (Edited > 0)
        {
            var added = CrossTab.Pairs(subjects, _added.Polygons, ct, threads);
            pairs =
            [
                .. pairs.Where(pair => !_gone.Contains(pair.B))
                    .Concat(added.Select(pair => pair with { B = pair.B + _main.Members.Length }))
                    .OrderBy(pair => pair.A).ThenBy(pair => this[pair.B]),
            ];
        }

        var runs = new ArraySegment<OverlapPair>[subjects.Count];
        foreach (var (subject, run) in PairRuns.Of(pairs, runs.Length))
            runs[subject] = run;
        return runs;
    }

    /// <summary>What a subject and a member have in common, as polygons.</summary>
    public Geometry Common(FeatureSet subjects, int subject, int index) => index < _main.Members.Length
        ? Evidence.Intersection(subjects.Polygons, subject, _main.Polygons, index)
        : Evidence.Intersection(subjects.Polygons, subject, _added.Polygons, index - _main.Members.Length);

    /// <summary>
    /// At most how many m² of the ground under these members is under more than one of them, counted once for each
    /// two members that lie over each other.
    /// </summary>
    public double Overlap(IReadOnlyList<int> indexes)
    {
        if (indexes.Count < 2)
            return 0;
        var (sum, among) = (0.0, (HashSet<int>?)null);
        foreach (var index in indexes)
        {
            foreach (var pair in Partners(index))
            {
                if (pair.B > index && (among ??= [.. indexes]).Contains(pair.B))
                    sum += pair.SquareMetres;
            }
        }

        return sum;
    }

    /// <summary>The members at these positions, as a finding cites them.</summary>
    public IReadOnlyList<ConstraintReference> Cite(IEnumerable<int> indexes) =>
    [
        .. indexes.Distinct().Select(index => this[index]).Order().GroupBy(member => member.Layer.Info.Name, StringComparer.Ordinal)
            .Select(group => new ConstraintReference(group.Key, [.. group.Select(member => member.Feature.Id)])),
    ];

    private IEnumerable<OverlapPair> Partners(int index)
    {
        var offset = _main.Members.Length;
        if (index >= offset)
        {
            return _added.Partners(index - offset).Select(pair => pair with { A = index, B = pair.B + offset })
                .Concat(_acrossFromAdded[index - offset].Select(pair => pair with { A = index }));
        }

        return Edited == 0 ? _main.Partners(index) : _main.Partners(index).Concat(_acrossFromMain[index]);
    }

    internal readonly record struct Member(LayerView Layer, Feature Feature) : IComparable<Member>
    {
        public bool HasShape => Feature.Shape is { IsEmpty: false };

        public int CompareTo(Member other) => CompareTo(other.Layer.Info.Name, other.Feature.Id);

        public int CompareTo(string layer, long id)
        {
            var byLayer = string.CompareOrdinal(Layer.Info.Name, layer);
            return byLayer != 0 ? byLayer : Feature.Id.CompareTo(id);
        }
    }
}
