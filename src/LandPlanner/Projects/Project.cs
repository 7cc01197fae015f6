using LandPlanner.Areas;
using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

/// <summary>A project as it stands in the ledger.</summary>
/// <param name="Row">Of a form of <c>data/ledgers/project*.yaml</c>: one for each kind of geometry a site can have.</param>
public sealed record Project(LedgerRow Row)
{
    public const string Active = "active";
    public const string Dropped = "dropped";

    public string Number => Row.Text("number");

    public string Name => Row.Text("name");

    /// <summary>A code of the form's choices.</summary>
    public string Kind => Row.Text("kind");

    public string Village => Row.Text("village");

    /// <summary>Given up: it counts in no sum.</summary>
    public bool IsDropped => Row.Text("state") == Dropped;

    /// <summary>Total investment; null where nobody said.</summary>
    public Money? Total => Row.Integer("total_fen") is { } cents ? new(cents) : null;

    /// <summary>Null where nobody said.</summary>
    public Area? LandNeeded => AreaOf("land_needed_m2");

    /// <summary>Of the land needed, what is approved, supplied or leased; null where nobody said.</summary>
    public Area? LandHeld => AreaOf("land_held_m2");

    private Area? AreaOf(string field) => Row.Real(field) is { } metres ? Area.FromSquareMetres(metres) : null;
}
