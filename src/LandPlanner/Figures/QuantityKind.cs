namespace LandPlanner.Figures;

/// <summary>What a figure counts. Quantities of two kinds are never added or compared.</summary>
public enum QuantityKind
{
    Count,
    Area,
    Money,
}
