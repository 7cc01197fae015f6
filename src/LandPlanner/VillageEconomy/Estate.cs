using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.VillageEconomy;

/// <summary>A housing estate and how many of its homes have a registered title.</summary>
public sealed record Estate(LedgerRow Row)
{
    public string Number => Row.Text("number");

    public string Name => Row.Text("name");

    public string Village => Row.Text("village");

    public long Total => Row.Integer("total") ?? 0;

    public long Registered => Row.Integer("registered") ?? 0;

    public DateOnly? AsOf => Row.Date("as_of");

    /// <summary>Homes without a title.</summary>
    public long Backlog => Total - Registered;

    /// <summary>In percent, exact; null without homes.</summary>
    public decimal? Share => ShareOf(Registered, Total);

    /// <summary>What is wrong with an estate as a whole, as full sentences.</summary>
    public IReadOnlyList<string> Complaints(Estate? before)
    {
        var complaints = new List<string>();
        if (Registered > Total)
            complaints.Say($"{Registered} homes cannot be registered of {Total}.");
        if (AsOf is { } now && before?.AsOf is { } then && now < then)
            complaints.Say($"It stands as of {then:yyyy-MM-dd} in the ledger, which is later than {now:yyyy-MM-dd}.");
        return complaints;
    }

    internal static decimal? ShareOf(long registered, long total) => total > 0 ? 100m * registered / total : null;
}

/// <summary>Estates added up.</summary>
public sealed record EstateTotals(int Estates, long Total, long Registered)
{
    public long Backlog => Total - Registered;

    /// <summary>In percent, exact; null without homes.</summary>
    public decimal? Share => Estate.ShareOf(Registered, Total);

    public static EstateTotals Of(IReadOnlyCollection<Estate> estates) => new(estates.Count, estates.Sum(estate => estate.Total), estates.Sum(estate => estate.Registered));
}
