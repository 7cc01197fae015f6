namespace LandPlanner.Figures;

/// <summary>Where something stands in a file; both from 1.</summary>
public readonly record struct TextPlace(int Line, int Column);
