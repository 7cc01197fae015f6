using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Overlays;

namespace LandPlanner.Projects.Matching;

/// <summary>What lies beneath candidates: classes planned and present, slopes, and whose the ground is already.</summary>
internal sealed class CandidateGround
{
    private readonly MatchInput _input;
    private readonly PolygonSet _polygons;
    private readonly LayerView? _landUse;
    private readonly ILookup<int, (Feature On, double SquareMetres)> _uses;
    private readonly ILookup<int, (string Class, double SquareMetres)> _plans;
    private readonly ILookup<int, (HeldGround Held, double SquareMetres)> _held;

    public CandidateGround(MatchInput input, PolygonSet polygons, LayerView? landUse, CancellationToken ct)
    {
        (_input, _polygons, _landUse) = (input, polygons, landUse);
        _uses = _landUse is { } view && (input.Need.Present.Count > 0 || input.Need.Without.Count > 0 || input.Need.SteepestGrade is not null)
            ? Beneath(view.Features, feature => feature.Shape, ct) : Nothing<Feature>();
        var plans = CurrentLayers.Of(input.Audit.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal), LayerRole.PlanParcel, layer => layer.Info)
            .Select(layer => new LayerView(layer, input.Audit)).SelectMany(view => view.Features.Select(feature => (Class: view.Text(feature, "plannedClass"), feature.Shape))).Where(plan => plan.Class.Length > 0).ToList();
        _plans = (input.Need.Planned.Count > 0 ? Beneath(plans, plan => plan.Shape, ct) : Nothing<(string Class, NetTopologySuite.Geometries.Geometry? Shape)>())
            .SelectMany(group => group.Select(one => (group.Key, one.On.Class, one.SquareMetres))).ToLookup(one => one.Key, one => (one.Class, one.SquareMetres));
        _held = Beneath(input.Held, held => held.Shape, ct);
    }

    /// <summary>How much is planned as asked: by the parcel's own class, else by the plan's parcels beneath it.</summary>
    /// <param name="own">Empty where it has none.</param>
    public (KnownShare Share, MatchReason Reason) Planned(int parcel, Area whole, string own, LandClasses.LandClassScheme? classes)
    {
        var (codes, named) = (_input.Need.Planned, string.Join('/', _input.Need.Planned));
        if (own.Length > 0 && classes?.Find(own) is null)
        {
            return (new(Area.Zero, whole), new(
                "planned", MatchOutcome.NotKnown, $"规划用途：地块写作 {own}，{classes?.TitleZh ?? "当年的分类"}没有这一类", $"Planned use: the parcel says {own}, which {classes?.Id ?? "the classes of the day"} do not have"));
        }

        if (own.Length > 0)
        {
            return LandUse.IsOf(own, codes) is { } isOne
                ? (new(isOne ? whole : Area.Zero, Area.Zero), new("planned", isOne ? MatchOutcome.Pass : MatchOutcome.Fail, $"规划用途：{own}，要求 {named}", $"Planned use: {own}, asked for {named}"))
                : (new(Area.Zero, whole), new(
                    "planned", MatchOutcome.NotKnown, $"规划用途：地块只写到 {own}，要求 {named}，无法判断", $"Planned use: the parcel says no more than {own}, asked for {named}, so it is not known"));
        }

        var share = ShareOf(whole, _plans[parcel], codes);
        return (share, OfShare("planned", share, whole, _input.Rules.PlannedShare, ("规划用途", "Planned use"), named, ("地块和规划图层都没有写明，或写得不够细", "neither the parcel nor a plan says what it is, or not finely enough")));
    }

    /// <summary>How much is of the present classes asked for.</summary>
    public (KnownShare Share, MatchReason Reason) Present(int parcel, Area whole)
    {
        var share = ShareOf(whole, Uses(parcel), _input.Need.Present);
        return (share, OfShare("present", share, whole, _input.Rules.PresentShare, ("现状地类", "Present use"), string.Join('/', _input.Need.Present), ("没有地类图斑，或地类不够细", "no land-use polygon says what it is, or not finely enough")));
    }

    public MatchReason Without(int parcel, Area whole)
    {
        var (used, named) = (Uses(parcel).ToLookup(one => LandUse.IsOf(one.Class, _input.Need.Without), one => one.SquareMetres), string.Join('/', _input.Need.Without));
        var (barred, open) = (used[true].Sum(), KnownShare.Of(whole, 0, used[false].Sum() + used[true].Sum()).Open);
        if (barred > Sliver)
            return new("without", MatchOutcome.Fail, $"不得含地类 {named}：含 {Metres(barred)} 平方米", $"No land of {named}: {Metres(barred)} m² of it");
        return open > Area.Zero
            ? new("without", MatchOutcome.NotKnown, $"不得含地类 {named}：{Metres(open.SquareMetres)} 平方米没有地类图斑，或地类不够细，无法判断", $"No land of {named}: not known of {Metres(open.SquareMetres)} m² without a land-use polygon, or with none that says it finely enough")
            : new("without", MatchOutcome.Pass, $"不得含地类 {named}：不含", $"No land of {named}: none");
    }

    public MatchReason Slope(int parcel, Area whole)
    {
        var (most, steep, known) = (_input.Need.SteepestGrade!.Value, 0.0, 0.0);
        foreach (var (on, metres) in _uses[parcel])
        {
            if (!int.TryParse(_landUse!.Text(on, "slope"), NumberStyles.None, CultureInfo.InvariantCulture, out var grade))
                continue;
            known += metres;
            steep += grade > most ? metres : 0;
        }

        var open = KnownShare.Of(whole, 0, known).Open;
        if (steep > Sliver)
            return new("slope", MatchOutcome.Fail, $"坡度不超过 {most} 级：{Metres(steep)} 平方米更陡", $"Slope of grade {most} at most: {Metres(steep)} m² are steeper");
        return open > Area.Zero
            ? new("slope", MatchOutcome.NotKnown, $"坡度不超过 {most} 级：{Metres(open.SquareMetres)} 平方米没有坡度级别，无法判断", $"Slope of grade {most} at most: not known of {Metres(open.SquareMetres)} m² for which no layer tells a grade")
            : new("slope", MatchOutcome.Pass, $"坡度不超过 {most} 级：符合", $"Slope of grade {most} at most: so it is");
    }

    /// <summary>Whose the ground is already.</summary>
    public IEnumerable<MatchReason> Held(int parcel) => _held[parcel].Where(one => one.SquareMetres > Sliver).Select(one => new MatchReason(
        "held", one.Held.IsOwn ? MatchOutcome.Told : MatchOutcome.Fail, $"{one.Held.Zh}：{Metres(one.SquareMetres)} 平方米", $"{one.Held.En}: {Metres(one.SquareMetres)} m²"));

    private double Sliver => _input.Audit.Pack.Info.Tolerance.Sliver.SquareMetres;

    private List<(string Class, double SquareMetres)> Uses(int parcel) =>
        [.. _uses[parcel].Select(one => (_landUse!.Text(one.On, "class"), one.SquareMetres)).Where(one => _landUse!.Scheme?.Find(one.Item1) is not null)];

    private static KnownShare ShareOf(Area whole, IEnumerable<(string Class, double SquareMetres)> ground, IReadOnlyList<string> codes)
    {
        var by = ground.ToLookup(one => LandUse.IsOf(one.Class, codes), one => one.SquareMetres);
        return KnownShare.Of(whole, by[true].Sum(), by[true].Sum() + by[false].Sum());
    }

    private static MatchReason OfShare(string id, KnownShare share, Area whole, decimal limit, (string Zh, string En) what, string named, (string Zh, string En) open)
    {
        var percent = (100.0 * share.Sure.Hundredths / whole.Hundredths).ToString("0.0", CultureInfo.InvariantCulture) + "%";
        var asked = (100 * limit).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        var rest = share.Open == Area.Zero ? (Zh: "", En: "") : (Zh: $"；{Metres(share.Open.SquareMetres)} 平方米{open.Zh}", En: $"; of {Metres(share.Open.SquareMetres)} m² {open.En}");
        return new(
            id, share.Reaches(limit, whole) switch { true => MatchOutcome.Pass, false => MatchOutcome.Fail, null => MatchOutcome.NotKnown },
            $"{what.Zh}：{percent} 为 {named}，要求不少于 {asked}{rest.Zh}", $"{what.En}: {percent} {named}, {asked} at least{rest.En}");
    }

    private ILookup<int, (T On, double SquareMetres)> Beneath<T>(IReadOnlyList<T> ground, Func<T, NetTopologySuite.Geometries.Geometry?> shape, CancellationToken ct) => ground.Count == 0
        ? Nothing<T>()
        : CrossTab.Pairs(_polygons, PolygonSet.Build([.. ground.Select(shape)], _input.Audit.Areas), ct).ToLookup(pair => pair.A, pair => (ground[pair.B], pair.SquareMetres));

    private static ILookup<int, (T On, double SquareMetres)> Nothing<T>() => Enumerable.Empty<(int, T, double)>().ToLookup(one => one.Item1, one => (one.Item2, one.Item3));

    private static string Metres(double metres) => metres.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
