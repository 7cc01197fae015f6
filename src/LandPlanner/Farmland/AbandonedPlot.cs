using LandPlanner.Audits;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Farmland;

/// <summary>A row of the ledger of abandoned plots as it stands on a day.</summary>
/// <param name="Years">Whole years left untilled until that day, or until it was restored; null where nobody said since when, or it was never abandoned.</param>
/// <param name="Band">What that counts as; null where <paramref name="Years"/> is.</param>
/// <param name="Laws">What the law says of it; empty once it is restored.</param>
/// <param name="IsOverdue">Whether it should have been restored before that day and is not.</param>
public sealed record AbandonedPlot(LedgerRow Row, int? Years, AbandonmentBand? Band, IReadOnlyList<LegalBasis> Laws, bool IsOverdue)
{
    public const string Restored = "restored";
    public const string Dismissed = "dismissed";

    public static AbandonedPlot On(LedgerRow row, DateOnly day, AbandonmentTable table)
    {
        var (state, end) = (row.Text("state"), day);
        if (row.Date("restored_on") is { } restored && restored < day)
            end = restored;
        int? years = state != Dismissed && row.Integer("since_year") is { } year ? WholeYears(table.Begins((int)year, row.Text("since_season")), end) : null;
        var band = years is { } count ? table.BandOf(count) : null;
        var isOpen = state is not (Restored or Dismissed);
        return new(row, years, band, isOpen && band is not null ? LawsOf(band, row) : [], isOpen && row.Date("until") < day);
    }

    /// <summary>The row once it is tilled again.</summary>
    /// <exception cref="LedgerEntryException">It is restored already, was never abandoned, or the day cannot be.</exception>
    public static LedgerRow Restore(LedgerRow row, DateOnly on, DateOnly today, AbandonmentTable table)
    {
        var complaints = new List<string>();
        if (row.Text("state") is Restored)
            complaints.Say($"It was restored on {row.Date("restored_on"):yyyy-MM-dd} already.");
        if (row.Text("state") is Dismissed)
            complaints.Say("It was found not to be abandoned; set its state first if that was wrong.");
        if (on > today)
            complaints.Say($"{on:yyyy-MM-dd} has not come yet.");
        if (IsBeforeSince(row, on, table))
            complaints.Say($"{on:yyyy-MM-dd} lies before the {(row.Text("since_season").Length > 0 ? (Sentence)"season" : "year")} since which it is abandoned.");
        return complaints.Count == 0
            ? row.With([new("state", Restored), new("restored_on", on)])
            : throw new LedgerEntryException(row.Text("number"), complaints);
    }

    /// <summary>Whether a day lies before the season, or where only the year is known before the year, since which a plot is abandoned.</summary>
    public static bool IsBeforeSince(LedgerRow row, DateOnly on, AbandonmentTable table) =>
        row.Integer("since_year") is { } year && on < table.BeginsAtFirst((int)year, row.Text("since_season"));

    /// <summary>What is wrong with a row as somebody changed it. Full sentences.</summary>
    public static IReadOnlyList<string> Complaints(LedgerRow before, LedgerRow after, DateOnly today, AbandonmentTable table)
    {
        var complaints = new List<string>();
        if (after.Text("state") == Restored && before.Text("state") != Restored)
            complaints.Say("It is restored by 'farmland abandoned restore', with the day.");
        if (before.Text("state") == Restored && after.Text("state") != Restored)
            complaints.Say("It is restored; where it is abandoned again, it comes in as a new plot since a later season.");
        if (after.Text("since_season").Length > 0 && after.Integer("since_year") is null)
            complaints.Say("A season needs its year: give since_year as well.");
        if (Since(before) == Since(after))
            return complaints;
        if (IsBeforeSince(after, today, table))
            complaints.Say($"{Since(after)} has not come yet: it cannot be abandoned since then.");
        else if (after.Date("restored_on") is { } restored && IsBeforeSince(after, restored, table))
            complaints.Say($"It was restored on {restored:yyyy-MM-dd}, before {Since(after)}: it cannot have been abandoned since then.");
        return complaints;
    }

    /// <summary>Whether a plot that is offered as abandoned since a season may be on ground that the ledger has: only where that was restored before. A year alone may mean the time before it was.</summary>
    public static bool StandsInTheWay(LedgerRow there, (int Year, string Season)? offeredSince, AbandonmentTable table) =>
        there.Text("state") != Restored || offeredSince is not { } since || !(there.Date("restored_on") < table.BeginsAtFirst(since.Year, since.Season));

    private static string Since(LedgerRow row) => $"{row.Integer("since_year")} {row.Text("since_season")}".TrimEnd();

    private static int WholeYears(DateOnly from, DateOnly to)
    {
        if (to < from)
            return 0;
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }

    private static List<LegalBasis> LawsOf(AbandonmentBand band, LedgerRow row) =>
        [.. band.Laws, .. row.Real("basic_farmland_m2") > 0 ? band.LawsOnBasicFarmland : []];
}
