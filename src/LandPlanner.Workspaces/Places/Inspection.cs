using LandPlanner.Ledgers;
using LandPlanner.Places;

namespace LandPlanner.Workspaces.Places;

/// <summary>An inspection as it stands in the ledger.</summary>
public sealed record Inspection(LedgerRow Row, PlaceKind Kind)
{
    public string Number => Row.Text("number");

    public DateOnly On => Row.Date("inspected_on") ?? default;

    public bool Passed => Row.Text("result") == InspectedPlace.Pass;

    public PlaceValues Answers => PlaceValues.Parse(Kind.Answers, Row.Text("results"));

    /// <summary>The items that failed, by name.</summary>
    public IReadOnlyList<string> Failed => Row.Text("failed").Split(',', StringSplitOptions.RemoveEmptyEntries);

    public DateOnly NextDue => Row.Date("next_due") ?? default;

    /// <summary>Of its photos, by which the ledger of evidence finds them.</summary>
    public IReadOnlyList<string> PhotoHashes => Row.Text("photos").Split(',', StringSplitOptions.RemoveEmptyEntries);
}
