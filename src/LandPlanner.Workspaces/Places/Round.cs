using LandPlanner.Ledgers;
using LandPlanner.Places;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Places;

/// <summary>A round as it stands in the ledger.</summary>
public sealed record Round(LedgerRow Row)
{
    public const string Planned = "planned";
    public const string Done = "done";
    public const string Dropped = "dropped";

    public string Number => Row.Text("number");

    public DateOnly PlannedOn => Row.Date("planned_on") ?? default;

    /// <summary>From which day on an inspection may be part of it: the day it was made on, or its own where that is earlier. Those that an earlier form made do not say.</summary>
    public DateOnly Since => Row.Date("made_on") is not { } made ? DateOnly.MinValue : made < PlannedOn ? made : PlannedOn;

    public string State => Row.Text("state");

    /// <summary>Numbers, in visiting order.</summary>
    public IReadOnlyList<string> Places => Row.Text("places").Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>In the workspace's plane; null where it begins at its first place.</summary>
    public Coordinate? Start => Row.Real("start_x") is { } x && Row.Real("start_y") is { } y ? new(x, y) : null;

    public bool Returns => Row.Flag("returns");

    public double Metres => Row.Real("length_m") ?? 0;

    public long Minutes => Row.Integer("minutes") ?? 0;
}

/// <param name="Inspection">Null while nobody was there.</param>
public sealed record RoundPlace(InspectedPlace Place, Inspection? Inspection);
