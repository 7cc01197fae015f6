using LandPlanner.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Places;

public enum DueState
{
    /// <summary>Not in use: nobody need go there.</summary>
    Resting,
    NotDue,
    Due,
    Overdue,
}

/// <summary>A place of the ledger, with its kind. Immutable.</summary>
public sealed record InspectedPlace(LedgerRow Row, PlaceKind Kind)
{
    public const string Active = "active";
    public const string Pass = "pass";
    public const string Fail = "fail";

    public long Id => Row.Id;

    public string Number => Row.Text("number");

    public string Name => Row.Text("name");

    public string Village => Row.Text("village");

    public string State => Row.Text("state");

    /// <summary>In the workspace's plane; null where somebody took its shape away.</summary>
    public Coordinate? At => Row.Shape is { IsEmpty: false } shape ? shape.Coordinate : null;

    public DateOnly? DueOn => Row.Date("due_on");

    public DateOnly? LastOn => Row.Date("last_on");

    /// <summary>Null before the first inspection.</summary>
    public bool? LastPassed => Row.Text("last_result") switch { Pass => true, Fail => false, _ => null };

    public PlaceValues Details => PlaceValues.Parse(Kind.Details, Row.Text("details"));

    /// <summary>The place's own, else its kind's.</summary>
    public InspectionInterval Interval => Row.Text("interval") is { Length: > 0 } own ? InspectionInterval.Parse(own) : Kind.Interval;

    public DueState On(DateOnly day)
    {
        if (State != Active || DueOn is not { } due)
            return DueState.Resting;
        return due > day ? DueState.NotDue : due == day ? DueState.Due : DueState.Overdue;
    }

    /// <summary>0 where it is not overdue.</summary>
    public int DaysOverdue(DateOnly day) => On(day) == DueState.Overdue ? day.DayNumber - DueOn!.Value.DayNumber : 0;

    /// <summary>When it is to be inspected again after an inspection: where it failed after its kind's time for that, and no later than if it had passed.</summary>
    public DateOnly NextDue(DateOnly inspectedOn, bool passed)
    {
        var (usual, again) = (Interval.After(inspectedOn), Kind.Recheck.After(inspectedOn));
        return passed || usual < again ? usual : again;
    }

    /// <summary>The row after an inspection. One from before the last known counts, but moves nothing: what is newer stands.</summary>
    public LedgerRow After(DateOnly inspectedOn, bool passed)
    {
        var counted = Row.With("inspections", (Row.Integer("inspections") ?? 0) + 1);
        return inspectedOn < LastOn
            ? counted
            : counted.With([new("last_on", inspectedOn), new("last_result", passed ? Pass : Fail), new("due_on", NextDue(inspectedOn, passed))]);
    }
}
