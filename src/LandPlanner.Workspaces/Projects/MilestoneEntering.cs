using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Projects;

/// <summary>What became of milestones that were entered.</summary>
/// <param name="Revision">Null where nothing was written: for a preview, or because all stood there already.</param>
public sealed record MilestoneOutcome(MilestoneIntake Intake, Revision? Revision);

/// <summary>Enters milestones of projects: one, or a table, all or none of it. One whose days are all emptied leaves the ledger, with the reason in the revision.</summary>
public static class MilestoneEntering
{
    /// <param name="reason">Of days that were known and are others now, or none; empty for none.</param>
    /// <param name="preview">Says what would be entered and all that speaks against it, and writes nothing.</param>
    /// <exception cref="TableRefusedException">It is no preview, and something speaks against it; nothing was saved.</exception>
    /// <exception cref="WorkspaceException">The author may not.</exception>
    /// <exception cref="EditConflictException">Somebody entered something for one of the projects meanwhile.</exception>
    public static async Task<MilestoneOutcome> RunAsync(ProjectBook book, MilestoneSheet sheet, string reason, bool preview, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var intake = MilestoneIntake.Check(sheet.Cells, await book.ReadAsync(ct), book.MilestoneForm, reason, today);
        intake = intake with { Complaints = [.. sheet.Complaints.Concat(intake.Complaints).OrderBy(complaint => complaint.Row)] };
        if (preview)
            return new(intake, null);
        if (intake.Complaints.Count > 0)
            throw new TableRefusedException(intake.Complaints);
        return new(intake, intake.Changes.Count == 0 ? null : await CommitAsync(book, intake.Changes, note, today, ct));
    }

    private static async Task<Revision> CommitAsync(ProjectBook book, IReadOnlyList<MilestoneChange> changes, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var projects = changes.Select(change => change.Project).DistinctBy(project => project.Number).ToList();
        await ProjectRight.RequireAsync(book.Workspace, note.Author, projects, today, ct);
        await book.Milestones.EnsureAsync(note, ct);
        // A row that leaves takes its reason along, so the revision says it.
        var why = string.Join("; ", changes.Where(change => change.Leaves).Select(change => change.Reason).Distinct());
        var edit = new Edit(why.Length > 0 ? note with { Reason = $"{note.Reason}: {why}" } : note)
        {
            Adds = [.. changes.Where(change => change.Before is null).Select(change => book.Milestones.Add(Row(book.Milestones.NewRow(null), change, note.Author, today)))],
            Updates =
            [
                .. projects.Select(project => book.Touched(project, today)),
                .. changes.Where(change => change is { Before: not null, Leaves: false }).Select(change => book.Milestones.Update(Row(change.Before!.Row, change, note.Author, today))),
            ],
            Deletes = [.. changes.Where(change => change.Leaves).Select(change => new FeatureDelete(book.Milestones.Layer, change.Before!.Row.Id, change.Before.Row.Feature.Version))],
        };
        return await book.Workspace.Store.CommitAsync(edit, ct);
    }

    private static LedgerRow Row(LedgerRow row, MilestoneChange change, string author, DateOnly today) => row.With(
    [
        new("project", change.Project.Number),
        new("kind", change.Kind),
        new("title", change.Cell.Title),
        new("planned_on", change.Planned),
        new("actual_on", change.Actual),
        new("reason", change.Reason),
        new("entered_on", today),
        new("entered_by", author),
    ]);
}
