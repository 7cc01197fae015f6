using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

/// <summary>What somebody entered for a month of a project. Entries are only ever added; the last for a month is the one that counts.</summary>
/// <param name="Row">Of <c>data/ledgers/project-month.yaml</c>.</param>
public sealed record MonthEntry(LedgerRow Row)
{
    /// <summary>The project's number.</summary>
    public string Project => Row.Text("project");

    public Month Month => Month.Find(Row.Text("month")) ?? default;

    public MonthMeasure Measure => Row.Text("measure") == MonthMeasure.Plan.Word() ? MonthMeasure.Plan : MonthMeasure.Actual;

    /// <summary>Null where the entry takes back what was entered before: the month counts as not entered.</summary>
    public Money? Amount => Row.Integer("amount_fen") is { } cents ? new(cents) : null;

    /// <summary>Why it differs from the entry before; empty for a month's first.</summary>
    public string Reason => Row.Text("reason");
}
