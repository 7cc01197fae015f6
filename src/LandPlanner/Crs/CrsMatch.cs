namespace LandPlanner.Crs;

/// <summary>By what a text was recognised as a system.</summary>
public enum CrsMatchKind
{
    /// <summary>Not recognised; the explanation says why.</summary>
    None,

    /// <summary>The EPSG code it carries, and its parameters agree with it.</summary>
    Code,

    /// <summary>Its name, and its parameters, where it has any, agree with it.</summary>
    Name,

    /// <summary>Its datum, meridian and false easting; the name is free text.</summary>
    Parameters,

    /// <summary>Its name or code says one system and its parameters another; nobody but the user can decide.</summary>
    Conflict,
}

/// <param name="Definition">Null with <see cref="CrsMatchKind.None"/> and <see cref="CrsMatchKind.Conflict"/>.</param>
/// <param name="Explanation">A full sentence: by what it was found, or why it was not.</param>
public sealed record CrsMatch(CrsDefinition? Definition, CrsMatchKind Kind, string Explanation);
