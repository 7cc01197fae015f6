using LandPlanner.Farmland;
using LandPlanner.Features;

namespace LandPlanner.Workspaces.Tables;

/// <summary>What the ledgers of farmland go by: <c>data/farmland</c>.</summary>
/// <param name="PlotSources">The roles of layers that ledgers of plots are filled from.</param>
/// <param name="EntryColumns">By what people call the column of a table of entries: the ledger's field.</param>
public sealed record FarmlandTables(
    AbandonmentTable Abandonment, PlotShares Plots, IReadOnlyList<LayerRole> PlotSources, CropTable Crops, IReadOnlyList<SowingTarget> Targets, RegimeTable Regimes,
    IReadOnlyDictionary<string, string> EntryColumns);
