namespace LandPlanner.Figures;

/// <summary>A feature behind a figure, as lists show it.</summary>
/// <param name="Number">What its papers call it; empty where they do not.</param>
/// <param name="Adds">What it adds, in the unit of the report; empty where the figure counts different values.</param>
public sealed record FigureRow(string Layer, long Id, string Number, string Name, string Village, string Adds);
