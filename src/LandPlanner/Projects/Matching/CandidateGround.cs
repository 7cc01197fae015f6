using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Overlays;

namespace LandPlanner.Projects.Matching;

/// <summary>What lies beneath candidates: classes planned and present, slopes.</summary>
internal sealed class CandidateGround
{
    private const int MostSayings = 4;

    private readonly MatchInput _input;
    private readonly LandClassScheme? _classes;
    private readonly SaidGround? _uses;
    private readonly SaidGround? _plans;

    /// <param name="polygons">The shapes of the candidates.</param>
    /// <param name="classes">By which plans are written.</param>
    public CandidateGround(MatchInput input, PolygonSet polygons, LayerView? landUse, LandClassScheme? classes, CancellationToken ct)
    {
        (_input, _classes) = (input, classes);
        if (landUse is not null && (input.Need.Present.Count > 0 || input.Need.Without.Count > 0 || input.Need.SteepestGrade is not null))
            _uses = new(polygons, [landUse], input.Audit.Areas, ct);
        if (input.Need.Planned.Count > 0)
        {
            var plans = CurrentLayers.Of(input.Audit.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal), LayerRole.PlanParcel, layer => layer.Info);
            _plans = new(polygons, plans.Select(layer => new LayerView(layer, input.Audit)), input.Audit.Areas, ct);
        }
    }

    private double Sliver => _input.Audit.Pack.Info.Tolerance.Sliver.SquareMetres;

    /// <summary>How much is planned as asked: by the parcel's own class, else by the plans beneath it.</summary>
    /// <param name="own">Empty where it has none.</param>
    public (KnownShare Share, MatchReason Reason) Planned(int parcel, Area whole, string own)
    {
        var (codes, named) = (_input.Need.Planned, string.Join('/', _input.Need.Planned));
        if (own.Length > 0 && _classes?.Find(own) is null)
        {
            return (new(Area.Zero, whole), new(
                "planned", MatchOutcome.NotKnown, $"规划用途：地块写作 {own}，{_classes?.TitleZh ?? "当年的分类"}没有这一类", $"Planned use: the parcel says {own}, which {_classes?.Id ?? "the classes of the day"} do not have"));
        }

        if (own.Length > 0)
        {
            return LandUse.IsOf(own, codes) is { } isOne
                ? (new(isOne ? whole : Area.Zero, Area.Zero), new("planned", isOne ? MatchOutcome.Pass : MatchOutcome.Fail, $"规划用途：{own}，要求 {named}", $"Planned use: {own}, asked for {named}"))
                : (new(Area.Zero, whole), new(
                    "planned", MatchOutcome.NotKnown, $"规划用途：地块只写到 {own}，要求 {named}，无法判断", $"Planned use: the parcel says no more than {own}, asked for {named}, so it is not known"));
        }

        var ground = Said(_plans, parcel, whole, (plan, on) => ClassIn(_classes, plan.Text(on, "plannedClass")), code => LandUse.IsOf(code, codes));
        return OfShare("planned", ground, whole, _input.Rules.PlannedShare, ("规划用途", "Planned use"), named, ("地块和规划图层都没有写明，或写得不够细", "neither the parcel nor a plan says what it is, or not finely enough"));
    }

    /// <summary>How much is of the present classes asked for.</summary>
    public (KnownShare Share, MatchReason Reason) Present(int parcel, Area whole) => OfShare(
        "present", Used(parcel, whole, _input.Need.Present), whole, _input.Rules.PresentShare, ("现状地类", "Present use"), string.Join('/', _input.Need.Present),
        ("没有地类图斑，或地类不够细", "no land-use polygon says what it is, or not finely enough"));

    public MatchReason Without(int parcel, Area whole)
    {
        var (ground, named) = (Used(parcel, whole, _input.Need.Without), string.Join('/', _input.Need.Without));
        return None(
            "without", ground, whole, ($"不得含地类 {named}", $"No land of {named}"), (metres => $"含 {metres} 平方米", metres => $"{metres} m² of it"), ("不含", "none"),
            ("没有地类图斑，或地类不够细，无法判断", "without a land-use polygon, or with none that says it finely enough"));
    }

    public MatchReason Slope(int parcel, Area whole)
    {
        var most = _input.Need.SteepestGrade!.Value;
        var ground = Said(_uses, parcel, whole, (uses, on) => GradeIn(uses.Text(on, "slope")), grade => int.Parse(grade, CultureInfo.InvariantCulture) > most);
        return None(
            "slope", ground, whole, ($"坡度不超过 {most} 级", $"Slope of grade {most} at most"), (metres => $"{metres} 平方米更陡", metres => $"{metres} m² are steeper"), ("符合", "so it is"),
            ("没有坡度级别，无法判断", "for which no layer tells a grade"));
    }

    private KnownGround Used(int parcel, Area whole, IReadOnlyList<string> codes) =>
        Said(_uses, parcel, whole, (uses, on) => ClassIn(uses.Scheme, uses.Text(on, "class")), code => LandUse.IsOf(code, codes));

    private static KnownGround Said(SaidGround? ground, int parcel, Area whole, Func<LayerView, Feature, string> said, Func<string, bool?> judge) =>
        ground?.Of(parcel, whole, said, judge) ?? new(0, 0, 0, [], []);

    /// <summary>A code that the classes have; empty for another, which says nothing.</summary>
    private static string ClassIn(LandClassScheme? classes, string code) => classes?.Find(code) is null ? "" : code;

    private static string GradeIn(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var grade) ? grade.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>Whether there is none of what may not be.</summary>
    private MatchReason None(
        string id, KnownGround ground, Area whole, (string Zh, string En) what, (Func<string, string> Zh, Func<string, string> En) some, (string Zh, string En) none, (string Zh, string En) silent)
    {
        if (ground.Yes > Sliver)
            return new(id, MatchOutcome.Fail, $"{what.Zh}：{some.Zh(Metres(ground.Yes))}", $"{what.En}: {some.En(Metres(ground.Yes))}");
        if (KnownShare.Of(whole, 0, ground.Yes + ground.No).Open is not { Hundredths: > 0 } open)
            return new(id, MatchOutcome.Pass, $"{what.Zh}：{none.Zh}", $"{what.En}: {none.En}");
        var (words, left) = (Disputed(ground), Silent(open, ground));
        if (left > Area.Zero)
            words = ([.. words.Zh, $"{Metres(left.SquareMetres)} 平方米{silent.Zh}"], [.. words.En, $"not known of {Metres(left.SquareMetres)} m² {silent.En}"]);
        return new(id, MatchOutcome.NotKnown, $"{what.Zh}：{string.Join('；', words.Zh)}", $"{what.En}: {string.Join("; ", words.En)}");
    }

    private static (KnownShare Share, MatchReason Reason) OfShare(
        string id, KnownGround ground, Area whole, decimal limit, (string Zh, string En) what, string named, (string Zh, string En) silent)
    {
        var share = KnownShare.Of(whole, ground.Yes, ground.Yes + ground.No);
        var percent = (100.0 * share.Sure.Hundredths / whole.Hundredths).ToString("0.0", CultureInfo.InvariantCulture) + "%";
        var asked = (100 * limit).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        var (words, left) = (Disputed(ground), Silent(share.Open, ground));
        if (left > Area.Zero)
            words = ([.. words.Zh, $"{Metres(left.SquareMetres)} 平方米{silent.Zh}"], [.. words.En, $"of {Metres(left.SquareMetres)} m² {silent.En}"]);
        if (ground.Agreeing.Count > 0)
            words = ([.. words.Zh, $"{string.Concat(ground.Agreeing.Select(layer => $"“{layer}”"))}说法一致"], [.. words.En, $"{string.Join(" and ", ground.Agreeing.Select(layer => $"'{layer}'"))} agree"]);
        return (share, new(
            id, share.Reaches(limit, whole) switch { true => MatchOutcome.Pass, false => MatchOutcome.Fail, null => MatchOutcome.NotKnown },
            string.Join('；', [$"{what.Zh}：{percent} 为 {named}，要求不少于 {asked}", .. words.Zh]), string.Join("; ", [$"{what.En}: {percent} {named}, {asked} at least", .. words.En])));
    }

    /// <summary>Who says what of ground on which not all can be right; none where all can.</summary>
    private static (string[] Zh, string[] En) Disputed(KnownGround ground) => ground.Disputed == 0 ? ([], []) : (
        [$"{Metres(ground.Disputed)} 平方米说法不一（{string.Join('，', ground.Sayings.Take(MostSayings).Select(one => $"“{one.Layer}”为 {one.Said}"))}{(ground.Sayings.Count > MostSayings ? " 等" : "")}），无法判断"],
        [$"of {Metres(ground.Disputed)} m² it is not known, for layers disagree ({string.Join(", ", ground.Sayings.Take(MostSayings).Select(one => $"'{one.Layer}': {one.Said}"))}{(ground.Sayings.Count > MostSayings ? " …" : "")})"]);

    /// <summary>What of open ground nobody says anything of, or not finely enough.</summary>
    private static Area Silent(Area open, KnownGround ground) => open - Area.FromSquareMetres(ground.Disputed) is { Hundredths: > 100 } left ? left : ground.Disputed == 0 ? open : Area.Zero;

    private static string Metres(double metres) => metres.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
