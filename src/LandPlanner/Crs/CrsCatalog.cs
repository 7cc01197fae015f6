using System.Diagnostics.CodeAnalysis;

namespace LandPlanner.Crs;

/// <summary>The coordinate reference systems LandPlanner knows. Immutable.</summary>
public sealed class CrsCatalog
{
    private readonly Dictionary<CrsCode, CrsDefinition> _byCode;
    private readonly Lazy<CrsMatcher> _matcher;

    /// <exception cref="ArgumentException">A code is there twice.</exception>
    public CrsCatalog(IReadOnlyList<CrsDefinition> definitions)
    {
        Definitions = definitions;
        _byCode = definitions.ToDictionary(definition => definition.Code);
        _matcher = new(() => new(this));
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<CrsDefinition> Definitions { get; }

    /// <exception cref="CrsException">The catalog has no such system.</exception>
    public CrsDefinition Get(CrsCode code) => TryGet(code, out var definition)
        ? definition
        : throw new CrsException(
            $"{code} is not among the coordinate systems LandPlanner knows. It knows CGCS2000, Xian 1980 and Beijing 1954, geographic and in " +
            $"Gauss-Kruger zones, WGS 84 (EPSG:4326) and Web Mercator (EPSG:3857); convert the file to one of these first.");

    public bool TryGet(CrsCode code, [NotNullWhen(true)] out CrsDefinition? definition) => _byCode.TryGetValue(code, out definition);

    /// <summary>
    /// Which system the text of a <c>.prj</c> file, well-known text (1 or 2), a code such as "EPSG:4529" or a bare name means.
    /// Never guesses a datum or a zone, and never throws on bad text.
    /// </summary>
    /// <remarks>
    /// Where a 3-degree and a 6-degree system have the same numbers (a meridian of both, no zone in the easting), parameters alone
    /// give the 3-degree one: their coordinates are the same.
    /// </remarks>
    public CrsMatch Match(string prjOrWkt) => _matcher.Value.Match(prjOrWkt);
}
