using LandPlanner.Ledgers;

namespace LandPlanner.Web.Farmland;

/// <summary>Something rows of a ledger are counted and chosen by: a field, or what follows from several.</summary>
/// <param name="KeyOf">What a row says; empty for nothing.</param>
/// <param name="Say">A key in words.</param>
/// <param name="Keys">All keys in their order, where there is one of its own; else null.</param>
public sealed record LedgerFacet(string Name, string Title, Func<LedgerRow, string> KeyOf, Func<string, string> Say, IReadOnlyList<string>? Keys = null)
{
    /// <summary>Since which season a plot is abandoned.</summary>
    public const string Since = "since";

    /// <summary>What the years a plot is abandoned count as.</summary>
    public const string Band = "band";

    /// <summary>Grain, vegetables, or else.</summary>
    public const string CropKind = "crop-kind";
}
