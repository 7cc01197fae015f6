using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>Lets those who add to a ledger do so one after the other, so that no number and no ground comes into it twice.</summary>
internal static class LedgerTurn
{
    // Whoever loses a turn lost it to somebody who wrote: so many must write at once before one gives up.
    private const int Tries = 20;

    /// <param name="series">What the ledger's numbers begin with; its counter is what two who write at once meet at.</param>
    /// <param name="write">Reads the ledger and commits an edit that holds the step it is given; told again where somebody else was quicker.</param>
    public static Task<T> TakeAsync<T>(Workspace workspace, string series, RevisionNote note, Func<FeatureUpdate, Task<T>> write, CancellationToken ct) =>
        // None is counted off: rows may keep the numbers they had elsewhere, so the next is told by the rows.
        NumberAsync(workspace, series, note, numbers => write(numbers.Take(0).Step), ct);

    /// <summary>The same, for rows that get the numbers of the series.</summary>
    /// <param name="write">Reads the ledger, takes as many numbers as it needs, and commits an edit that holds their step.</param>
    public static async Task<T> NumberAsync<T>(Workspace workspace, string series, RevisionNote note, Func<NumberSeries, Task<T>> write, CancellationToken ct)
    {
        for (var left = Tries; ; left--)
        {
            var numbers = await Numbering.OpenAsync(workspace, series, note, ct);
            try
            {
                return await write(numbers);
            }
            catch (EditConflictException meanwhile) when (left > 1 && meanwhile.Layer == numbers.Counters.Layer)
            {
            }
        }
    }
}
