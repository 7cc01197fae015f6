namespace LandPlanner.Projects;

/// <summary>The amounts that count of a project, a plan and an actual a month at most. Immutable.</summary>
public sealed class ProjectMonths
{
    public static readonly ProjectMonths None = new(new Dictionary<Month, Money>(), new Dictionary<Month, Money>());

    private readonly SortedDictionary<Month, Money> _plan;
    private readonly SortedDictionary<Month, Money> _actual;

    public ProjectMonths(IEnumerable<KeyValuePair<Month, Money>> plan, IEnumerable<KeyValuePair<Month, Money>> actual) =>
        (_plan, _actual) = (new(plan.ToDictionary()), new(actual.ToDictionary()));

    /// <summary>In the order of months.</summary>
    public IReadOnlyDictionary<Month, Money> Plan => _plan;

    /// <summary>In the order of months; a month that is missing was not entered.</summary>
    public IReadOnlyDictionary<Month, Money> Actual => _actual;

    public Money PlanTotal => Money.Sum(_plan.Values);

    public Money ActualTotal => Money.Sum(_actual.Values);

    /// <summary>The first month for which something is planned; null for none.</summary>
    public Month? FirstPlanned => _plan.Where(month => month.Value > Money.Zero).Select(month => (Month?)month.Key).FirstOrDefault();

    /// <summary>The first month in which something was invested; null for none.</summary>
    public Month? FirstSpent => _actual.Where(month => month.Value > Money.Zero).Select(month => (Month?)month.Key).FirstOrDefault();

    /// <summary>The sum of the actuals up to a month, this included.</summary>
    public Money ActualUpTo(Month until) => Money.Sum(_actual.Where(month => month.Key <= until).Select(month => month.Value));

    /// <summary>The sum of a measure from one month to another, both included.</summary>
    public Money Sum(MonthMeasure measure, Month first, Month last) =>
        Money.Sum((measure == MonthMeasure.Plan ? _plan : _actual).Where(month => month.Key >= first && month.Key <= last).Select(month => month.Value));

    /// <summary>The last month up to one that was entered; null for none.</summary>
    public Month? LastEntered(Month until) => _actual.Keys.Where(month => month <= until).Select(month => (Month?)month).LastOrDefault();

    /// <summary>
    /// What the plan comes to in the end, with what was done: never more than what was done before a year and is planned for it, or what was done by now and is planned still. What a year left undone is
    /// planned anew (续建) and counts once.
    /// </summary>
    /// <param name="today">Months of years before this day's are over, entered or not.</param>
    public Money Foreseen(DateOnly today)
    {
        var over = new Month(today.Year - 1, 12);
        var now = _actual.Keys.LastOrDefault(over) is var last && last > over ? last : over;
        var (planned, done) = (PlanOf(month => month.Year == now.Year), ActualTotal - DoneBefore(now.Year));
        // Who is ahead of the plan of a year keeps it: the year is not expected to take more than was planned for it.
        var year = planned > Money.Zero ? Least(planned, done + PlanOf(month => month > now && month.Year == now.Year)) : done;
        var still = DoneBefore(now.Year) + year + PlanOf(month => month.Year > now.Year);
        return _plan.Keys.Select(month => month.Year).Distinct().Select(of => DoneBefore(of) + PlanOf(month => month.Year == of)).Append(still).Max();
    }

    /// <param name="entries">Of one project, in the order in which they were entered.</param>
    public static ProjectMonths Of(IEnumerable<MonthEntry> entries)
    {
        var months = None;
        foreach (var entry in entries)
            months = months.With(entry.Measure, entry.Month, entry.Amount);
        return months;
    }

    public Money? this[MonthMeasure measure, Month month] => (measure == MonthMeasure.Plan ? _plan : _actual).TryGetValue(month, out var amount) ? amount : null;

    /// <param name="amount">Null for none.</param>
    public ProjectMonths With(MonthMeasure measure, Month month, Money? amount)
    {
        var (plan, actual) = (new Dictionary<Month, Money>(_plan), new Dictionary<Month, Money>(_actual));
        var changed = measure == MonthMeasure.Plan ? plan : actual;
        if (amount is { } known)
            changed[month] = known;
        else
            changed.Remove(month);
        return new(plan, actual);
    }

    private Money DoneBefore(int year) => Money.Sum(_actual.Where(month => month.Key.Year < year).Select(month => month.Value));

    private Money PlanOf(Func<Month, bool> isMeant) => Money.Sum(_plan.Where(month => isMeant(month.Key)).Select(month => month.Value));

    private static Money Least(Money one, Money other) => one < other ? one : other;
}
