using System.Collections.Concurrent;
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

    /// <summary>Null where there is no such grid.</summary>
    public TileGrid? Grid(string name) => _encoders.GetValueOrDefault(name)?.Grid;

    /// <summary>One layer's part of a tile, as the layer stands; empty where nothing lies there.</summary>
    /// <exception cref="LayerNotFoundException">There is no such layer.</exception>
    public async ValueTask<byte[]> GetAsync(string layer, TileGrid grid, int z, int x, int y, CancellationToken ct)
    {
        var held = await _held.GetAsync(layer, ct);
        var place = new Place(layer, grid.Name, z, x, y);
        if (_entries.TryGetValue(place, out var entry) && IsFresh(entry, held, place))
            return entry.Bytes;
        var bytes = Encode(held, place);
        Keep(place, new(held.Info.Revision, bytes));
        return bytes;
    }

    private static TileEncoder Encoder(Workspace workspace, TileGrid grid)
    {
        var crs = workspace.Tables.Crs.Get(grid.Crs);
        return new(grid, Reprojector.Create(workspace.Crs, crs), Reprojector.Create(crs, workspace.Crs));
    }

    private bool IsFresh(Entry entry, HeldLayer held, Place place) =>
        entry.Revision == held.Info.Revision
        || (entry.Revision < held.Info.Revision && !_held.MayHaveChanged(place.Layer, entry.Revision, _encoders[place.Grid].Reach(place.Z, place.X, place.Y)));

    private byte[] Encode(HeldLayer held, Place place)
    {
        try
        {
            return _encoders[place.Grid].Encode(held, place.Z, place.X, place.Y, _keys.Of(held.Info));
        }
        catch (ReprojectionException)
        {
            // So far from the workspace's zone that its plane has no place for it: nothing of ours lies there.
            return [];
        }
    }

    private void Keep(Place place, Entry entry)
    {
        _entries[place] = entry;
        if (Interlocked.Add(ref _bytes, entry.Size) < MostBytes)
            return;
        // Seldom, and quicker than keeping an order: all go, and those in use come back.
        _entries.Clear();
        Interlocked.Exchange(ref _bytes, 0);
    }

    private readonly record struct Place(string Layer, string Grid, int Z, int X, int Y);

    private sealed record Entry(long Revision, byte[] Bytes)
    {
        public long Size => Bytes.Length + 200;
    }
}
