namespace LandPlanner.Projects;

/// <summary>All that is known of a project: its row, its months, its milestones. Immutable.</summary>
public sealed record ProjectFile(Project Project, ProjectMonths Months, IReadOnlyList<Milestone> Milestones)
{
    /// <summary>The month in which it should begin: of the earliest of its starts, else the first for which something is planned. Null for unknown.</summary>
    public Month? PlannedStart => Of(Milestone.Start).Min(milestone => milestone.Planned) is { } day ? Month.Of(day) : Months.FirstPlanned;

    /// <summary>The month in which it began, by the earliest of its starts; null where it did not, or nobody said.</summary>
    public Month? ActualStart => Of(Milestone.Start).Min(milestone => milestone.Actual) is { } day ? Month.Of(day) : null;

    /// <summary>The last of its completions, once each of them is done; null while it is not complete.</summary>
    public DateOnly? FinishedOn => Of(Milestone.Completion).All(milestone => milestone.Actual is not null) ? Of(Milestone.Completion).Max(milestone => milestone.Actual) : null;

    /// <summary>The first month for which an actual may be entered: it begins, or is to begin, then. Null where that is unknown.</summary>
    public Month? Begin => ActualStart ?? PlannedStart;

    /// <summary>All of a kind: a project built in stages has a start and a completion for each, told apart by title.</summary>
    public IEnumerable<Milestone> Of(string kind) => Milestones.Where(milestone => milestone.Kind == kind);

    /// <summary>Milestones whose planned day is over on a day, and that were not done before it; the earliest first.</summary>
    public IReadOnlyList<Milestone> Overdue(DateOnly today) => [.. Milestones.Where(milestone => milestone.IsOverdue(today)).OrderBy(milestone => milestone.Planned)];

    /// <summary>For how many months it should have begun and had not, at the end of a month: 1 in the month of the planned start.</summary>
    public int MonthsLate(Month until)
    {
        var hasBegun = ActualStart <= until || Months.FirstSpent <= until;
        return hasBegun || PlannedStart is not { } planned ? 0 : Math.Max(0, until.Index - planned.Index + 1);
    }

    /// <summary>For how many months nothing was entered at the end of a month: after the last month entered, and after the month in which it began.</summary>
    public int MonthsNotEntered(Month until)
    {
        if (Months.ActualUpTo(until) is var spent && spent > Money.Zero && spent >= Project.Total)
            return 0;
        var since = Months.LastEntered(until) ?? (ActualStart <= until ? ActualStart : null);
        return since is { } month ? until.Index - month.Index : 0;
    }
}
