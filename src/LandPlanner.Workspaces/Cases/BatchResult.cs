using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Cases;

/// <summary>What became, or would become, of one patch of a batch.</summary>
/// <param name="Record">Its number in the file, from 1; in a layer its id.</param>
/// <param name="Number">Its number at the source (JCBH); empty where it has none.</param>
/// <param name="Opened">The case; null where none was opened, or this was a look ahead.</param>
/// <param name="IsNew">Whether it was opened, or would be.</param>
/// <param name="Known">A satellite case that has this number too, wherever it lies; null for none.</param>
/// <param name="Matches">Cases on the same ground, the greatest share first.</param>
public sealed record BatchPatch(long Record, string Number, Case? Opened, bool IsNew, Case? Known, IReadOnlyList<CaseMatch> Matches, DeskResult Desk);

/// <summary>What became, or would become, of a batch.</summary>
/// <param name="Read">Records in it: those of <paramref name="Patches"/> and those of <paramref name="Rejected"/>.</param>
/// <param name="Rejected">Records that are no polygons, each with its reasons.</param>
/// <param name="Notices">Sentences on the batch as a whole.</param>
/// <param name="Revision">Null where nothing was opened.</param>
public sealed record BatchResult(
    string Batch, long Read, IReadOnlyList<BatchPatch> Patches, IReadOnlyList<RecordProblem> Rejected, IReadOnlyList<string> Notices, Revision? Revision)
{
    public int NewCount => Patches.Count(patch => patch.IsNew);

    /// <summary>Patches that were not opened since their ground is a closed case's: where it changed again, that is to be reopened.</summary>
    public int ClosedCount => Patches.Count(patch => !patch.IsNew && patch.Matches is [{ Case.ClosedOn: not null }, ..]);

    public int RejectedCount => Rejected.Select(problem => problem.Record).Distinct().Count();
}
