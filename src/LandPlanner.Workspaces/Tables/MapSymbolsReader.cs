using System.Globalization;
using LandPlanner.Projects;
using LandPlanner.Reports.Maps;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/map/symbols.yaml</c>.</summary>
internal sealed class MapSymbolsReader
{
    private const string ByClass = "class";

    private readonly YamlTable _yaml;
    private readonly LightRule _light;

    private MapSymbolsReader(YamlTable yaml, LightRule light) => (_yaml, _light) = (yaml, light);

    /// <param name="light">The rule by which lights are given, wherever they are shown.</param>
    public static MapSymbols Read(string path, LightRule light) => new MapSymbolsReader(YamlTable.Read(path), light).Read();

    private MapSymbols Read()
    {
        _yaml.AllowKeys(_yaml.Root, "groups", "symbols", "markers", "light");
        var groups = _yaml.Entries(_yaml.Required(_yaml.Root, "groups")).Select(entry => Group(entry.Key, entry.Value)).ToList();
        var symbols = _yaml.Items(_yaml.Required(_yaml.Root, "symbols")).Select(node => Symbol(node, groups)).ToList();
        var markers = _yaml.Required(_yaml.Root, "markers");
        var list = _yaml.Items(markers).Select(Marker).ToList();
        if (symbols.Count == 0)
            throw _yaml.Wrong(_yaml.Root, "there is no symbol.");
        if (list is not [.., { Contains: "" }])
            throw _yaml.Wrong(markers, "the last marker must contain \"\", so that each kind has one.");
        return new(groups, symbols, list, Light(_yaml.Required(_yaml.Root, "light")));
    }

    private SymbolGroup Group(string id, YamlNode title) => new(id, Required(title, "zh"), Required(title, "en"));

    private LayerSymbol Symbol(YamlNode node, List<SymbolGroup> groups)
    {
        _yaml.AllowKeys(node, "role", "layer", "group", "fill", "opacity", "stroke", "hatch", "label", "marker", "by", "values", "hidden");
        var (role, layer) = (Optional(node, "role"), Optional(node, "layer"));
        if (role is null == layer is null)
            throw _yaml.Wrong(node, "a symbol is for either a role or a layer.");
        var group = Required(node, "group");
        if (groups.All(known => known.Id != group))
            throw _yaml.Wrong(node, $"'{group}' is none of the groups.");
        return new(
            role,
            layer,
            group,
            Optional(node, "fill") is { } fill ? Fill(node, fill) : null,
            OptionalNumber(node, "opacity") ?? 1,
            _yaml.Optional(node, "stroke") is { } stroke ? Stroke(stroke) : null,
            _yaml.Optional(node, "hatch") is { } hatch ? Hatch(hatch) : null,
            _yaml.Optional(node, "label") is { } label ? Label(label) : null,
            _yaml.Optional(node, "marker") is { } marker ? SymbolMarker(marker) : null,
            Optional(node, "by"),
            _yaml.Optional(node, "values") is { } values ? [.. _yaml.Entries(values).Select(entry => Value(entry.Key, entry.Value))] : [],
            Flag(node, "hidden"));
    }

    /// <summary>"class", "class/YDYH2023" or a colour.</summary>
    private SymbolFill Fill(YamlNode node, string text) => text.Split('/') switch
    {
        [ByClass] => new(null),
        [ByClass, var scheme] => new(null, scheme),
        _ => new(Colour(node, text)),
    };

    private SymbolStroke Stroke(YamlNode node)
    {
        _yaml.AllowKeys(node, "colour", "width", "dash", "below");
        IReadOnlyList<double> dash = _yaml.Optional(node, "dash") is { } list ? [.. _yaml.Items(list).Select(Number)] : [];
        return new(Colour(node), RequiredNumber(node, "width"), dash, OptionalNumber(node, "below"));
    }

    private SymbolHatch Hatch(YamlNode node)
    {
        _yaml.AllowKeys(node, "colour", "spacing", "angle", "width", "below");
        return new(Colour(node), RequiredNumber(node, "spacing"), RequiredNumber(node, "angle"), RequiredNumber(node, "width"), OptionalNumber(node, "below"));
    }

    private SymbolLabel Label(YamlNode node)
    {
        _yaml.AllowKeys(node, "text", "size", "colour", "below");
        return new(Required(node, "text"), RequiredNumber(node, "size"), Colour(node), OptionalNumber(node, "below"));
    }

    private SymbolMarker SymbolMarker(YamlNode node)
    {
        _yaml.AllowKeys(node, "by", "light", "below");
        return new(Required(node, "by"), Flag(node, "light"), OptionalNumber(node, "below"));
    }

    private SymbolValue Value(string value, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "colour");
        var title = _yaml.Required(node, "title");
        return new(value, Required(title, "zh"), Required(title, "en"), Colour(node));
    }

    private Marker Marker(YamlNode node)
    {
        _yaml.AllowKeys(node, "contains", "icon", "colour");
        var contains = _yaml.Required(node, "contains") is YamlScalarNode { Value: "" } ? "" : Required(node, "contains");
        return new(contains, Required(node, "icon"), Colour(node));
    }

    private ProgressLight Light(YamlNode node)
    {
        _yaml.AllowKeys(node, "plan", "actual");
        return new(Required(node, "plan"), Required(node, "actual"), _light);
    }

    private string Colour(YamlNode node) => Colour(node, Required(node, "colour"));

    private string Colour(YamlNode node, string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit)
        ? text
        : throw _yaml.Wrong(node, $"'{text}' is no colour such as #1f9d55.");

    private string Required(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));

    private string? Optional(YamlNode node, string key) => _yaml.Optional(node, key) is { } value ? _yaml.Text(value) : null;

    private bool Flag(YamlNode node, string key) => Optional(node, key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw _yaml.Wrong(node, $"'{other}' is neither true nor false."),
    };

    private double RequiredNumber(YamlNode node, string key) => Number(_yaml.Required(node, key));

    private double? OptionalNumber(YamlNode node, string key) => _yaml.Optional(node, key) is { } value ? Number(value) : null;

    private double Number(YamlNode node) => double.TryParse(_yaml.Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0
        ? number
        : throw _yaml.Wrong(node, "a number of 0 or more is expected here.");
}
