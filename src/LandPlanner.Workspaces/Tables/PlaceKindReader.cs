using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/places/kinds.yaml</c>, whose head says what it may hold.</summary>
/// <remarks>Strict: a field that the ledger of places has itself, an answer that cannot be given, and a prefix that two kinds have are refused with file and line.</remarks>
internal sealed partial class PlaceKindReader
{
    private static readonly string[] Marks = ["S", "K-h", "K-m", "K-l"];

    private readonly YamlTable _yaml;
    private readonly LedgerForms _forms;

    private PlaceKindReader(YamlTable yaml, LedgerForms forms) => (_yaml, _forms) = (yaml, forms);

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static PlaceKinds Read(string path, LedgerForms forms) => new PlaceKindReader(YamlTable.Read(path), forms).Read();

    private PlaceKinds Read()
    {
        _yaml.AllowKeys(_yaml.Root, "travel", "same-place", "latest-entry", "photos", "kinds");
        var kinds = new List<PlaceKind>();
        foreach (var (id, node) in _yaml.Entries(_yaml.Required(_yaml.Root, "kinds")))
        {
            var kind = Kind(id, node);
            if (kinds.Exists(known => known.Id == kind.Id || known.Prefix == kind.Prefix))
                throw _yaml.Wrong(node, $"another kind has the id '{kind.Id}' or the prefix '{kind.Prefix}' already.");
            kinds.Add(kind);
        }

        return new(kinds)
        {
            Travel = Travel(_yaml.Required(_yaml.Root, "travel")),
            SamePlaceMetres = Number(_yaml.Root, "same-place"),
            LatestEntry = Interval(_yaml.Root, "latest-entry"),
            Photos = Photos(_yaml.Required(_yaml.Root, "photos")),
        };
    }

    private PlaceKind Kind(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "prefix", "interval", "recheck", "minutes", "inspector", "mark", "source", "fields", "checklist");
        if (!Marks.Contains(Required(node, "mark")))
            throw _yaml.Wrong(node, $"the mark is none of {string.Join(", ", Marks)}.");
        var (title, inspector) = (_yaml.Required(node, "title"), _yaml.Required(node, "inspector"));
        var (fields, items) = (new LedgerFieldReader(_yaml), new LedgerFieldReader(_yaml));
        return new(
            id, Required(title, "zh"), Required(title, "en"),
            [.. Entries(node, "fields").Select(entry => Field(fields, entry.Key, entry.Value))], [.. Entries(node, "checklist").Select(entry => Item(items, entry.Key, entry.Value))])
        {
            Prefix = Prefix().IsMatch(Required(node, "prefix")) ? Required(node, "prefix") : throw _yaml.Wrong(node, "a prefix is one to four capital letters."),
            Interval = Interval(node, "interval"),
            Recheck = Interval(node, "recheck"),
            Minutes = (int)Number(node, "minutes"),
            InspectorZh = Required(inspector, "zh"),
            InspectorEn = Required(inspector, "en"),
        };
    }

    private PlaceField Field(LedgerFieldReader reader, string name, YamlNode node)
    {
        if (_forms.Get("place").Find(name) is not null)
            throw _yaml.Wrong(node, $"every place has a field '{name}' already: ledgers/place.yaml.");
        return new(Named(reader.Read(name, node, "from"), node), _yaml.Optional(node, "from") is { } from ? _yaml.Texts(from) : []);
    }

    private CheckItem Item(LedgerFieldReader reader, string name, YamlNode node)
    {
        var field = Named(reader.Read(name, node, "passes", "fails"), node);
        var passes = _yaml.Optional(node, "passes");
        if (passes is not null)
            _yaml.AllowKeys(passes, "least", "most");
        if (passes is not null && field.Type is not (FieldType.Integer or FieldType.Real))
            throw _yaml.Wrong(passes, "only a number passes within limits; say with 'fails' which answers fail.");
        return new(field, _yaml.Optional(node, "fails") is { } fails ? [.. _yaml.Items(fails).Select(answer => Answer(field, answer))] : [])
        {
            PassesFrom = passes is not null && _yaml.Optional(passes, "least") is not null ? Number(passes, "least") : null,
            PassesTo = passes is not null && _yaml.Optional(passes, "most") is not null ? Number(passes, "most") : null,
        };
    }

    private string Answer(LedgerField field, YamlNode node)
    {
        var answer = _yaml.Text(node);
        var known = field.Type == FieldType.Boolean ? ["true", "false"] : field.Choices.Select(choice => choice.Code);
        return known.Contains(answer) ? answer : throw _yaml.Wrong(node, $"'{answer}' is no answer to '{field.Name}'; there are {string.Join(", ", known)}.");
    }

    private LedgerField Named(LedgerField field, YamlNode node) => Name().IsMatch(field.Name)
        ? field
        : throw _yaml.Wrong(node, $"'{field.Name}' is no name here: small letters, digits and _ only.");

    private Travel Travel(YamlNode node)
    {
        _yaml.AllowKeys(node, "kilometres-per-hour", "detour");
        var travel = new Travel(Number(node, "kilometres-per-hour"), Number(node, "detour"));
        return travel is { KilometresPerHour: > 0, Detour: >= 1 } ? travel : throw _yaml.Wrong(node, "the speed is above 0, and no road is shorter than the straight line.");
    }

    private PhotoRule Photos(YamlNode node)
    {
        _yaml.AllowKeys(node, "kind", "needs", "within", "within-days");
        var (kind, needs) = (Required(node, "kind"), _yaml.Required(node, "needs"));
        if (_forms.Get("evidence").Get("kind").Choices.All(choice => choice.Code != kind))
            throw _yaml.Wrong(node, $"ledgers/evidence.yaml has no kind '{kind}'.");
        foreach (var need in _yaml.Items(needs))
        {
            if (_yaml.Text(need) is not ("place" or "azimuth" or "time"))
                throw _yaml.Wrong(need, $"'{_yaml.Text(need)}' is none of place, azimuth, time.");
        }

        var texts = _yaml.Texts(needs);
        return new(
            new(kind, texts.Contains("place"), texts.Contains("azimuth"), texts.Contains("time"), _yaml.Optional(node, "within") is null ? null : Number(node, "within")),
            _yaml.Optional(node, "within-days") is null ? null : (int)Number(node, "within-days"));
    }

    private InspectionInterval Interval(YamlNode node, string key)
    {
        try
        {
            return InspectionInterval.Parse(Required(node, key));
        }
        catch (WorkspaceException failure) when (failure is not TableException)
        {
            throw _yaml.Wrong(_yaml.Required(node, key), Sentence.Quote(failure.Message));
        }
    }

    private IReadOnlyList<KeyValuePair<string, YamlNode>> Entries(YamlNode node, string key) => _yaml.Optional(node, key) is { } list ? _yaml.Entries(list) : [];

    private double Number(YamlNode node, string key)
    {
        var value = _yaml.Required(node, key);
        return double.TryParse(_yaml.Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw _yaml.Wrong(value, $"'{_yaml.Text(value)}' is no number.");
    }

    private string Required(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();

    [GeneratedRegex("^[A-Z]{1,4}$")]
    private static partial Regex Prefix();
}
