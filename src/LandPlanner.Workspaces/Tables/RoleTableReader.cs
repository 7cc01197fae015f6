using LandPlanner.Areas;
using LandPlanner.Features;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/roles.yaml</c>.</summary>
internal sealed class RoleTableReader
{
    private readonly YamlTable _yaml;
    private readonly HashSet<string> _meanings;
    private readonly Dictionary<string, IReadOnlyList<string>> _common = new(StringComparer.Ordinal);

    private RoleTableReader(YamlTable yaml)
    {
        _yaml = yaml;
        _meanings = [.. yaml.Texts(yaml.Required(yaml.Root, "meanings"))];
    }

    public static RoleTable Read(string path) => new RoleTableReader(YamlTable.Read(path)).Read();

    private RoleTable Read()
    {
        _yaml.AllowKeys(_yaml.Root, "meanings", "common", "roles");
        ReadFields(_yaml.Required(_yaml.Root, "common"), _common, []);
        return new([.. _yaml.Entries(_yaml.Required(_yaml.Root, "roles")).Select(entry => Role(entry.Key, entry.Value))]);
    }

    private RoleDefinition Role(string name, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "geometry", "plan", "layers", "fields");
        var title = _yaml.Required(node, "title");
        _yaml.AllowKeys(title, "zh", "en");
        var fields = new Dictionary<string, IReadOnlyList<string>>(_common, StringComparer.Ordinal);
        var units = new Dictionary<string, AreaUnit>(StringComparer.OrdinalIgnoreCase);
        ReadFields(_yaml.Required(node, "fields"), fields, units);
        return new(
            new(name), _yaml.Text(_yaml.Required(title, "zh")), _yaml.Text(_yaml.Required(title, "en")),
            _yaml.Optional(node, "geometry") is { } kind ? Kind(kind) : null, fields)
        {
            LayerAliases = _yaml.Optional(node, "layers") is { } layers ? _yaml.Texts(layers) : [],
            AreaUnits = units,
            IsPlan = _yaml.Optional(node, "plan") is { } plan && Flag(plan),
        };
    }

    private void ReadFields(YamlNode node, Dictionary<string, IReadOnlyList<string>> fields, Dictionary<string, AreaUnit> units)
    {
        foreach (var (meaning, aliases) in _yaml.Entries(node))
        {
            if (!_meanings.Contains(meaning))
                throw _yaml.Wrong(aliases, $"'{meaning}' is not among the meanings.");
            fields[meaning] = [.. _yaml.Items(aliases).Select(alias => Alias(alias, units))];
        }
    }

    private string Alias(YamlNode node, Dictionary<string, AreaUnit> units)
    {
        if (node is not YamlMappingNode { Children.Count: 1 })
            return _yaml.Text(node);
        var (alias, unit) = _yaml.Entries(node)[0];
        units[alias] = _yaml.Text(unit) switch
        {
            "m2" => AreaUnit.SquareMetres,
            "mu" => AreaUnit.Mu,
            "ha" => AreaUnit.Hectares,
            var other => throw _yaml.Wrong(unit, $"the unit '{other}' is none of m2, mu, ha."),
        };
        return alias;
    }

    private bool Flag(YamlNode node) => _yaml.Text(node) switch
    {
        "true" => true,
        "false" => false,
        var other => throw _yaml.Wrong(node, $"'{other}' is neither true nor false."),
    };

    private GeometryKind Kind(YamlNode node) => _yaml.Text(node) switch
    {
        "point" => GeometryKind.Point,
        "line" => GeometryKind.Line,
        "polygon" => GeometryKind.Polygon,
        "none" => GeometryKind.None,
        var other => throw _yaml.Wrong(node, $"the geometry '{other}' is none of point, line, polygon, none."),
    };
}
