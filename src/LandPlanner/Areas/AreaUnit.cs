namespace LandPlanner.Areas;

/// <summary>The unit a source declares areas in.</summary>
public enum AreaUnit
{
    SquareMetres,

    /// <summary>亩: 2000/3 m² exactly.</summary>
    Mu,

    Hectares,
}
