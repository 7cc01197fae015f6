using LandPlanner.Web.FieldWork;

namespace LandPlanner.Web.Components.Places;

/// <summary>What the panel of places shows.</summary>
internal enum PlacesPage
{
    List,
    Card,
    Rounds,
    Round,
    Take,
    Return,
}

/// <summary>The counts at the top of the list, each of which is a filter too.</summary>
internal enum PlaceTile
{
    All,
    Overdue,
    Due,
    Failed,
}

/// <summary>Where somebody was in the panel of places, so that closing it loses nothing.</summary>
internal sealed class PlacesView : IDisposable
{
    public PlacesPage Page { get; set; } = PlacesPage.List;

    public PlaceTile Tile { get; set; } = PlaceTile.All;

    /// <summary>A kind's id; empty for all.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Empty for all.</summary>
    public string Village { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>The round that is shown; empty for none.</summary>
    public string Round { get; set; } = "";

    /// <summary>A package from the field that is looked at; null for none.</summary>
    public FieldReview? Review { get; set; }

    public void Dispose() => Review?.Dispose();
}
