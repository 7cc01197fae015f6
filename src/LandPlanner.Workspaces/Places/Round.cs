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
