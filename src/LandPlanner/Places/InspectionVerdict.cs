using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Places;

/// <summary>What the answers to a checklist come to.</summary>
/// <param name="Failed">The items that failed, in the order of the checklist.</param>
public sealed record InspectionVerdict(bool Passed, IReadOnlyList<CheckItem> Failed)
{
    /// <param name="said">What the inspector says of the whole; null to let the answers decide. An inspector may fail what every answer passes, not the other way round.</param>
    /// <exception cref="LedgerEntryException">An answer does not fit, one that must be given for a pass is missing, or "passed" is said of what failed.</exception>
    public static InspectionVerdict Of(PlaceKind kind, PlaceValues answers, bool? said)
    {
        var failed = kind.Checklist.Where(item => item.Fails(answers[item.Field.Name])).ToList();
        // An inspector before a locked gate can fail the place, but answers nothing.
        var form = said == false ? kind.LooseAnswers : kind.Answers;
        var complaints = LedgerEntry.Complaints(form, answers.Row(form)).ToList();
        if (said == true && failed.Count > 0)
            complaints.Say($"It cannot have passed: {string.Join(", ", failed.Select(item => item.Field.Name))} failed.");
        return complaints.Count == 0 ? new(said ?? failed.Count == 0, failed) : throw new LedgerEntryException(kind.TitleZh, complaints);
    }
}
