namespace LandPlanner.Cases;

/// <summary>A day on which cases are looked at: it tells what is overdue and what soon will be. The last day of a deadline is still in time.</summary>
/// <param name="SoonDays">A case due so many days ahead or fewer is due soon; at least 0.</param>
public sealed record CaseDay(CaseProcess Process, DateOnly Today, int SoonDays)
{
    /// <summary>The last day that is soon.</summary>
    public DateOnly SoonUntil => Today.AddDays(SoonDays);

    public CaseUrgency UrgencyOf(Case one) => UrgencyOf(Process.StageOf(one), one.DueOn);

    /// <summary>Days until the deadline, negative once it has passed; null where nothing is waited for or nothing is due.</summary>
    public int? DaysLeft(Case one) => Process.StageOf(one) == CaseStage.Open && one.DueOn is { } due ? due.DayNumber - Today.DayNumber : null;

    /// <summary>
    /// How a case looks on a map, as a word (<see cref="CaseWords"/>): its urgency while something is waited for, else its stage: overdue, soon, in-time, undated, disposed, closed, absorbed.
    /// Null where the process does not have its state.
    /// </summary>
    public string? LookOf(string state, DateOnly? due) => Process.Find(state)?.Stage switch
    {
        null => null,
        CaseStage.Open => CaseWords.Word(UrgencyOf(CaseStage.Open, due)),
        { } stage => CaseWords.Word(stage),
    };

    internal CaseUrgency UrgencyOf(CaseStage stage, DateOnly? due) => (stage, due) switch
    {
        (not CaseStage.Open, _) => CaseUrgency.Done,
        (_, null) => CaseUrgency.Undated,
        (_, { } day) when day < Today => CaseUrgency.Overdue,
        (_, { } day) when day <= SoonUntil => CaseUrgency.Soon,
        _ => CaseUrgency.InTime,
    };
}
