using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Projects;

/// <summary>What became of amounts that were entered.</summary>
/// <param name="Ignored">Headings of columns that said nothing about months.</param>
/// <param name="Revision">Null where nothing was written: for a preview, or because all stood there already.</param>
public sealed record MonthOutcome(MonthIntake Intake, IReadOnlyList<string> Ignored, Revision? Revision);

/// <summary>Enters plans and actuals of projects by month: one, or a table, all or none of it.</summary>
public static class MonthEntering
{
    /// <param name="reason">Of corrections; empty for none.</param>
    /// <param name="preview">Says what would be entered and all that speaks against it, and writes nothing.</param>
    /// <exception cref="TableRefusedException">It is no preview, and something speaks against it; nothing was saved.</exception>
    /// <exception cref="WorkspaceException">The author may not.</exception>
    /// <exception cref="EditConflictException">Somebody entered something for one of the projects meanwhile.</exception>
    public static Task<MonthOutcome> RunAsync(ProjectBook book, IReadOnlyList<MonthCell> cells, string reason, bool preview, RevisionNote note, DateOnly today, CancellationToken ct) =>
        RunAsync(book, new MonthSheet(cells, [], [], [], []), reason, preview, note, today, ct);

    /// <inheritdoc cref="RunAsync(ProjectBook, IReadOnlyList{MonthCell}, string, bool, RevisionNote, DateOnly, CancellationToken)"/>
    public static async Task<MonthOutcome> RunAsync(ProjectBook book, MonthSheet sheet, string reason, bool preview, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var files = await book.ReadAsync(ct);
        var (intake, finder) = (MonthIntake.Check(sheet.Cells, files, reason, today), new ProjectFinder(files));
        var complaints = sheet.Complaints.Concat(sheet.Against(finder)).Concat(intake.Complaints);
        intake = intake with { Complaints = [.. complaints.OrderBy(complaint => complaint.Row).ThenBy(complaint => complaint.Column)] };
        if (preview)
            return new(intake, sheet.Ignored, null);
        if (intake.Complaints.Count > 0)
            throw new TableRefusedException(intake.Complaints);
        return new(intake, sheet.Ignored, intake.Changes.Count == 0 ? null : await CommitAsync(book, intake.Changes, note, today, ct));
    }

    private static async Task<Revision> CommitAsync(ProjectBook book, IReadOnlyList<MonthChange> changes, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var projects = changes.Select(change => change.Project).DistinctBy(project => project.Number).ToList();
        await ProjectRight.RequireAsync(book.Workspace, note.Author, projects, today, ct);
        await book.Months.EnsureAsync(note, ct);
        var edit = new Edit(note)
        {
            Adds = [.. changes.Select(change => book.Months.Add(Row(book, change, note.Author, today)))],
            Updates = [.. projects.Select(project => book.Touched(project, today))],
        };
        return await book.Workspace.Store.CommitAsync(edit, ct);
    }

    private static LedgerRow Row(ProjectBook book, MonthChange change, string author, DateOnly today) => book.Months.NewRow(null).With(
    [
        new("project", change.Project.Number),
        new("month", change.Cell.Month.ToString()),
        new("measure", change.Cell.Measure.Word()),
        new("amount_fen", change.Cell.Amount?.Cents),
        new("reason", change.Reason),
        new("entered_on", today),
        new("entered_by", author),
    ]);
}
