namespace LandPlanner.Projects;

/// <summary>What an amount changes.</summary>
/// <param name="Before">What counted until now; null for nothing.</param>
/// <param name="Reason">Empty for a month's first entry.</param>
public sealed record MonthChange(Project Project, MonthCell Cell, Money? Before, string Reason);

/// <summary>What amounts for months would do, and all that speaks against it. Nothing is saved where anything does.</summary>
/// <param name="Unchanged">Amounts that stand there already.</param>
public sealed record MonthIntake(IReadOnlyList<MonthChange> Changes, int Unchanged, IReadOnlyList<TableComplaint> Complaints)
{
    /// <param name="reason">For corrections that have none of their own; empty for none.</param>
    /// <param name="today">No actual is entered for a month that lies ahead.</param>
    public static MonthIntake Check(IEnumerable<MonthCell> cells, IReadOnlyList<ProjectFile> files, string reason, DateOnly today)
    {
        var checking = new MonthChecking(files, reason, today);
        foreach (var cell in cells)
            checking.Take(cell);
        return checking.Result();
    }
}
