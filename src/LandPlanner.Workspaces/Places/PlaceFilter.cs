using LandPlanner.Places;

namespace LandPlanner.Workspaces.Places;

/// <summary>Which places are meant. An unset member means no restriction.</summary>
public sealed record PlaceFilter
{
    public static readonly PlaceFilter All = new();

    /// <summary>Ids or titles; empty for every kind.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    public string? Village { get; init; }

    /// <summary>"active", "suspended", "closed".</summary>
    public string? State { get; init; }

    /// <summary>Only what is due by the end of this day.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>Only what should have been inspected before this day.</summary>
    public DateOnly? OverdueOn { get; init; }

    internal bool Fits(InspectedPlace place) =>
        (Village is null || place.Village == Village)
        && (State is null || place.State == State)
        && (DueBy is not { } day || place.On(day) is DueState.Due or DueState.Overdue)
        && (OverdueOn is not { } late || place.On(late) == DueState.Overdue);
}
