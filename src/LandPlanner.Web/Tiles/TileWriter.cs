using System.Text;

namespace LandPlanner.Web.Tiles;

/// <summary>Writes a Mapbox Vector Tile (specification 2.1): layers of features with an id and two texts at most, which is all that drawing needs.</summary>
internal sealed class TileWriter
{
    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;

    private readonly ProtoBuffer _layers = new();
    private readonly ProtoBuffer _features = new();
    private readonly ProtoBuffer _geometry = new();
    private readonly ProtoBuffer _feature = new();
    private readonly ProtoBuffer _tags = new();
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);
    private int _x;
    private int _y;

    public enum Kind
    {
        Point = 1,
        Line = 2,
        Polygon = 3,
    }

    /// <summary>Forgets the geometry begun, and starts another.</summary>
    public void BeginGeometry()
    {
        _geometry.Clear();
        (_x, _y) = (0, 0);
    }

    /// <param name="reversed">Writes the vertices the other way round.</param>
    public void Ring(List<(int X, int Y)> ring, bool reversed)
    {
        Path(ring, reversed);
        _geometry.Varint(Command(ClosePath, 1));
    }

    public void Line(List<(int X, int Y)> line) => Path(line, reversed: false);

    public void Points(List<(int X, int Y)> points)
    {
        _geometry.Varint(Command(MoveTo, points.Count));
        foreach (var point in points)
            Step(point);
    }

    /// <summary>Adds a feature with the geometry that was begun; nothing where that is empty.</summary>
    /// <param name="key">What chooses its look; null for none. Always the layer's first key, "k".</param>
    public void Feature(long id, Kind kind, string? key)
    {
        if (_geometry.Length == 0)
            return;
        _feature.Clear();
        _feature.Field(1, (ulong)id);
        if (key is not null)
        {
            _tags.Clear();
            _tags.Varint(0);
            _tags.Varint((ulong)IndexOf(key));
            _feature.Field(2, _tags);
        }

        _feature.Field(3, (ulong)kind);
        _feature.Field(4, _geometry);
        _features.Field(2, _feature);
    }

    /// <summary>Puts the features added since the last layer into a layer; none where there are none.</summary>
    public void EndLayer(string name)
    {
        if (_features.Length > 0)
        {
            var layer = _feature;
            layer.Clear();
            layer.Field(15, 2UL);
            layer.Field(1, Encoding.UTF8.GetBytes(name));
            layer.Append(_features);
            layer.Field(3, "k"u8);
            foreach (var value in _values.OrderBy(value => value.Value))
            {
                _tags.Clear();
                _tags.Field(1, Encoding.UTF8.GetBytes(value.Key));
                layer.Field(4, _tags);
            }

            layer.Field(5, (ulong)TileShape.Extent);
            _layers.Field(3, layer);
        }

        _features.Clear();
        _values.Clear();
    }

    public byte[] ToArray() => _layers.ToArray();

    private void Path(List<(int X, int Y)> path, bool reversed)
    {
        _geometry.Varint(Command(MoveTo, 1));
        for (var i = 0; i < path.Count; i++)
        {
            if (i == 1)
                _geometry.Varint(Command(LineTo, path.Count - 1));
            Step(path[reversed ? path.Count - 1 - i : i]);
        }
    }

    private void Step((int X, int Y) to)
    {
        _geometry.Varint(ZigZag(to.X - _x));
        _geometry.Varint(ZigZag(to.Y - _y));
        (_x, _y) = to;
    }

    private int IndexOf(string value)
    {
        if (!_values.TryGetValue(value, out var index))
            _values[value] = index = _values.Count;
        return index;
    }

    private static ulong Command(int id, int count) => (ulong)(id | count << 3);

    private static uint ZigZag(int value) => (uint)(value << 1 ^ value >> 31);
}
