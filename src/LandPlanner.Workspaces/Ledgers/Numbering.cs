using System.Globalization;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>Gives out numbers in a series, each once, whoever else asks meanwhile.</summary>
/// <remarks>
/// The number is taken in the same edit as what bears it: whoever was slower finds the counter at another version (<see cref="EditConflictException"/>), reads again and tries again.
/// </remarks>
public static class Numbering
{
    private const string FormId = "counter";

    /// <param name="series">"AJ2024".</param>
    public static async Task<TakenNumbers> TakeAsync(Workspace workspace, string series, int count, RevisionNote note, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        await ledger.EnsureAsync(note, ct);
        if (await ledger.FindAsync("series", series, ct) is not { } row)
        {
            // Of two who begin a series at once, both go on with the first row.
            await workspace.Store.CommitAsync(new(note) { Adds = [ledger.Add(ledger.NewRow(null).With("series", series).With("last", 0L))] }, ct);
            row = (await ledger.FindAsync("series", series, ct))!;
        }

        var last = row.Integer("last") ?? 0;
        return new(series, last + 1, ledger.Update(row.With("last", last + count)));
    }
}

/// <param name="First">The first of the numbers taken.</param>
/// <param name="Step">What must be in the edit that uses them.</param>
public sealed record TakenNumbers(string Series, long First, FeatureUpdate Step)
{
    /// <summary>"AJ2024-0001".</summary>
    public string At(int index) => string.Create(CultureInfo.InvariantCulture, $"{Series}-{First + index:0000}");
}
