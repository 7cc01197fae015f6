using LandPlanner.Features;
using LandPlanner.Ledgers;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads a form of <c>data/ledgers</c>; <c>case.yaml</c> shows all that one may hold.</summary>
internal sealed class LedgerFormReader
{
    private static readonly Dictionary<string, GeometryKind> Kinds = new(StringComparer.Ordinal)
    {
        ["none"] = GeometryKind.None,
        ["point"] = GeometryKind.Point,
        ["line"] = GeometryKind.Line,
        ["polygon"] = GeometryKind.Polygon,
    };

    private readonly YamlTable _yaml;
    private readonly RoleTable _roles;

    private LedgerFormReader(YamlTable yaml, RoleTable roles) => (_yaml, _roles) = (yaml, roles);

    /// <summary>Every form of a folder, in the order of file names.</summary>
    /// <exception cref="TableException">A form is wrong, or two have one id or one layer.</exception>
    public static LedgerForms ReadAll(string folder, RoleTable roles)
    {
        if (!Directory.Exists(folder))
            throw new TableException(folder, 0, "there is no such folder.");
        var forms = new List<LedgerForm>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var form = new LedgerFormReader(YamlTable.Read(path), roles).Read();
            if (forms.Any(known => known.Id == form.Id || known.Layer == form.Layer))
                throw new TableException(path, 0, $"another form has the id '{form.Id}' or the layer '{form.Layer}' already.");
            forms.Add(form);
        }

        return new(forms);
    }

    private LedgerForm Read()
    {
        _yaml.AllowKeys(_yaml.Root, "id", "role", "layer", "geometry", "title", "written-by", "fields");
        var role = _yaml.Required(_yaml.Root, "role");
        if (_roles.Roles.All(known => known.Role.Name != _yaml.Text(role)))
            throw _yaml.Wrong(role, $"there is no role '{_yaml.Text(role)}' in roles.yaml.");
        var title = _yaml.Required(_yaml.Root, "title");
        _yaml.AllowKeys(title, "zh", "en");
        var fields = new LedgerFieldReader(_yaml);
        return new(
            Required(_yaml.Root, "id"), new(_yaml.Text(role)), Required(_yaml.Root, "layer"), OneOf(_yaml.Required(_yaml.Root, "geometry"), Kinds), Required(title, "zh"), Required(title, "en"),
            [.. _yaml.Entries(_yaml.Required(_yaml.Root, "fields")).Select(entry => fields.Read(entry.Key, entry.Value))])
        {
            WrittenBy = _yaml.Optional(_yaml.Root, "written-by") is { } verb ? _yaml.Text(verb) : null,
        };
    }

    private T OneOf<T>(YamlNode node, Dictionary<string, T> known) => known.TryGetValue(_yaml.Text(node), out var value)
        ? value
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is none of {string.Join(", ", known.Keys)}.");

    private string Required(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));
}
