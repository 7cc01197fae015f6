using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.LandClasses;

namespace LandPlanner.Schemes;

/// <summary>A parcel of a scheme as its public-benefit share counts it.</summary>
/// <param name="PlannedClass">A code; empty where it is not known.</param>
/// <param name="Year">As the parcel names it; empty where it names none.</param>
public readonly record struct SharedParcel(string PlannedClass, string Year, Area Area);

/// <summary>How much of a scheme's land is of public benefit. <c>Counted + Open ≤ Whole</c>.</summary>
/// <param name="Open">Land whose class is missing or too coarse to tell: never taken for land that does not count.</param>
public sealed record PublicShare(Area Counted, Area Open, Area Whole)
{
    public static PublicShare Of(IEnumerable<(string PlannedClass, Area Area)> parcels, SchemeRules rules)
    {
        var (counted, open, whole) = (Area.Zero, Area.Zero, Area.Zero);
        foreach (var (code, area) in parcels)
        {
            whole += area;
            var kind = code.Length == 0 ? null : rules.IsPublic(code);
            if (kind is null)
                open += area;
            else if (kind.Value)
                counted += area;
        }

        return new(counted, open, whole);
    }

    /// <summary>The share if none of <see cref="Open"/> counts; null where there is no area.</summary>
    public Ratio? Least => Whole == Area.Zero ? null : new(Counted.Hundredths, Whole.Hundredths);

    /// <summary>The share if all of <see cref="Open"/> counts; null where there is no area.</summary>
    public Ratio? Most => Whole == Area.Zero ? null : new((Counted + Open).Hundredths, Whole.Hundredths);

    /// <summary>Decided as soon as it is, whatever becomes of <see cref="Open"/>.</summary>
    public SchemeOutcome Against(Ratio limit) => (Least, Most) switch
    {
        ({ } least, _) when least >= limit => SchemeOutcome.Pass,
        (_, { } most) when most < limit => SchemeOutcome.Fail,
        _ => SchemeOutcome.NotKnown,
    };
}

/// <summary>What the share of a scheme comes to that is being edited: what the check would refuse is told here as not known.</summary>
/// <param name="Zh">Why it is not known; empty where it is.</param>
public sealed record PublicShareStanding(PublicShare Share, SchemeOutcome Outcome, string Zh, string En)
{
    /// <param name="classes">All tables of land classes.</param>
    public static PublicShareStanding Of(IReadOnlyCollection<SharedParcel> parcels, SchemeRules rules, LandClassTables classes)
    {
        var share = PublicShare.Of(parcels.Select(parcel => (parcel.PlannedClass, parcel.Area)), rules);
        var codes = parcels.Select(parcel => parcel.PlannedClass).Where(code => code.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var years = parcels.Select(parcel => parcel.Year).Where(year => year.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (years.Count > 1)
            return NotKnown($"地块属于不同年度（{string.Join("、", years)}）。", $"The parcels are of several years ({string.Join(", ", years)}).");
        if (codes.Count > 0 && years.Count == 0)
            return NotKnown("地块没有年度，不知道用地分类的版本。", "The parcels name no year, so it is not known which classes they are in.");
        if (codes.Count > 0 && ClassesOf(years[0]) is var table && codes.Find(code => table?.Find(code) is null) is { } unknown)
            return NotKnown($"{years[0]} 年的用地分类没有 {unknown}。", $"The classes of {years[0]} do not have {unknown}.");
        return share.Against(rules.Scheme["public-share"].Limit!.Value) is var outcome && outcome == SchemeOutcome.NotKnown
            ? NotKnown("有地块没有规划用地分类，或分类过粗。", "Parcels have no planned class, or one too coarse to tell.")
            : new(share, outcome, "", "");

        LandClassScheme? ClassesOf(string year) =>
            int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && rules.ClassesOf(number) is { } id ? classes.Scheme(id) : null;

        PublicShareStanding NotKnown(string zh, string en) => new(share, SchemeOutcome.NotKnown, zh, en);
    }
}
