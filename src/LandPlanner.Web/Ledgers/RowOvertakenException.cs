using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Web.Ledgers;

/// <summary>Somebody else has saved the row since it was seen. Nothing was changed.</summary>
/// <param name="now">As they left it.</param>
/// <param name="by">The revision they saved it in; null where the history does not tell.</param>
internal sealed class RowOvertakenException(LedgerRow now, Revision? by)
    : WorkspaceException($"'{now.Text("number")}' was changed meanwhile{(by is null ? (Sentence)"" : $" by {by.Note.Author}")}. Nothing was saved.")
{
    public LedgerRow Now { get; } = now;

    public Revision? By { get; } = by;
}
