using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces;

namespace LandPlanner.Web.Ledgers;

/// <summary>Somebody else has saved the row since it was seen. Nothing was changed.</summary>
/// <param name="now">As they left it.</param>
/// <param name="by">The revision they saved it in; null where the history does not tell.</param>
internal sealed class RowOvertakenException(LedgerRow now, Revision? by)
    : WorkspaceException($"{(now.Text("number") is { Length: > 0 } number ? (Sentence)$"'{number}'" : "The row")} was changed meanwhile{(by is null ? (Sentence)"" : $" by {by.Note.Author}")}. Nothing was saved.")
{
    public LedgerRow Now { get; } = now;

    public Revision? By { get; } = by;

    /// <summary>Changes a row of a ledger; where another change of one of its rows was quicker, says what it left.</summary>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    public static async Task GuardAsync(Workspace workspace, string layer, Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (EditConflictException overtaken) when (overtaken.Current is not null && overtaken.Layer == layer)
        {
            var schema = (await workspace.Store.GetLayerAsync(layer, CancellationToken.None)).Schema;
            throw new RowOvertakenException(new(schema, overtaken.Current), overtaken.Since);
        }
    }
}
