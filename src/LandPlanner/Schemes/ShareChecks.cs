using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Schemes;

/// <summary>The checks of a scheme that set areas of its parcels against each other.</summary>
internal sealed class ShareChecks(SchemeInput input, SchemeParcels parcels, int? year)
{
    /// <summary>
    /// Σ public ÷ Σ scheme. A parcel whose class is missing or too coarse is never taken for one that does not count: while it may decide, the check is not known. Where it cannot, the number is what is sure to count.
    /// </summary>
    /// <exception cref="WorkspaceException">A parcel has a class that the classes of the scheme's year do not have.</exception>
    public SchemeCheck PublicShare()
    {
        var rule = input.Rules.Scheme["public-share"];
        var codes = Enumerable.Range(0, parcels.Features.Count).Select(parcel => parcels.Text(parcel, "plannedClass")).ToList();
        if (year is { } known)
            RequireKnown(codes, known);
        var kinds = codes.Select(code => code.Length == 0 ? null : input.Rules.IsPublic(code)).ToList();
        var found = Schemes.PublicShare.Of(codes.Zip(parcels.Areas), input.Rules);
        var limit = rule.Limit!.Value;
        if (year is null && codes.Any(code => code.Length > 0))
            return Check(SchemeOutcome.NotKnown, null, Parts(kinds, true), "无法判断：地块没有年度，不知道用地分类的版本；用 --year 指明。", "Not known: the parcels name no year, so it is not known which classes they are in. Say it with --year.");
        if (found is not { Least: { } share, Most: { } most })
            return Check(SchemeOutcome.NotKnown, null, [], "无法判断：地块没有面积。", "Not known: the parcels have no area.");
        var outcome = found.Against(limit);
        if (found.Open > Area.Zero)
        {
            var (isOpen, bounds, boundsEn) = (
                outcome == SchemeOutcome.NotKnown, $"比例在 {Percent(share, limit)} 与 {Percent(most, limit)} 之间，要求不低于 {Percent(limit)}。",
                $"the share is between {Percent(share, limit)} and {Percent(most, limit)}, at least {Percent(limit)} is asked.");
            return Check(
                outcome, isOpen ? null : share, Parts(kinds, isOpen ? null : true), $"{(isOpen ? "无法判断：" : "")}{Mu(found.Open)} 亩地块没有规划用地分类或分类过粗；{(isOpen ? "" : "无论其用途如何，")}{bounds}",
                $"{(isOpen ? "Not known: " : "")}{Mu(found.Open)} mu have no planned class, or one too coarse to tell; {(isOpen ? "" : "whatever it will be, ")}{boundsEn}");
        }

        return Check(
            outcome, share, Parts(kinds, true), $"公益性用地 {Mu(found.Counted)} 亩，占 {Mu(found.Whole)} 亩的 {Percent(share, limit)}，要求不低于 {Percent(limit)}。",
            $"{Mu(found.Counted)} mu of {Mu(found.Whole)} are of public benefit: {Percent(share, limit)}, at least {Percent(limit)} is asked.");

        SchemeCheck Check(SchemeOutcome outcome, Ratio? number, IReadOnlyList<SchemePart> parts, string zh, string en) =>
            new(rule.Id, rule.TitleZh, rule.TitleEn, "", outcome, null, number, limit, rule.Basis, zh, en, parts);
    }

    /// <summary>What collectives own under the scheme ÷ Σ scheme.</summary>
    public SchemeCheck LevyShare()
    {
        var rule = input.Rules.Scheme["levy-share"];
        var beneath = parcels.On(LayerRole.LandUse, (_, _) => true);
        var owned = beneath?.Select(one => (one, Ownership: SchemeParcels.Text(one.Layer, one.Feature, "ownership"))).ToList();
        var open = owned is null ? parcels.Whole.SquareMetres : parcels.Whole.SquareMetres - owned.Where(pair => pair.Ownership.Length > 0).Sum(pair => pair.one.SquareMetres);
        if (owned is null || parcels.Whole == Area.Zero || !input.Audit.Pack.Info.Tolerance.IsNoise(open - OpenTolerance))
        {
            return new(
                rule.Id, rule.TitleZh, rule.TitleEn, "", SchemeOutcome.NotKnown, null, null, rule.Limit, rule.Basis, $"无法判断：{Mu(Area.FromSquareMetres(open))} 亩没有权属性质。",
                $"Not known: nobody says who owns {Mu(Area.FromSquareMetres(open))} mu.", []);
        }

        var collective = owned.Where(pair => input.Rules.CollectiveOwnership.Contains(pair.Ownership)).ToList();
        var area = Area.FromSquareMetres(collective.Sum(pair => pair.one.SquareMetres));
        var share = Ratio(area);
        var outcome = rule.Limit is not { } limit ? SchemeOutcome.Told : share >= limit ? SchemeOutcome.Pass : SchemeOutcome.Fail;
        return new(
            rule.Id, rule.TitleZh, rule.TitleEn, "", outcome, area, share, rule.Limit, rule.Basis, $"集体土地 {Mu(area)} 亩，占 {Percent(share)}。", $"{Mu(area)} mu are owned by collectives: {Percent(share)}.",
            [.. collective.GroupBy(pair => pair.one.Parcel).Select(group => parcels.Part(group.Key) with { Area = Area.FromSquareMetres(group.Sum(pair => pair.one.SquareMetres)) })]);
    }

    // Rounding of the land-use polygons' own corners leaves hairs between them.
    private const double OpenTolerance = 1;

    private void RequireKnown(List<string> codes, int known)
    {
        var classes = input.Rules.ClassesOf(known, input.Audit.Classes);
        for (var parcel = 0; parcel < codes.Count; parcel++)
        {
            if (codes[parcel].Length > 0 && classes.Find(codes[parcel]) is null)
            {
                throw new WorkspaceException(
                    $"The parcel '{parcels.Name(parcel)}' of '{parcels.Layer}' is planned as '{codes[parcel]}', which {classes.Id} ({classes.TitleZh}), the classes of {known}, do not have. Correct its class, or say another year with --year.");
            }
        }
    }

    private List<SchemePart> Parts(List<bool?> kinds, bool? kind) => [.. Enumerable.Range(0, kinds.Count).Where(parcel => kinds[parcel] == kind).Select(parcels.Part)];

    private Ratio Ratio(Area part) => new(part.Hundredths, parcels.Whole.Hundredths);

    private static string Mu(Area area) => area.Mu(2).ToString("N2", CultureInfo.InvariantCulture);

    internal static string Percent(Ratio share, Ratio? limit = null) => string.Create(CultureInfo.InvariantCulture, $"{share.Percent(limit):0.00}%");
}
