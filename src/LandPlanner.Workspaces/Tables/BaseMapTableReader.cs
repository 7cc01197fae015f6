using System.Globalization;
using LandPlanner.Stores;
using LandPlanner.Workspaces.BaseMaps;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/map/basemaps.yaml</c>, or another table of base maps.</summary>
internal sealed class BaseMapTableReader
{
    private const int MostLevel = 22;
    private const string WayOut =
        "It lies hundreds of metres beside the ground (GCJ-02 or BD-09), and surveying or planning with it is neither sound nor lawful. Use 天地图 (CGCS2000), imagery of your bureau as MBTiles, or none.";

    private readonly YamlTable _yaml;
    private readonly string _folder;

    private BaseMapTableReader(YamlTable yaml, string folder) => (_yaml, _folder) = (yaml, folder);

    /// <exception cref="TableException">The table is missing or wrong, or names a map that is shifted.</exception>
    public static IReadOnlyList<BaseMap> Read(string path) => new BaseMapTableReader(YamlTable.Read(path), Path.GetDirectoryName(Path.GetFullPath(path))!).Read();

    private List<BaseMap> Read()
    {
        _yaml.AllowKeys(_yaml.Root, "basemaps");
        return [.. _yaml.Entries(_yaml.Required(_yaml.Root, "basemaps")).Select(entry => Map(entry.Key, entry.Value))];
    }

    private BaseMap Map(string id, YamlNode node)
    {
        if (id == "none" || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw _yaml.Wrong(node, $"'{id}' is no name for a base map: letters, digits, - and _, and not 'none'.");
        CheckDatum(node);
        return Required(node, "kind") switch
        {
            "xyz" => Xyz(id, node),
            "wmts" => Wmts(id, node),
            "mbtiles" => MbTiles(id, node),
            var other => throw _yaml.Wrong(node, $"'{other}' is none of xyz, wmts, mbtiles."),
        };
    }

    private void CheckDatum(YamlNode node)
    {
        var datum = Optional(node, "datum");
        switch (datum?.ToUpperInvariant())
        {
            case null or "CGCS2000" or "WGS84":
                return;
            case "GCJ-02" or "GCJ02" or "BD-09" or "BD09":
                throw _yaml.Wrong(node, $"this base map is refused. {(Sentence)WayOut}");
            default:
                throw _yaml.Wrong(node, $"'{datum}' is none of cgcs2000, wgs84.");
        }
    }

    private BaseMap Xyz(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "kind", "datum", "url", "key", "attribution", "maxLevel");
        var url = Url(node);
        if (!Has(url, "{z}") || !Has(url, "{x}") || !(Has(url, "{y}") || Has(url, "{-y}")))
            throw _yaml.Wrong(node, "the url needs places for {z}, {x} and {y}.");
        return New(id, node, BaseMapKind.Xyz) with { Url = url, Key = Key(node, url), MaxLevel = Level(node) };
    }

    private BaseMap Wmts(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "kind", "datum", "url", "key", "attribution", "maxLevel", "layer", "matrixSet");
        var (url, set) = (Url(node), Required(node, "matrixSet"));
        if (set is not ("c" or "w"))
            throw _yaml.Wrong(node, $"'{set}' is none of c (EPSG:4490), w (EPSG:3857).");
        return New(id, node, BaseMapKind.Wmts) with { Url = url, Key = Key(node, url), MaxLevel = Level(node), Layer = Required(node, "layer"), MatrixSet = set };
    }

    private BaseMap MbTiles(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "kind", "datum", "file", "attribution");
        return New(id, node, BaseMapKind.MbTiles) with { File = Path.GetFullPath(Required(node, "file"), _folder) };
    }

    private BaseMap New(string id, YamlNode node, BaseMapKind kind)
    {
        var title = _yaml.Required(node, "title");
        _yaml.AllowKeys(title, "zh", "en");
        return new(id, Required(title, "zh"), Required(title, "en"), kind, "", null, Required(node, "attribution"), MostLevel, null, null, null);
    }

    private string Url(YamlNode node)
    {
        var url = Required(node, "url");
        if (BaseMapUrl.ShiftedService(url) is { } service)
            throw _yaml.Wrong(node, $"{service} is refused as a base map. {(Sentence)WayOut}");
        return BaseMapUrl.Origins(url).Count > 0 ? url : throw _yaml.Wrong(node, "the url must begin with http:// or https:// and the name of a server.");
    }

    private BaseMapKey? Key(YamlNode node, string url)
    {
        var key = _yaml.Optional(node, "key");
        if (key is null != !url.Contains("{key}", StringComparison.Ordinal))
            throw _yaml.Wrong(node, "a key needs {key} in the url, and {key} a key.");
        if (key is null)
            return null;
        _yaml.AllowKeys(key, "environment", "value");
        if (Optional(key, "environment") is not { } variable)
            return new(Required(key, "value"));
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? new(value)
            : throw _yaml.Wrong(key, $"the environment variable {variable} with the key is not set.");
    }

    private static bool Has(string url, string place) => url.Contains(place, StringComparison.Ordinal);

    private int Level(YamlNode node) => Optional(node, "maxLevel") switch
    {
        null => 18,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= MostLevel => level,
        _ => throw _yaml.Wrong(node, $"maxLevel is a whole number from 0 to {MostLevel}."),
    };

    private string Required(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));

    private string? Optional(YamlNode node, string key) => _yaml.Optional(node, key) is { } value ? _yaml.Text(value) : null;
}
