using NetTopologySuite.Geometries;

namespace LandPlanner.Gdal;

/// <summary>How to write a vector file. What a format does not know is ignored.</summary>
/// <param name="Encoding">Of text in shapefiles and MapInfo tables: "GBK" or "UTF-8". The other formats are
/// UTF-8.</param>
public sealed record VectorFileOptions(string Encoding = "UTF-8")
{
    /// <summary>Whether a shapefile gets a .cpg that names its encoding. GBK is told by the language id as
    /// well.</summary>
    public bool WriteCpg { get; init; } = true;

    /// <summary>Writes shapes with a height, the same for all.</summary>
    public bool IncludeZ { get; init; }

    /// <summary>The height in metres where <see cref="IncludeZ"/> asks for one.</summary>
    public double Z { get; init; }

    /// <summary>
    /// What all shapes lie within, in their CRS: a .tab stores coordinates as integers over these bounds, the finer the
    /// smaller they are. Without them
    /// GDAL takes the bounds of its CRS or of the world.
    /// </summary>
    public Envelope? Bounds { get; init; }
}

/// <summary>What became of a file written.</summary>
/// <param name="Features">Those written.</param>
/// <param name="RenamedFields">Fields whose names the format could not hold, and what they are called there.</param>
/// <param name="LeftOutFields">Fields the format could not take at all.</param>
/// <param name="Problems">Sentences on what was lost: fields left out or renamed, texts cut, characters
/// replaced.</param>
/// <param name="Files">Full paths of what was written.</param>
public sealed record VectorFileResult(
    long Features,
    IReadOnlyDictionary<string, string> RenamedFields,
    IReadOnlyList<string> LeftOutFields,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Files);
