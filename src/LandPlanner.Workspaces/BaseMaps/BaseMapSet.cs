using LandPlanner.GeoPackage;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.BaseMaps;

/// <summary>The base maps there are to choose from, with the files of those on this machine open.</summary>
public sealed class BaseMapSet : IDisposable
{
    private readonly Dictionary<string, MbTilesFile> _files = new(StringComparer.Ordinal);

    private BaseMapSet(IReadOnlyList<BaseMap> maps) => Maps = maps;

    public static BaseMapSet Empty => new([]);

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<BaseMap> Maps { get; private set; }

    /// <summary>Where browsers load pictures from.</summary>
    public IReadOnlyList<string> Origins => [.. Maps.SelectMany(map => map.Origins).Distinct(StringComparer.Ordinal)];

    /// <param name="path">Of the table.</param>
    /// <exception cref="TableException">The table is missing or wrong, or names a map that is shifted.</exception>
    /// <exception cref="WorkspaceException">A file of tiles cannot be read.</exception>
    public static BaseMapSet Open(string path)
    {
        var set = new BaseMapSet(BaseMapTableReader.Read(path));
        try
        {
            foreach (var map in set.Maps.Where(map => map.Kind == BaseMapKind.MbTiles))
                set._files[map.Id] = MbTilesFile.Open(map.File!);
        }
        catch
        {
            set.Dispose();
            throw;
        }

        set.Maps = [.. set.Maps.Select(map => set._files.TryGetValue(map.Id, out var file) ? map with { MaxLevel = file.MaxLevel } : map)];
        return set;
    }

    /// <summary>A tile of a map that lies on this machine, rows from the north; null where there is no such map.</summary>
    public BaseMapTile? Find(string id, int level, int column, int row) =>
        _files.TryGetValue(id, out var file) ? new(file.Find(level, column, row), file.MediaType) : null;

    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
    }
}

/// <param name="Picture">Null where the map has none there: most maps have edges.</param>
public sealed record BaseMapTile(byte[]? Picture, string MediaType);
