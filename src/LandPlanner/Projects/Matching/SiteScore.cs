using System.Globalization;
using LandPlanner.Areas;

namespace LandPlanner.Projects.Matching;

/// <summary>Judges parcels as one site, and gives the points of its score, each in words and numbers.</summary>
internal sealed class SiteScore(LandNeed need, MatchRules rules)
{
    // Points are rounded one by one before they are added.
    private const double Rounding = 0.005;

    public int MostParcels { get; } = need.MostParcels ?? rules.Parcels;

    public double GapMetres { get; } = need.GapMetres ?? rules.GapMetres;

    /// <summary>Whether the parcels together have the area asked for, and one of them lies near enough to a road, as far as that is known.</summary>
    public bool IsEnough(Area area, IEnumerable<Plot> plots) => area >= need.Least && area <= need.Most
        && (need.RoadMetres is not { } limit || plots.Any(plot => plot.RoadMetres is not { } metres || metres <= limit));

    public LandOffer Offer(IReadOnlyList<Plot> plots)
    {
        var area = Sum(plots);
        List<MatchReason> reasons = [OfArea(area), OfRoad(plots)];
        if (need.Planned.Count > 0)
            reasons.Add(OfClass("planned", plots, area, plot => plot.Planned!.Value, need.Planned));
        if (need.Present.Count > 0)
            reasons.Add(OfClass("present", plots, area, plot => plot.Present!.Value, need.Present));
        reasons.Add(OfShape(plots));
        reasons.Add(OfCount(plots.Count));
        return new([.. plots.Select(plot => plot.Parcel)], area, reasons.Sum(reason => reason.Points ?? 0), reasons.Sum(reason => reason.Most ?? 0), reasons);
    }

    /// <summary>What no site that holds these parcels, and others of theirs, scores more than.</summary>
    /// <param name="best">What each term of a parcel alone comes to at most among those that could join.</param>
    public double Bound(Area area, int count, TermValues best)
    {
        var isShort = area < need.Least;
        var points = Most("area") * (isShort ? 1 : AreaValue(area)) + Most("road") * best.Road + Most("compact") + Most("parcels") * CountValue(isShort ? count + 1 : count);
        points += need.Planned.Count > 0 ? Most("planned") * best.Planned : 0;
        points += need.Present.Count > 0 ? Most("present") * best.Present : 0;
        return points + MatchRules.WeightIds.Count * Rounding;
    }

    public TermValues Values(Plot plot) => new(RoadValue(plot.RoadMetres), Value(plot.Planned, plot.Area), Value(plot.Present, plot.Area));

    public static Area Sum(IEnumerable<Plot> plots) => plots.Aggregate(Area.Zero, (sum, plot) => sum + plot.Area);

    private MatchReason OfArea(Area area)
    {
        var isIn = area >= need.Least && area <= need.Most;
        var range = need.Least == need.Most ? Mu(need.Least) : $"{Mu(need.Least)}–{Mu(need.Most)}";
        return Scored(
            "area", isIn ? MatchOutcome.Pass : MatchOutcome.Fail, isIn ? AreaValue(area) : 0,
            $"面积 {Mu(area)} 亩（{Metres(area.SquareMetres)} 平方米），需要 {range} 亩", $"{Mu(area)} mu ({Metres(area.SquareMetres)} m²) of {range} mu asked for");
    }

    private MatchReason OfRoad(IReadOnlyList<Plot> plots)
    {
        var known = plots.Where(plot => plot.RoadMetres is not null).ToList();
        var asked = need.RoadMetres is { } metres ? (Zh: $"，要求不超过 {Metres(metres)} 米", En: $", {Metres(metres)} m at most") : (Zh: "", En: "");
        if (known.Count == 0)
        {
            return Scored("road", MatchOutcome.NotKnown, 0, $"距道路：没有道路数据，无法判断{asked.Zh}", $"Distance to a road: not known, for no layer tells roads{asked.En}") with { IsAsked = need.RoadMetres is not null };
        }

        var nearest = known.MinBy(plot => plot.RoadMetres)!;
        var outcome = need.RoadMetres is not { } limit ? MatchOutcome.Told : nearest.RoadMetres <= limit ? MatchOutcome.Pass : MatchOutcome.Fail;
        var of = plots.Count > 1 ? (Zh: $"（{nearest.Parcel.Name}）", En: $" ({nearest.Parcel.Name})") : (Zh: "", En: "");
        return Scored(
            "road", outcome, RoadValue(nearest.RoadMetres), $"距最近道路 {Metres(nearest.RoadMetres!.Value)} 米{of.Zh}{asked.Zh}", $"{Metres(nearest.RoadMetres.Value)} m to the nearest road{of.En}{asked.En}");
    }

    private MatchReason OfClass(string id, IReadOnlyList<Plot> plots, Area area, Func<Plot, KnownShare> share, IReadOnlyList<string> codes)
    {
        var (sure, open) = (plots.Aggregate(Area.Zero, (sum, plot) => sum + share(plot).Sure), plots.Aggregate(Area.Zero, (sum, plot) => sum + share(plot).Open));
        var (what, named) = (id == "planned" ? (Zh: "规划为", En: "planned as") : (Zh: "现状为", En: "now"), string.Join('/', codes));
        var rest = open == Area.Zero ? (Zh: "", En: "") : (Zh: $"，另有 {Mu(open)} 亩无法判断", En: $"; of {Mu(open)} mu it is not known");
        return Scored(
            id, open == Area.Zero ? MatchOutcome.Told : MatchOutcome.NotKnown, Part(sure, area), $"{what.Zh} {named} 的占 {Percent(sure, area)}{rest.Zh}", $"{Percent(sure, area)} {what.En} {named}{rest.En}") with
        { IsAsked = false };
    }

    private MatchReason OfShape(IReadOnlyList<Plot> plots)
    {
        var value = Hull.Compactness(plots);
        return Scored("compact", MatchOutcome.Told, value, $"形状紧凑度 {Two(value)}（圆为 1，正方形为 0.79）", $"Compactness {Two(value)} (a disc 1, a square 0.79)");
    }

    private MatchReason OfCount(int count) =>
        Scored("parcels", MatchOutcome.Told, CountValue(count), count == 1 ? "单个地块" : $"由 {count} 个地块组成", count == 1 ? "A single parcel" : $"Put together of {count} parcels");

    private MatchReason Scored(string id, MatchOutcome outcome, double value, string zh, string en)
    {
        var most = rules.Weights[id].Points;
        return new(id, outcome, zh, en) { Most = most, Points = Math.Round((decimal)Math.Round(value, 9) * most, 2, MidpointRounding.AwayFromZero) };
    }

    private double Most(string id) => (double)rules.Weights[id].Points;

    private double AreaValue(Area area) => need.Most == need.Least ? 1 : Math.Clamp((double)(need.Most - area).Hundredths / (need.Most - need.Least).Hundredths, 0, 1);

    private double RoadValue(double? metres)
    {
        var far = need.RoadMetres ?? rules.FarMetres;
        return metres is not { } known ? 0 : far > 0 ? Math.Clamp(1 - known / far, 0, 1) : known > 0 ? 0 : 1;
    }

    private double CountValue(int count) => MostParcels == 1 ? 1 : Math.Max(0, 1 - (count - 1) / (double)(MostParcels - 1));

    private static double Value(KnownShare? share, Area whole) => share is { } known ? Part(known.Sure, whole) : 0;

    private static double Part(Area part, Area whole) => whole == Area.Zero ? 0 : (double)part.Hundredths / whole.Hundredths;

    private static string Percent(Area part, Area whole) => (100 * Part(part, whole)).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    internal static string Mu(Area area) => area.Mu(2).ToString("#,##0.00", CultureInfo.InvariantCulture);

    internal static string Metres(double metres) => metres.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>What terms of a parcel come to, each from 0 to 1.</summary>
internal readonly record struct TermValues(double Road, double Planned, double Present)
{
    public static TermValues Max(TermValues one, TermValues other) => new(Math.Max(one.Road, other.Road), Math.Max(one.Planned, other.Planned), Math.Max(one.Present, other.Present));
}
