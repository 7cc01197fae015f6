using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;

namespace LandPlanner.Farmland;

/// <summary>A plot of the ledger, or an earlier one of the same offer, that has ground in common with one that is offered.</summary>
/// <param name="Number">By which it goes; the number of its source where it is not in the ledger.</param>
/// <param name="Share">Of the plot that is offered, 0 to 1.</param>
public sealed record PlotNeighbour(string Number, Area Area, double Share);

/// <summary>A feature of a layer as a plot for a ledger.</summary>
/// <param name="Neighbours">By size, the largest first.</param>
/// <param name="Row">As it would stand in the ledger; null where it is not taken.</param>
public sealed record PlotOffer(Feature Source, string SourceNumber, PlotStanding Standing, IReadOnlyList<PlotNeighbour> Neighbours, Area Area, LedgerRow? Row);
