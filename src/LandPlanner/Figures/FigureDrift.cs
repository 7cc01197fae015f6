using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>When a figure stopped being what was reported.</summary>
/// <param name="Since">The revision after which it has not held since.</param>
/// <param name="Before">The figure right before that revision: it held.</param>
/// <param name="After">The figure right after it.</param>
/// <param name="Changed">The features of the figure's layers that the revision changed; without ids where it wrote a layer whole.</param>
public sealed record FigureDrift(Revision Since, FigureResult Before, FigureResult After, IReadOnlyList<FigureChange> Changed);
