namespace LandPlanner.Workspaces.BaseMaps;

public enum BaseMapKind
{
    /// <summary>Pictures in Web Mercator at an address with level, column and row.</summary>
    Xyz,

    /// <summary>OGC WMTS, asked by key and value, as 天地图 is.</summary>
    Wmts,

    /// <summary>A file of picture tiles on this machine.</summary>
    MbTiles,
}

/// <summary>A map to lie under all layers.</summary>
/// <param name="Url">With places for {z}, {x}, {y}, {key} and a range such as {0-7}; empty for a file.</param>
/// <param name="Key">What <c>{key}</c> stands for; null where none is needed.</param>
/// <param name="Layer">WMTS only.</param>
/// <param name="MatrixSet">WMTS only: "c" (EPSG:4490) or "w" (EPSG:3857).</param>
/// <param name="File">MBTiles only: the full path.</param>
public sealed record BaseMap(
    string Id, string TitleZh, string TitleEn, BaseMapKind Kind, string Url, BaseMapKey? Key, string Attribution, int MaxLevel, string? Layer, string? MatrixSet, string? File)
{
    /// <summary>Where its pictures come from, as content security policies name it; none for a file.</summary>
    public IReadOnlyList<string> Origins => Kind == BaseMapKind.MbTiles ? [] : BaseMapUrl.Origins(Url);
}

/// <summary>A key to somebody's map service. Prints as nothing.</summary>
public sealed record BaseMapKey(string Value)
{
    public override string ToString() => "***";
}
