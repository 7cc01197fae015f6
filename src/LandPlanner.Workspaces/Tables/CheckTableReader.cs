using System.Globalization;
using LandPlanner.Checks;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads a table of <c>data/checks</c>; <c>dltb.yaml</c> shows all that one may hold.</summary>
/// <remarks>Strict: what it does not know, and a role, scheme, code list or field that is nowhere, is refused with
/// file and line.</remarks>
internal sealed class CheckTableReader
{
    private readonly YamlTable _yaml;
    private readonly RoleTable _roles;
    private readonly LandClassTables _classes;
    private readonly HashSet<string> _fields;

    private CheckTableReader(YamlTable yaml, RoleTable roles, LandClassTables classes)
    {
        (_yaml, _roles, _classes) = (yaml, roles, classes);
        _fields = [.. Items("fields").Select(node => Required(node, "name"))];
    }

    /// <summary>Every table of a folder, in the order of file names.</summary>
    public static IReadOnlyList<CheckTable> ReadAll(string folder, RoleTable roles, LandClassTables classes)
    {
        if (!Directory.Exists(folder))
            throw new TableException(folder, 0, "there is no such folder.");
        var tables = new List<CheckTable>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var table = new CheckTableReader(YamlTable.Read(path), roles, classes).Read();
            if (tables.Any(known => known.Role == table.Role))
                throw new TableException(path, 0, $"another table speaks of the role '{table.Role}' already.");
            tables.Add(table);
        }

        return tables;
    }

    private CheckTable Read()
    {
        _yaml.AllowKeys(_yaml.Root, "role", "cover", "scheme", "known-by", "fields", "results", "rules",
            "mapping-areas");
        var fields = Distinct(Items("fields"), FieldAt, field => field.Name, "field");
        var rules = Distinct(Items("rules"), RuleAt, rule => rule.Id, "rule");
        return new(
            Role(_yaml.Required(_yaml.Root, "role")), IsTrue(_yaml.Root, "cover"),
            _yaml.Optional(_yaml.Root, "scheme") is { } scheme ? Scheme(scheme) : null,
            KnownBy(),
            fields, [.. Items("results").Select(ResultAt)], rules, [.. Items("mapping-areas").Select(MappingAreaAt)]);
    }

    private StandardMark KnownBy()
    {
        if (_yaml.Optional(_yaml.Root, "known-by") is not { } node)
            return new([], []);
        _yaml.AllowKeys(node, "all", "some");
        return new(Fields("all"), Fields("some"));

        string[] Fields(string key) => _yaml.Optional(node, key) is { } names ? [.. _yaml.Items(names).Select(Field)] : [];
    }

    private IReadOnlyList<YamlNode> Items(string key) => _yaml.Optional(_yaml.Root, key) is { } node
        ? _yaml.Items(node) : [];

    private List<T> Distinct<T>(IReadOnlyList<YamlNode> nodes, Func<YamlNode, T> read, Func<T, string> name,
        string noun)
    {
        var all = new List<T>();
        foreach (var node in nodes)
        {
            var item = read(node);
            if (all.Any(known => name(known) == name(item)))
                throw _yaml.Wrong(node, $"the {noun} '{name(item)}' is there twice.");
            all.Add(item);
        }

        return all;
    }

    private LayerRole Role(YamlNode node) =>
        _roles.Roles.FirstOrDefault(known => known.Role.Name == _yaml.Text(node))?.Role
        ?? throw _yaml.Wrong(node, $"there is no role '{_yaml.Text(node)}' in roles.yaml.");

    private string Scheme(YamlNode node) => _classes.Scheme(_yaml.Text(node))?.Id
        ?? throw _yaml.Wrong(node, $"there is no scheme '{_yaml.Text(node)}' in land-classes.");

    private string Field(YamlNode node) => Known(_yaml.Text(node), node);

    private string Known(string name, YamlNode node) => _fields.Contains(name)
        ? name
        : throw _yaml.Wrong(node, $"the table has no field '{name}'.");

    private FieldRule FieldAt(YamlNode node)
    {
        _yaml.AllowKeys(
            node, "name", "also", "required", "filled", "length", "most", "range", "codes", "beside", "class",
                "name-of", "unique", "mark");
        return new(Required(node, "name"), _yaml.Optional(node, "also") is { } also ? _yaml.Texts(also) : [],
            SeverityAt(node))
        {
            IsRequired = IsTrue(node, "required"),
            IsFilled = IsTrue(node, "filled"),
            ExactLength = (int)Number(node, "length"),
            MaxLength = (int)Number(node, "most"),
            Range = _yaml.Optional(node, "range") is { } range ? RangeAt(range) : null,
            CodeList = _yaml.Optional(node, "codes") is { } codes ? CodeList(codes) : null,
            BesideClass = _yaml.Optional(node, "beside") is { } beside ? Field(beside) : null,
            IsClass = IsTrue(node, "class"),
            NameOf = _yaml.Optional(node, "name-of") is { } code ? Field(code) : null,
            UniqueWithin = _yaml.Optional(node, "unique") is { } within ? _yaml.Text(within) == "layer" ? ""
                : Field(within) : null,
        };
    }

    private string CodeList(YamlNode node) => _classes.Codes(_yaml.Text(node))?.Name
        ?? throw _yaml.Wrong(node, $"there is no list '{_yaml.Text(node)}' in codes.csv.");

    private NumberRange RangeAt(YamlNode node)
    {
        var text = _yaml.Text(node);
        var bounds = text.Trim('[', '(', ']', ')').Split(',');
        if (text[0] is not ('[' or '(') || bounds.Length != 2)
            throw _yaml.Wrong(node, $"'{text}' is no range such as [0,1) or (0, with nothing behind the comma.");
        return new(Bound(bounds[0], node), Bound(bounds[1], node), text[0] == '(', text[^1] == ')');
    }

    private double? Bound(string text, YamlNode node)
    {
        if (text.Length == 0)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)
            ? bound
            : throw _yaml.Wrong(node, $"'{text}' is no number.");
    }

    private ResultRule ResultAt(YamlNode node)
    {
        _yaml.AllowKeys(node, "field", "product", "difference", "mark");
        var product = _yaml.Optional(node, "product");
        var parts = product ?? _yaml.Optional(node, "difference")
            ?? throw _yaml.Wrong(node, "a product or a difference of two fields is missing here.");
        if (_yaml.Items(parts) is not [var left, var right])
            throw _yaml.Wrong(parts, "two fields are expected here.");
        return new(
            Field(_yaml.Required(node, "field")), product is null ? Formula.Difference : Formula.Product, Field(left),
                Field(right), SeverityAt(node));
    }

    private ConditionRule RuleAt(YamlNode node)
    {
        _yaml.AllowKeys(node, "id", "title", "when", "then", "mark");
        var title = _yaml.Required(node, "title");
        _yaml.AllowKeys(title, "zh", "en");
        return new(
            Required(node, "id"), new(Required(title, "zh"), Required(title, "en")),
            Patterns(_yaml.Required(node, "when")), Patterns(_yaml.Required(node, "then")), SeverityAt(node));
    }

    private List<FieldPattern> Patterns(YamlNode node) =>
        [.. _yaml.Entries(node).Select(entry => PatternAt(Known(entry.Key, entry.Value), entry.Value))];

    private FieldPattern PatternAt(string field, YamlNode node)
    {
        if (node is not YamlMappingNode)
            return new(field, Forms(node), [], null);
        _yaml.AllowKeys(node, "any", "not", "most");
        return new(
            field, _yaml.Optional(node, "any") is { } any ? Forms(any) : [], _yaml.Optional(node, "not") is { } not
                ? Forms(not) : [],
            _yaml.Optional(node, "most") is not null ? Number(node, "most") : null);
    }

    /// <summary>Values, of which "" means none.</summary>
    private string[] Forms(YamlNode node) =>
        [.. _yaml.Items(node).Select(form => form is YamlScalarNode { Value: "" } ? "" : _yaml.Text(form))];

    private MappingArea MappingAreaAt(YamlNode node)
    {
        _yaml.AllowKeys(node, "classes", "area", "mark");
        SeverityAt(node);
        return new(new("", Forms(_yaml.Required(node, "classes")), [], null), Number(node, "area"));
    }

    private ProblemSeverity SeverityAt(YamlNode node)
    {
        var mark = _yaml.Required(node, "mark");
        return _yaml.Text(mark) switch
        {
            "S" or "K-h" => ProblemSeverity.Error,
            "K-m" or "K-l" => ProblemSeverity.Warning,
            var other => throw _yaml.Wrong(mark, $"the mark '{other}' is none of S, K-h, K-m, K-l."),
        };
    }

    private bool IsTrue(YamlNode node, string key) => _yaml.Optional(node, key) is { } value && _yaml.Text(value) switch
    {
        "true" => true,
        "false" => false,
        var other => throw _yaml.Wrong(value, $"'{other}' is neither true nor false."),
    };

    private double Number(YamlNode node, string key)
    {
        if (_yaml.Optional(node, key) is not { } value)
            return 0;
        return double.TryParse(_yaml.Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 1e9
            ? number
            : throw _yaml.Wrong(value, $"'{_yaml.Text(value)}' is no number above 0.");
    }

    private string Required(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));
}
