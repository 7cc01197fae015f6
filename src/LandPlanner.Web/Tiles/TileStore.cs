using System.Collections.Concurrent;
using System.Security.Cryptography;
using LandPlanner.Crs;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Tiles;

/// <summary>Tiles of single layers, encoded when asked for, and kept until an edit touches the ground they show.</summary>
internal sealed class TileStore
{
    private const long MostBytes = 256L << 20;

    private readonly HeldLayers _held;
    private readonly LayerKeys _keys;
    private readonly Dictionary<string, TileEncoder> _encoders;
    private readonly ConcurrentDictionary<Place, Entry> _entries = new();
    private long _bytes;

    public TileStore(Workspace workspace, HeldLayers held, LayerKeys keys)
    {
        (_held, _keys) = (held, keys);
        _encoders = new[] { TileGrid.GaussKruger(workspace.Crs), TileGrid.Mercator }.ToDictionary(grid => grid.Name, grid => Encoder(workspace, grid));
    }

    /// <summary>This server and no other, now or before: a revision's number says which content is meant only with it.</summary>
    public string Server { get; } = Guid.NewGuid().ToString("N")[..12];

    /// <summary>Null where there is no such grid.</summary>
    public TileGrid? Grid(string name) => _encoders.GetValueOrDefault(name)?.Grid;

    /// <summary>One layer's part of a tile, as the layer stands.</summary>
    /// <exception cref="LayerNotFoundException">There is no such layer.</exception>
    public async ValueTask<LayerTileBytes> GetAsync(string layer, TileGrid grid, int z, int x, int y, CancellationToken ct)
    {
        var held = await _held.GetAsync(layer, ct);
        var (place, day) = (new Place(layer, grid.Name, z, x, y), _keys.DayOf(held.Info));
        if (_entries.TryGetValue(place, out var entry) && entry.Day == day && IsFresh(entry, held, place))
            return entry.Tile;
        var tile = LayerTileBytes.Of(Encode(held, place));
        Keep(place, new(held.Info.Revision, day, tile));
        return tile;
    }

    private static TileEncoder Encoder(Workspace workspace, TileGrid grid)
    {
        var crs = workspace.Tables.Crs.Get(grid.Crs);
        return new(grid, Reprojector.Create(workspace.Crs, crs), Reprojector.Create(crs, workspace.Crs));
    }

    private bool IsFresh(Entry entry, HeldLayer held, Place place) =>
        entry.Revision == held.Info.Revision
        || (entry.Revision < held.Info.Revision
            && _encoders[place.Grid].Reach(place.Z, place.X, place.Y) is { } reach && !_held.MayHaveChanged(place.Layer, entry.Revision, reach));

    private byte[] Encode(HeldLayer held, Place place)
    {
        try
        {
            return _encoders[place.Grid].Encode(held, place.Z, place.X, place.Y, _keys.Of(held.Info));
        }
        catch (ReprojectionException)
        {
            // A layer so far from the workspace's zone that the grid has no place for it.
            return [];
        }
    }

    private void Keep(Place place, Entry entry)
    {
        var added = entry.Size;
        _entries.AddOrUpdate(place, entry, (_, old) =>
        {
            added = entry.Size - old.Size;
            return entry;
        });
        if (Interlocked.Add(ref _bytes, added) < MostBytes)
            return;
        // Seldom, and quicker than keeping an order: all go, and those in use come back.
        _entries.Clear();
        Interlocked.Exchange(ref _bytes, 0);
    }

    private readonly record struct Place(string Layer, string Grid, int Z, int X, int Y);

    /// <param name="Day">Of which it tells; null where the day does not matter.</param>
    private sealed record Entry(long Revision, DateOnly? Day, LayerTileBytes Tile)
    {
        public long Size => Tile.Bytes.Length + 300;
    }
}

/// <summary>One layer's part of a tile.</summary>
/// <param name="Bytes">Empty where nothing lies there.</param>
/// <param name="Tag">The same for the same bytes, and for no others.</param>
internal sealed record LayerTileBytes(byte[] Bytes, string Tag)
{
    public static readonly LayerTileBytes Nothing = new([], "0");

    public static LayerTileBytes Of(byte[] bytes) => bytes.Length == 0 ? Nothing : new(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12)));
}
