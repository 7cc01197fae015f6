using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Farmland;

/// <summary>What a plot lies on. Areas are official.</summary>
/// <param name="Village">The one with the most of it; unknown where none reaches it.</param>
/// <param name="Farmland">Cultivated land by the survey; null where there is none to ask.</param>
/// <param name="BasicFarmland">Counted once however many blocks lie over it; null where there is none to ask.</param>
/// <param name="Class">The land class with the most of it; null where none is known.</param>
public sealed record PlotGround(Area Area, Village Village, Area? Farmland, Area? BasicFarmland, LandClass? Class)
{
    /// <summary>Of each shape in turn.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static IReadOnlyList<PlotGround> Of(IReadOnlyList<Geometry?> shapes, PlotSurroundings around, CancellationToken ct)
    {
        var plots = PolygonSet.Build(shapes, around.Areas);
        var villages = Beneath.Of(around.Villages, plots, around, ct);
        var landUse = Beneath.Of(around.LandUse, plots, around, ct);
        var basic = Beneath.Of(around.BasicFarmland, plots, around, ct);
        return [.. shapes.Select((shape, plot) => new PlotGround(
            around.Areas.Of(shape), VillageOf(villages, plot), landUse?.SquareMetres(plot, shape, member => member.Class?.IsCultivated == true), basic?.SquareMetres(plot, shape, _ => true),
            landUse?.Most(plot, member => member.Class)))];
    }

    private static Village VillageOf(Beneath? villages, int plot) => villages?.Most(plot, member => member.Village) ?? Village.Unknown;

    /// <summary>The features of some layers, with what overlaps each plot.</summary>
    private sealed class Beneath
    {
        private readonly PlotSurroundings _around;
        private readonly (LayerView View, Feature Feature)[] _members;
        private readonly ILookup<int, OverlapPair> _pairs;
        private readonly HashSet<(int, int)> _overEachOther;

        private Beneath(PlotSurroundings around, (LayerView View, Feature Feature)[] members, PolygonSet plots, CancellationToken ct)
        {
            (_around, _members) = (around, members);
            var all = CrossTab.Pairs(plots, PolygonSet.Build(Array.ConvertAll(members, member => member.Feature.Shape), around.Areas), ct);
            _pairs = all.Where(pair => !Tolerance.Default.IsNoise(pair.SquareMetres)).ToLookup(pair => pair.A);
            var met = all.Select(pair => pair.B).Distinct().ToArray();
            var some = PolygonSet.Build(Array.ConvertAll(met, member => members[member].Feature.Shape), around.Areas);
            _overEachOther = [.. CrossTab.Within(some, ct).Where(pair => !Tolerance.Default.IsNoise(pair.SquareMetres)).Select(pair => (met[pair.A], met[pair.B]))];
        }

        /// <summary>Null where there is no layer.</summary>
        public static Beneath? Of(IReadOnlyList<AuditLayer> layers, PolygonSet plots, PlotSurroundings around, CancellationToken ct) => layers.Count == 0
            ? null
            : new(around, [.. layers.Select(layer => new LayerView(layer, around.Areas, around.Classes)).SelectMany(view => view.Features.Select(feature => (view, feature)))], plots, ct);

        /// <summary>What the members with the most of a plot say; null where none reaches it.</summary>
        public T? Most<T>(int plot, Func<Member, T?> say)
            where T : class => _pairs[plot]
            .Select(pair => (Said: say(MemberAt(pair.B)), pair.SquareMetres)).Where(pair => pair.Said is not null)
            .GroupBy(pair => pair.Said!, pair => pair.SquareMetres).OrderByDescending(group => group.Sum()).FirstOrDefault()?.Key;

        public Area SquareMetres(int plot, Geometry? shape, Func<Member, bool> counts)
        {
            var under = _pairs[plot].Where(pair => counts(MemberAt(pair.B))).ToList();
            var whole = _around.Areas.Of(shape);
            var doubled = under.Any(one => under.Any(other => _overEachOther.Contains((one.B, other.B))));
            var sum = doubled
                ? _around.Areas.SquareMetresOf(Evidence.Intersection(shape!, Evidence.Union([.. under.Select(pair => _members[pair.B].Feature.Shape!)])))
                : under.Sum(pair => pair.SquareMetres);
            var area = Area.FromSquareMetres(sum);
            return area < whole ? area : whole;
        }

        private Member MemberAt(int index) => new(_members[index].View, _members[index].Feature);
    }

    private readonly record struct Member(LayerView View, Feature Feature)
    {
        public LandClass? Class => View.ClassOf(Feature);

        public Village Village => new(
            View.Text(Feature, "villageCode"), View.Text(Feature, "village") is { Length: > 0 } name ? name : View.Text(Feature, "name"));
    }
}

/// <summary>The layers that say what plots lie on; none of a kind: not known.</summary>
public sealed record PlotSurroundings(EllipsoidalArea Areas, LandClassTables Classes)
{
    public IReadOnlyList<AuditLayer> Villages { get; init; } = [];

    public IReadOnlyList<AuditLayer> LandUse { get; init; } = [];

    public IReadOnlyList<AuditLayer> BasicFarmland { get; init; } = [];
}
