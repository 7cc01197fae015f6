namespace LandPlanner.Figures;

/// <summary>What a feature adds to a figure.</summary>
/// <param name="Amount">As <see cref="Quantity.Amount"/> counts; 0 where the figure counts different values, to which no feature alone adds.</param>
public readonly record struct FigureShare(long Id, decimal Amount);
