using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Farmland;

namespace LandPlanner.Web.Farmland;

/// <summary>The columns of a balance by village.</summary>
internal enum BalanceColumn
{
    /// <summary>Farmland lost, as the patches lie.</summary>
    LostGross,

    /// <summary>Of <see cref="LostGross"/> basic farmland.</summary>
    LostBasic,

    /// <summary>Of <see cref="LostGross"/> inside approved land.</summary>
    Approved,

    /// <summary>The rest of <see cref="LostGross"/>.</summary>
    NotApproved,

    /// <summary>Farmland lost, less ridges: what the balance counts.</summary>
    Lost,

    /// <summary>Farmland won, less ridges.</summary>
    Won,

    /// <summary>Of what was won basic farmland, as the patches lie.</summary>
    WonBasic,

    /// <summary>Farmland that became another class of farmland, as the patches lie: neither lost nor won.</summary>
    Within,
}

/// <summary>A village of a balance, or the town.</summary>
/// <param name="Village">Null for the town.</param>
/// <param name="Mu">By column, in mu to 2 decimals; null where it is not known. The villages' add up to the town's.</param>
/// <param name="IsMet">Whether all that was asked was answered; null where that depends on days nobody knows, or nothing was asked.</param>
internal sealed record BalanceLine(Village? Village, IReadOnlyDictionary<BalanceColumn, decimal?> Mu, bool? IsMet)
{
    public decimal Net => (Mu[BalanceColumn.Won] ?? 0) - (Mu[BalanceColumn.Lost] ?? 0);
}

/// <summary>Farmland in and out by village, each number with the polygons behind it.</summary>
internal sealed class BalanceTable(FarmlandLedger ledger)
{
    private const int Decimals = 2;

    private readonly Dictionary<int, ChangedPatch> _patches = ledger.Change.Patches.ToDictionary(patch => patch.Number);

    public FarmlandLedger Ledger { get; } = ledger;

    /// <summary>The years polygons say they changed in, ascending; null last, where some do not say.</summary>
    public IReadOnlyList<int?> Years { get; } = [.. ledger.Entries.Select(entry => entry.Year).Distinct().OrderBy(year => year ?? int.MaxValue)];

    /// <summary>The villages by code, then the town.</summary>
    /// <param name="year">Only what happened in it; null for all.</param>
    public IReadOnlyList<BalanceLine> Lines(int? year)
    {
        List<Village> villages = [.. Ledger.Entries.Select(entry => entry.Village).Distinct()];
        var columns = Enum.GetValues<BalanceColumn>().Where(column => column != BalanceColumn.NotApproved).ToDictionary(column => column, column => Closed(villages, column, year));
        // What is not approved is what is left, so that a line closes as it is printed.
        columns[BalanceColumn.NotApproved] = [.. columns[BalanceColumn.LostGross].Zip(columns[BalanceColumn.Approved], (whole, approved) => whole - approved)];
        IReadOnlyDictionary<BalanceColumn, decimal?> Line(int at) => columns.ToDictionary(pair => pair.Key, pair => pair.Value[at]);
        return [.. villages.Select((village, i) => new BalanceLine(village, Line(i), year is null ? IsMet(village) : null)), new(null, Line(villages.Count), year is null ? IsMet(null) : null)];
    }

    /// <summary>The polygons whose areas a number is the sum of, ascending.</summary>
    /// <param name="village">Null for the town.</param>
    public IReadOnlyList<ChangedPatch> PatchesOf(Village? village, BalanceColumn column, int? year) =>
        [.. Of(village, column, year).SelectMany(entry => entry.Patches).Distinct().Order().Select(number => _patches[number]).Where(patch => Part(patch, column) != Area.Zero)];

    /// <summary>Polygons by number, ascending; numbers there are none of are left out.</summary>
    public IReadOnlyList<ChangedPatch> PatchesOf(IEnumerable<int> numbers) => [.. numbers.Distinct().Order().Where(_patches.ContainsKey).Select(number => _patches[number])];

    private decimal?[] Closed(List<Village> villages, BalanceColumn column, int? year)
    {
        var sums = villages.ConvertAll(village => Sum(Of(village, column, year), column));
        if (sums.Contains(null))
            return [.. sums.Select(sum => sum?.Mu(Decimals)), null];
        var mu = AreaClosure.Mu([.. sums.Select(sum => sum!.Value)], Decimals);
        return [.. mu, mu.Sum()];
    }

    private IEnumerable<FarmlandEntry> Of(Village? village, BalanceColumn column, int? year) => Ledger.Entries.Where(entry =>
        (village is null || entry.Village == village) && (year is null || entry.Year == year) && entry.IsWithin == (column == BalanceColumn.Within)
        && entry.IsLost == column is not (BalanceColumn.Won or BalanceColumn.WonBasic));

    private static Area? Sum(IEnumerable<FarmlandEntry> entries, BalanceColumn column)
    {
        Area? sum = Area.Zero;
        foreach (var entry in entries)
            sum += Part(entry, column);
        return sum;
    }

    private static Area? Part(FarmlandEntry entry, BalanceColumn column) => column switch
    {
        BalanceColumn.LostGross or BalanceColumn.Within => entry.Gross,
        BalanceColumn.LostBasic or BalanceColumn.WonBasic => entry.OnBasic,
        BalanceColumn.Approved => entry.Approved,
        BalanceColumn.NotApproved => entry.NotApproved,
        _ => entry.Net,
    };

    private static Area? Part(ChangedPatch patch, BalanceColumn column) => column switch
    {
        BalanceColumn.LostGross or BalanceColumn.Within => patch.Area,
        BalanceColumn.LostBasic or BalanceColumn.WonBasic => patch.OnBasic,
        BalanceColumn.Approved => patch.Approved,
        BalanceColumn.NotApproved => patch.Area - patch.Approved,
        _ => patch.Net,
    };

    private bool? IsMet(Village? village)
    {
        var accounts = Ledger.Accounts.Where(account => account.Village == village).ToList();
        if (accounts.Count == 0 || accounts.Exists(account => account.IsMet is null))
            return accounts.Exists(account => account.IsMet == false) ? false : null;
        return accounts.TrueForAll(account => account.IsMet == true);
    }
}
