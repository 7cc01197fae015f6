using LandPlanner.Workspaces.Farmland;

namespace LandPlanner.Web.Farmland;

/// <summary>One of the ledgers the panel shows: what sets it apart on the screen.</summary>
/// <param name="Word">As addresses and words know it.</param>
/// <param name="FormId">Of <c>data/ledgers</c>.</param>
/// <param name="Plots">Null for the ledger of sown crops, whose rows are entries.</param>
/// <param name="Tile">The facet whose values are counted at the top.</param>
/// <param name="Facets">What rows are chosen by, besides: fields, or facets of the ledger's own (<see cref="LedgerFacet"/>).</param>
/// <param name="Under">The fields a line of the list shows beneath the name.</param>
/// <param name="Many">The fields that may be set of many rows at once.</param>
public sealed record LedgerTab(
    string Word, string FormId, PlotLedger? Plots, string Tile, IReadOnlyList<string> Facets, IReadOnlyList<string> Under, IReadOnlyList<string> Many)
{
    public static readonly LedgerTab Abandoned = new(
        "abandoned", "abandoned-plot", PlotLedger.Abandoned, "state", ["village", LedgerFacet.Since, LedgerFacet.Band, "cause", "measure", "responsible"], ["village", "household", "cause", "measure", "responsible"],
        ["state", "cause", "measure", "responsible", "until", "since_year", "since_season", "group", "note"]);

    public static readonly LedgerTab Sown = new(
        "sown", SownTake.FormId, null, LedgerFacet.CropKind, ["village", "crop", "season", "month", "by", "reporter"], ["season", "month", "plot", "reporter"], []);

    public static readonly LedgerTab Rectified = new(
        "rectified", "rectified-patch", PlotLedger.Rectified, "state", ["village", "problem", "measure", "class_now", "responsible"], ["village", "problem", "class_now", "measure", "responsible"],
        ["state", "problem", "measure", "responsible", "until", "note"]);

    public static readonly LedgerTab Restoration = new(
        "restoration", "restoration", PlotLedger.Restoration, "state", ["village", "kind", "class_before_name", "measure", "responsible"], ["village", "kind", "class_before_name", "measure", "responsible"],
        ["state", "kind", "measure", "responsible", "until", "note"]);

    public static readonly IReadOnlyList<LedgerTab> All = [Abandoned, Sown, Rectified, Restoration];

    /// <summary>Whether its plots are done, then accepted.</summary>
    public bool HasAcceptance => Plots is not null && this != Abandoned;
}
