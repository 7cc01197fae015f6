using LandPlanner.Areas;
using LandPlanner.Ledgers;

namespace LandPlanner.Workspaces.Projects.Matching;

/// <summary>A parcel as it was when it was kept for a project.</summary>
/// <param name="Hash">SHA-256 of its shape.</param>
/// <param name="Area">Official.</param>
public sealed record KeptParcel(string Layer, long Id, long Version, string Hash, string Name, Area Area);

/// <summary>A parcel that is another now than when it was kept, and how.</summary>
public sealed record ParcelChange(KeptParcel Parcel, string Zh, string En);

/// <summary>A reason as it was kept.</summary>
/// <param name="Parcel">The name of the parcel it speaks of; empty for the site as a whole.</param>
/// <param name="Outcome">A word of <see cref="LandPlanner.Projects.Matching.MatchWords"/>.</param>
public sealed record KeptReason(string Parcel, string Id, string Outcome, string Zh, string En, decimal? Points, decimal? Most);

/// <summary>Land kept for a project, as the ledger has it and as it stands.</summary>
/// <param name="Changes">The parcels that were changed or are gone since.</param>
public sealed record KeptMatch(LedgerRow Row, IReadOnlyList<KeptParcel> Parcels, IReadOnlyList<KeptReason> Reasons, string NeedZh, string NeedEn, IReadOnlyList<ParcelChange> Changes)
{
    public const string Kept = "kept";
    public const string Dropped = "dropped";

    public string Number => Row.Text("number");

    public string Project => Row.Text("project");

    public bool IsDropped => Row.Text("state") == Dropped;

    /// <summary>Whether it speaks of parcels that are others now.</summary>
    public bool IsOutdated => !IsDropped && Changes.Count > 0;

    public Area Area => Row.SquareMetres("area_m2") ?? Area.Zero;
}
