using System.Globalization;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>Gives out numbers in a series, each once, whoever else asks meanwhile.</summary>
/// <remarks>
/// The number is taken in the same edit as what bears it: whoever was slower finds the counter at another version (<see cref="EditConflictException"/>), reads again and tries again.
/// </remarks>
public static class Numbering
{
    private const string FormId = "counter";
    private const int Attempts = 8;

    /// <param name="series">"AJ2024".</param>
    public static async Task<TakenNumbers> TakeAsync(Workspace workspace, string series, int count, RevisionNote note, CancellationToken ct) =>
        (await OpenAsync(workspace, series, note, ct)).Take(count);

    /// <param name="series">"AJ2024".</param>
    /// <param name="there">Numbers that rows brought with them from elsewhere: they are passed over.</param>
    public static async Task<TakenNumbers> TakeAsync(Workspace workspace, string series, int count, IReadOnlySet<string> there, RevisionNote note, CancellationToken ct) =>
        (await OpenAsync(workspace, series, note, ct)).Take(count, there);

    /// <summary>The counter as it stands: how many numbers are taken from it may be told later.</summary>
    internal static async Task<NumberSeries> OpenAsync(Workspace workspace, string series, RevisionNote note, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        await ledger.EnsureAsync(note, ct);
        return new(series, ledger, await RowAsync(workspace, ledger, series, note, ct));
    }

    /// <summary>
    /// The one row of a series. Two who begin it at once each add one, and the first of them may take a number before it sees the other's: whoever sees both joins them into the first, and an edit
    /// that still stands on the other finds it gone.
    /// </summary>
    private static async Task<LedgerRow> RowAsync(Workspace workspace, Ledger ledger, string series, RevisionNote note, CancellationToken ct)
    {
        var where = new AttributeFilter.Compare("series", Comparison.Equal, series);
        for (var attempt = 1; ; attempt++)
        {
            var rows = await ledger.ReadAsync(new() { Where = where }, ct).ToListAsync(ct);
            if (rows is [var only])
                return only;
            try
            {
                await workspace.Store.CommitAsync(rows is [var first, .. var others] ? Joined(ledger, first, others, note) : Begun(ledger, series, note), ct);
            }
            catch (EditConflictException) when (attempt < Attempts)
            {
                // Somebody took a number from one of them, or joined them: read again.
            }
        }
    }

    private static Edit Begun(Ledger ledger, string series, RevisionNote note) => new(note) { Adds = [ledger.Add(ledger.NewRow(null).With("series", series).With("last", 0L))] };

    private static Edit Joined(Ledger ledger, LedgerRow first, IReadOnlyList<LedgerRow> others, RevisionNote note) => new(note)
    {
        Updates = [ledger.Update(first.With("last", others.Append(first).Max(row => row.Integer("last") ?? 0)))],
        Deletes = [.. others.Select(other => new FeatureDelete(ledger.Layer, other.Id, other.Feature.Version))],
    };
}

/// <param name="First">The first of the numbers taken.</param>
/// <param name="Step">What must be in the edit that uses them.</param>
public sealed record TakenNumbers(string Series, long First, FeatureUpdate Step)
{
    /// <summary>"AJ2024-0001".</summary>
    public string At(int index) => Write(Series, First + index);

    internal static string Write(string series, long number) => string.Create(CultureInfo.InvariantCulture, $"{series}-{number:0000}");
}
