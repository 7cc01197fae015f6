using System.Globalization;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries.Prepared;

namespace LandPlanner.Projects.Matching;

/// <summary>Whose the ground of candidates is already, or may be.</summary>
internal sealed class HeldBeneath
{
    private readonly ILookup<int, (HeldGround Held, double SquareMetres)> _held;
    private readonly ILookup<int, HeldGround> _about;
    private readonly double _sliver;

    /// <param name="polygons">The shapes of the candidates.</param>
    public HeldBeneath(MatchInput input, PolygonSet polygons, CancellationToken ct)
    {
        var (held, about) = (input.Held.Where(held => held.IsKnown).ToList(), input.Held.Where(held => !held.IsKnown));
        _sliver = input.Audit.Pack.Info.Tolerance.Sliver.SquareMetres;
        _held = CrossTab.Pairs(polygons, PolygonSet.Build([.. held.Select(one => one.Shape)], input.Audit.Areas), ct).ToLookup(pair => pair.A, pair => (held[pair.B], pair.SquareMetres));
        _about = about.SelectMany(one => Meeting(one, polygons).Select(parcel => (parcel, one))).ToLookup(one => one.parcel, one => one.one);
    }

    public IEnumerable<MatchReason> Of(int parcel) =>
    [
        .. _held[parcel].Where(one => one.SquareMetres > _sliver).Select(one => (one.Held, Metres: one.SquareMetres.ToString("#,##0.00", CultureInfo.InvariantCulture))).Select(one => new MatchReason(
            "held", one.Held.IsOwn ? MatchOutcome.Told : MatchOutcome.Fail, $"{one.Held.Zh}：{one.Metres} 平方米", $"{one.Held.En}: {one.Metres} m²")),
        .. _about[parcel].Select(one => new MatchReason("held", one.IsOwn ? MatchOutcome.Told : MatchOutcome.NotKnown, one.Zh, one.En)),
    ];

    /// <summary>The candidates that a point lies in, or a line leads over.</summary>
    private static IEnumerable<int> Meeting(HeldGround about, PolygonSet polygons)
    {
        var box = about.Shape.EnvelopeInternal;
        var prepared = PreparedGeometryFactory.Prepare(about.Shape);
        return Enumerable.Range(0, polygons.Count).Where(i => polygons.BoxOf(i).Intersects(box) && prepared.Intersects(polygons.Shape(i)));
    }
}
