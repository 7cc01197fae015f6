namespace LandPlanner.Web.Components.Audits;

/// <summary>Where somebody was in the audit panel, so that closing it loses nothing.</summary>
internal sealed class AuditView
{
    /// <summary>The run looked at; null for the one on the map.</summary>
    public string? Run { get; set; }

    public FindingFilter Filter { get; set; } = new();

    /// <summary>The finding that is lit, by its place in the run; −1 for none.</summary>
    public int Number { get; set; } = -1;
}
