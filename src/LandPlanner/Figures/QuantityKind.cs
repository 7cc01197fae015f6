namespace LandPlanner.Figures;

/// <summary>What a figure counts. Quantities of two kinds are never added or compared.</summary>
public enum QuantityKind
{
    Count,
    Area,
    Money,

    /// <summary>Homes (户), of which a feature holds many.</summary>
    Homes,
}
