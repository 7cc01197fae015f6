using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;

namespace LandPlanner.Workspaces.Places;

/// <summary>An inspection ready to be committed, with what it moves on and brings along.</summary>
/// <param name="Place">As it was found.</param>
/// <param name="Row">For the ledger of inspections.</param>
/// <param name="After">The place's row as the inspection leaves it.</param>
internal sealed record PreparedInspection(InspectedPlace Place, LedgerRow Row, LedgerRow After, InspectionVerdict Verdict, IReadOnlyList<TakenEvidence> Photos)
{
    public Edit AddTo(Edit edit, PlaceBook book) => edit with
    {
        Adds = [.. edit.Adds, book.Inspections.Add(Row), .. Photos.Select(photo => book.Evidence.Ledger.Add(photo.Row))],
        Updates = [.. edit.Updates, book.Places.Update(After)],
        Records = [.. edit.Records, .. Photos.Select(photo => photo.Content)],
    };
}
