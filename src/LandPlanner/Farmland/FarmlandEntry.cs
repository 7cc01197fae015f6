using LandPlanner.Areas;
using LandPlanner.Changes;

namespace LandPlanner.Farmland;

/// <summary>Farmland of one class that one village lost or won in one way, in one year under one regime; each area is the sum over the polygons it names.</summary>
/// <param name="Class">The class of the farmland: before, where it was lost; after, where it was won. An index in <see cref="ChangeResult.Classes"/>.</param>
/// <param name="Year">The year it happened in; null where the vintages lie years apart and the polygons do not say.</param>
/// <param name="Regime">Null where several were in force between the vintages and the polygons do not say when, or none was.</param>
/// <param name="Net">Less ridges (田坎): what the balance counts.</param>
/// <param name="OnBasic">Null where basic farmland is not known.</param>
/// <param name="Approved">Null where approvals are not known, and for farmland won.</param>
/// <param name="Slivers">The part of <paramref name="Gross"/> in slivers.</param>
/// <param name="Patches">Numbers of changed polygons, ascending, as in their layer.</param>
public sealed record FarmlandEntry(
    Village Village, int Class, int? Year, Regime? Regime, ChangeKind Kind, bool IsLost, Area Gross, Area Net, Area? OnBasic, Area? Approved, Area Slivers, IReadOnlyList<int> Patches)
{
    public Area? NotApproved => Gross - Approved;

    /// <summary>Whether it went to another class of farmland, or came from one: an entry on either side, though no farmland was lost or won.</summary>
    public bool IsWithin { get; init; }
}

/// <summary>One side of an account.</summary>
/// <param name="Settled">Net, of polygons that changed while the regime was in force.</param>
/// <param name="Open">Net, of polygons that may have: nobody knows when they changed.</param>
/// <param name="Patches">Numbers of all of them, ascending.</param>
public sealed record AccountSide(Area Settled, Area Open, IReadOnlyList<int> Patches);

/// <summary>Whether what a regime makes answerable was answered.</summary>
/// <param name="Village">Null for the whole of the layers.</param>
/// <param name="Class">Null for all farmland; else a class of which as much must be won as lost.</param>
public sealed record AccountBalance(Regime Regime, RegimeAccount Account, Village? Village, string? Class, AccountSide Lost, AccountSide Won)
{
    /// <summary>True or false where it is so whenever the undated polygons changed; null where it depends on that.</summary>
    public bool? IsMet => Won.Settled >= Lost.Settled + Lost.Open ? true
        : Won.Settled + Won.Open < Lost.Settled ? false
        : null;
}
