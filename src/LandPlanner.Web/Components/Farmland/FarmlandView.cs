using LandPlanner.Web.Farmland;

namespace LandPlanner.Web.Components.Farmland;

/// <summary>What the panel shows of a ledger.</summary>
public enum LedgerPage
{
    List,
    Card,
    Take,
    Add,
    Paste,
}

/// <summary>Where somebody was in one ledger.</summary>
internal sealed class LedgerView
{
    public LedgerPage Page { get; set; }

    /// <summary>The id of the row whose card is open, or was last.</summary>
    public long Opened { get; set; }

    public LedgerFilter Filter { get; set; } = LedgerFilter.All;

    /// <summary>Ids of rows marked to be changed together.</summary>
    public HashSet<long> Marked { get; } = [];
}

/// <summary>What is shown of a balance.</summary>
internal enum BalancePage
{
    Villages,
    Accounts,
}

/// <summary>A number of a balance that was pointed to: a line and column of the table, or a side of an account.</summary>
internal sealed record BalanceCell(int Line, BalanceColumn? Column, bool IsLost);

/// <summary>Where somebody was in the panel of farmland, so that closing it loses nothing.</summary>
internal sealed class FarmlandView
{
    private readonly Dictionary<string, LedgerView> _ledgers = [];

    /// <summary>The ledger that is open; null for the balance.</summary>
    public LedgerTab? Tab { get; set; } = LedgerTab.Abandoned;

    /// <summary>Names of the layers to balance; null for the usual ones.</summary>
    public string? Before { get; set; }

    public string? After { get; set; }

    /// <summary>The balance looked at; null for the one made last.</summary>
    public string? Balance { get; set; }

    public BalancePage Page { get; set; }

    /// <summary>Only what happened in this year; null for all.</summary>
    public int? Year { get; set; }

    public BalanceCell? Cell { get; set; }

    public LedgerView Of(LedgerTab tab)
    {
        if (!_ledgers.TryGetValue(tab.Word, out var view))
            _ledgers[tab.Word] = view = new();
        return view;
    }
}
