using LandPlanner.Calendars;

namespace LandPlanner.Cases;

/// <summary>One row of the table of deadlines: which cases it fits (empty for all), and when they are due.</summary>
/// <param name="IsKey">Null for key cases and others alike.</param>
public sealed record CaseDeadline(string Source, string Kind, bool? IsKey, DueRule Rule)
{
    public bool Fits(Case one) =>
        (Source.Length == 0 || Source == one.Source) && (Kind.Length == 0 || Kind == one.Kind) && (IsKey is null || IsKey == one.IsKey);
}

/// <summary>When cases are due (<c>data/cases/deadlines.csv</c>). Immutable.</summary>
public sealed class CaseDeadlines(IReadOnlyList<CaseDeadline> rows, WorkingCalendar calendar)
{
    public IReadOnlyList<CaseDeadline> Rows => rows;

    /// <summary>The last day within the term that the table gives a case from its issue, whatever deadline it was given since; null where no row fits.</summary>
    /// <exception cref="CalendarMissingException">Working days of a year are needed whose calendar is missing.</exception>
    public DateOnly? TermOf(Case one) => rows.FirstOrDefault(row => row.Fits(one))?.Rule.DueOn(one.IssuedOn, calendar);

    /// <summary>A case with the deadline of the first row that fits it; as it is where it has one already, or none fits.</summary>
    /// <exception cref="CalendarMissingException">Working days of a year are needed whose calendar is missing.</exception>
    public Case Set(Case one)
    {
        if (one.DueOn is not null || rows.FirstOrDefault(row => row.Fits(one)) is not { } fit)
            return one;
        return new(one.Row.With("due_on", fit.Rule.DueOn(one.IssuedOn, calendar)).With("due_rule", fit.Rule.ToString()));
    }
}
