using LandPlanner.Cases;
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
    private readonly string _folder;

    private LedgerFormReader(YamlTable yaml, RoleTable roles, string folder) => (_yaml, _roles, _folder) = (yaml, roles, folder);

    /// <summary>Every form of a folder, in the order of file names.</summary>
    /// <exception cref="TableException">A form is wrong, or two have one id or one layer.</exception>
    public static LedgerForms ReadAll(string folder, RoleTable roles)
    {
        if (!Directory.Exists(folder))
            throw new TableException(folder, 0, "there is no such folder.");
        var forms = new List<LedgerForm>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var form = new LedgerFormReader(YamlTable.Read(path), roles, folder).Read();
            if (forms.Any(known => known.Id == form.Id || known.Layer == form.Layer))
                throw new TableException(path, 0, $"another form has the id '{form.Id}' or the layer '{form.Layer}' already.");
            forms.Add(form);
        }

        return new(forms);
    }

    private LedgerForm Read()
    {
        _yaml.AllowKeys(_yaml.Root, "id", "role", "layer", "geometry", "title", "written-by", "writers", "state-writers", "fields", "like");
        var role = _yaml.Required(_yaml.Root, "role");
        if (_roles.Roles.All(known => known.Role.Name != _yaml.Text(role)))
            throw _yaml.Wrong(role, $"there is no role '{_yaml.Text(role)}' in roles.yaml.");
        var title = _yaml.Required(_yaml.Root, "title");
        _yaml.AllowKeys(title, "zh", "en");
        var fields = Fields();
        return new(
            Required(_yaml.Root, "id"), new(_yaml.Text(role)), Required(_yaml.Root, "layer"), OneOf(_yaml.Required(_yaml.Root, "geometry"), Kinds), Required(title, "zh"), Required(title, "en"),
            fields)
        {
            WrittenBy = _yaml.Optional(_yaml.Root, "written-by") is { } verb ? _yaml.Text(verb) : null,
            Writers = _yaml.Optional(_yaml.Root, "writers") is { } writers ? People(writers) : [],
            StateWriters = _yaml.Optional(_yaml.Root, "state-writers") is { } states ? StateWriters(states, fields) : new Dictionary<string, IReadOnlyList<PersonRole>>(),
        };
    }

    private Dictionary<string, IReadOnlyList<PersonRole>> StateWriters(YamlNode node, IReadOnlyList<LedgerField> fields)
    {
        var states = fields.FirstOrDefault(field => field.Name == LedgerForm.State)?.Choices ?? [];
        return _yaml.Entries(node).ToDictionary(
            entry => states.Any(choice => choice.Code == entry.Key) ? entry.Key : throw _yaml.Wrong(entry.Value, $"'{entry.Key}' is no choice of the form's field 'state'."),
            entry => People(entry.Value));
    }

    private IReadOnlyList<PersonRole> People(YamlNode words) =>
        [.. _yaml.Items(words).Select(word => PersonRoles.Find(_yaml.Text(word)) ?? throw _yaml.Wrong(word, $"'{_yaml.Text(word)}' is none of {string.Join(", ", Enum.GetValues<PersonRole>().Select(PersonRoles.Word))}."))];

    /// <summary>The form's own fields, or those of the form it is like: a ledger whose rows stand in a layer for each kind of geometry says its fields once.</summary>
    private IReadOnlyList<LedgerField> Fields()
    {
        if (_yaml.Optional(_yaml.Root, "like") is not { } like)
        {
            var fields = new LedgerFieldReader(_yaml);
            return [.. _yaml.Entries(_yaml.Required(_yaml.Root, "fields")).Select(entry => fields.Read(entry.Key, entry.Value))];
        }

        if (_yaml.Optional(_yaml.Root, "fields") is { } own)
            throw _yaml.Wrong(own, "a form that is like another has its fields, and none of its own.");
        var other = Path.Combine(_folder, _yaml.Text(like) + ".yaml");
        return File.Exists(other) ? new LedgerFormReader(YamlTable.Read(other), _roles, _folder).OwnFields(like, _yaml) : throw _yaml.Wrong(like, $"there is no form '{_yaml.Text(like)}'.");
    }

    private IReadOnlyList<LedgerField> OwnFields(YamlNode asked, YamlTable by) =>
        _yaml.Optional(_yaml.Root, "like") is null ? Fields() : throw by.Wrong(asked, $"'{by.Text(asked)}' is itself like another form.");

    private T OneOf<T>(YamlNode node, Dictionary<string, T> known) => known.TryGetValue(_yaml.Text(node), out var value)
        ? value
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is none of {string.Join(", ", known.Keys)}.");

    private string Required(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));
}
