using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

/// <summary>A step of a project that has a date: planned, and done.</summary>
/// <param name="Row">Of <c>data/ledgers/milestone.yaml</c>.</param>
public sealed record Milestone(LedgerRow Row)
{
    /// <summary>The kinds that the program knows the meaning of: when building begins, and when it is complete.</summary>
    public const string Start = "start";
    public const string Completion = "completion";

    /// <summary>The project's number.</summary>
    public string Project => Row.Text("project");

    /// <summary>A code of the form's choices.</summary>
    public string Kind => Row.Text("kind");

    /// <summary>Tells steps of one kind apart; mostly empty.</summary>
    public string Title => Row.Text("title");

    public DateOnly? Planned => Row.Date("planned_on");

    public DateOnly? Actual => Row.Date("actual_on");

    /// <summary>Planned for a day before this one, and not done before it.</summary>
    public bool IsOverdue(DateOnly day) => Planned < day && !(Actual < day);
}
