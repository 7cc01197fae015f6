using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;

namespace LandPlanner.Web.Farmland;

/// <summary>What changes a plot by more than its fields.</summary>
public enum PlotActKind
{
    /// <summary>An abandoned plot is tilled again.</summary>
    Restore,

    /// <summary>The work on a plot is done.</summary>
    Done,

    /// <summary>What was done is accepted.</summary>
    Accept,
}

/// <summary>An act as somebody is filling it in.</summary>
public sealed class PlotAct(PlotActKind kind, DateOnly on, string by, Area whole)
{
    public PlotActKind Kind { get; } = kind;

    public DateOnly On { get; set; } = on;

    /// <summary>Who accepts it.</summary>
    public string By { get; set; } = by;

    /// <summary>How much is accepted, in mu.</summary>
    public string Mu { get; set; } = Text(whole);

    /// <summary>What is accepted; the whole where the mu are as they were begun. Null where they are none.</summary>
    public Area? Accepted => Mu.Trim() == Text(whole) ? whole
        : decimal.TryParse(Mu, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mu) && mu is > 0 and < 1_000_000 ? Area.FromMu(mu)
        : null;

    /// <summary>The acts a plot is open to as it stands.</summary>
    public static IReadOnlyList<PlotActKind> Of(LedgerTab tab, LedgerRow row) => (tab, row.Text("state")) switch
    {
        (_, AbandonedPlot.Restored or AbandonedPlot.Dismissed or Completion.Accepted) => [],
        ({ HasAcceptance: true }, Completion.Done) => [PlotActKind.Accept],
        ({ HasAcceptance: true }, _) => [PlotActKind.Done],
        ({ Plots: not null }, _) => [PlotActKind.Restore],
        _ => [],
    };

    /// <summary>The row once it is done.</summary>
    /// <exception cref="LedgerEntryException">It cannot be: every complaint at once.</exception>
    public LedgerRow Apply(LedgerRow row, DateOnly today, AbandonmentTable abandonment) => Kind switch
    {
        PlotActKind.Restore => AbandonedPlot.Restore(row, On, today, abandonment),
        PlotActKind.Done => Completion.Complete(row, On, today),
        _ => Completion.Accept(row, On, By, Accepted, today),
    };

    private static string Text(Area area) => area.Mu(4).ToString(CultureInfo.InvariantCulture);
}
