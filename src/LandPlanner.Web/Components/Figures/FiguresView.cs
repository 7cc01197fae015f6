namespace LandPlanner.Web.Components.Figures;

/// <summary>Where somebody was in the panel of figures, so that closing it loses nothing.</summary>
internal sealed class FiguresView
{
    /// <summary>Null for the first year there is.</summary>
    public int? Year { get; set; }

    /// <summary>The id of the figure that is open; null for none.</summary>
    public string? Figure { get; set; }
}
