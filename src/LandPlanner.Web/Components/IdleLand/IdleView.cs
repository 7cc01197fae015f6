namespace LandPlanner.Web.Components.IdleLand;

/// <summary>What the panel shows of idle land.</summary>
public enum IdlePage
{
    List,
    Card,
    Take,
    Totals,
    Buildings,
    TakeBuildings,
}

/// <summary>Where somebody was in the ledger of idle land.</summary>
internal sealed class IdleView
{
    public IdlePage Page { get; set; }

    /// <summary>The id of the parcel whose card is open, or was last.</summary>
    public long Opened { get; set; }

    /// <summary>Only parcels in this state, a code; null for all.</summary>
    public string? State { get; set; }

    /// <summary>Only parcels whose next step is late.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>Only parcels of whose number, name, holder or village this is a part.</summary>
    public string Text { get; set; } = "";
}
