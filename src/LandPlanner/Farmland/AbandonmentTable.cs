using LandPlanner.Audits;

namespace LandPlanner.Farmland;

/// <summary>What a plot counts as that has been left for some years.</summary>
/// <param name="Years">From this many whole years on.</param>
/// <param name="Laws">What the law says of it anywhere.</param>
/// <param name="LawsOnBasicFarmland">What it says besides where the plot is permanent basic farmland.</param>
/// <param name="Mark">How sure the limit is: "S", "K-h", "K-m" or "K-l".</param>
public sealed record AbandonmentBand(
    string Id, int Years, string TitleZh, string TitleEn, IReadOnlyList<LegalBasis> Laws, IReadOnlyList<LegalBasis> LawsOnBasicFarmland, string Mark);

/// <summary>A season of the farming year.</summary>
/// <param name="Id">As the ledger stores it, "spring".</param>
/// <param name="Word">As people write it behind a year, "春".</param>
public sealed record FarmingSeason(string Id, string Word, int BeginsMonth, int BeginsDay);

/// <summary>How abandonment is reckoned: <c>data/farmland/abandonment.yaml</c>. Immutable.</summary>
/// <param name="Bands">By years, ascending; the first from 0.</param>
/// <param name="Untilled">The planting attributes of land that was not tilled.</param>
/// <param name="Causes">Words people use for a cause of the ledger.</param>
public sealed record AbandonmentTable(
    IReadOnlyList<AbandonmentBand> Bands, IReadOnlyList<FarmingSeason> Seasons, IReadOnlyList<string> Untilled, IReadOnlyDictionary<string, string> Causes)
{
    public AbandonmentBand BandOf(int years) => Bands.Last(band => band.Years <= years);

    /// <summary>The day from which years count: the first of the season, or, where only the year is known, its last.</summary>
    public DateOnly Begins(int year, string season) => Seasons.FirstOrDefault(one => one.Id == season) is { } known
        ? new(year, known.BeginsMonth, known.BeginsDay)
        : new(year, 12, 31);

    /// <summary>The first day on which a plot can have been left that is abandoned since then: of the season, or, where only the year is known, of the year.</summary>
    public DateOnly BeginsAtFirst(int year, string season) => Seasons.Any(one => one.Id == season) ? Begins(year, season) : new(year, 1, 1);

    /// <summary>"2023春", "2023年春季" or "2023": a year, and the season if it says one. Null where it is neither.</summary>
    public (int Year, string Season)? ReadSince(string text)
    {
        var rest = text.Trim();
        if (rest.Length < 4 || !int.TryParse(rest.AsSpan(0, 4), System.Globalization.NumberStyles.None, null, out var year) || year is < 1980 or > 2100)
            return null;
        rest = rest[4..].TrimStart('年').TrimEnd('季').Trim();
        if (rest.Length == 0)
            return (year, "");
        return Seasons.FirstOrDefault(season => season.Word == rest || season.Id.Equals(rest, StringComparison.OrdinalIgnoreCase)) is { } known ? (year, known.Id) : null;
    }
}
