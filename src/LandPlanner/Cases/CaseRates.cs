using LandPlanner.Calendars;

namespace LandPlanner.Cases;

/// <summary>
/// How cases that were due in a period were dealt with, as they stand on a day. In scope is every case whose deadline lies in the period, by the deadline it has now; cases that were merged or
/// split go on under other numbers and are in no scope.
/// </summary>
/// <remarks>
/// On time, overdue and pending add up to the scope: on the last day a case is still in time. A reopened case has the deadline it was given then, and counts as not disposed of until it is again.
/// </remarks>
public sealed class CaseRates
{
    private readonly IReadOnlyList<Case> _scope;
    private readonly CaseProcess _process;
    private readonly DateOnly _today;
    private readonly List<Case> _withoutCalendar = [];
    private readonly SortedSet<int> _missingYears = [];

    /// <param name="deadlines">The table of terms; a case for which it has none, or whose working days are not known (<see cref="WithoutCalendar"/>), is left out of <see cref="CaseFigureKind.WithinTerm"/>.</param>
    public CaseRates(IEnumerable<Case> cases, CasePeriod period, DateOnly today, CaseProcess process, CaseDeadlines deadlines)
    {
        (_process, _today) = (process, today);
        var counted = cases.Where(one => process.StageOf(one) != CaseStage.Absorbed).ToList();
        _scope = [.. counted.Where(one => one.DueOn is { } due && period.Contains(due))];
        Undated = [.. counted.Where(one => one.DueOn is null && process.StageOf(one) == CaseStage.Open)];
        Figures =
        [
            Figure(CaseFigureKind.Disposal, one => one.DisposedOn is not null, one => IsWaiting(one, one.DueOn)),
            Figure(CaseFigureKind.OnTime, one => one.DisposedOn <= one.DueOn, one => IsWaiting(one, one.DueOn)),
            Figure(CaseFigureKind.Closure, one => process.StageOf(one) == CaseStage.Closed, one => process.StageOf(one) != CaseStage.Closed && one.DueOn >= today),
            Figure(CaseFigureKind.Rework, one => one.Returns > 0 || one.Reopens > 0, one => one is { Returns: 0, Reopens: 0 } && process.StageOf(one) != CaseStage.Closed),
            Figure(CaseFigureKind.Overdue, one => one.IsOverdue(today), one => IsWaiting(one, one.DueOn)),
            Figure(CaseFigureKind.KeyShare, one => one.IsKey, _ => false),
            WithinTerm(deadlines),
        ];
    }

    /// <summary>One of each kind, in the order of the kinds.</summary>
    public IReadOnlyList<CaseFigure> Figures { get; }

    /// <summary>Cases that were due in the period.</summary>
    public IReadOnlyList<Case> Scope => _scope;

    /// <summary>Open cases without a deadline, which no period has in its scope.</summary>
    public IReadOnlyList<Case> Undated { get; }

    /// <summary>Cases that were due in the period and are left out of <see cref="CaseFigureKind.WithinTerm"/>, since the working days of a year are not known.</summary>
    public IReadOnlyList<Case> WithoutCalendar => _withoutCalendar;

    /// <summary>The years whose working days they lack.</summary>
    public IReadOnlyCollection<int> MissingYears => _missingYears;

    public CaseFigure this[CaseFigureKind kind] => Figures[(int)kind];

    private CaseFigure WithinTerm(CaseDeadlines deadlines)
    {
        var terms = new Dictionary<Case, DateOnly>(ReferenceEqualityComparer.Instance);
        foreach (var one in _scope)
        {
            // A year whose notice is missing must not take the other figures away.
            try
            {
                if (deadlines.TermOf(one) is { } term)
                    terms.Add(one, term);
            }
            catch (CalendarMissingException missing)
            {
                _withoutCalendar.Add(one);
                _missingYears.Add(missing.Year);
            }
        }

        return Figure(
            CaseFigureKind.WithinTerm, one => one.DisposedOn <= terms[one], one => IsWaiting(one, terms[one]), [.. _scope.Where(terms.ContainsKey)]);
    }

    private bool IsWaiting(Case one, DateOnly? until) => one.DisposedOn is null && until >= _today && _process.StageOf(one) == CaseStage.Open;

    private CaseFigure Figure(CaseFigureKind kind, Func<Case, bool> counts, Func<Case, bool> isPending) => Figure(kind, counts, isPending, _scope);

    private static CaseFigure Figure(CaseFigureKind kind, Func<Case, bool> counts, Func<Case, bool> isPending, IReadOnlyList<Case> of) =>
        new(kind, [.. of.Where(counts)], [.. of.Where(one => !counts(one) && isPending(one))], of);
}
