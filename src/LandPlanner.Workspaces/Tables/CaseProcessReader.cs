using System.Globalization;
using LandPlanner.Cases;
using LandPlanner.Ledgers;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/cases/process.yaml</c>.</summary>
/// <remarks>Strict: states, roles, fields, kinds of evidence and counters that are nowhere are refused with file and line.</remarks>
internal sealed class CaseProcessReader
{
    private const string Same = "same";
    private const string AnyOf = "stage ";

    private readonly YamlTable _yaml;
    private readonly LedgerForm _form;
    private readonly LedgerForm _evidenceForm;
    private readonly List<CaseState> _states;

    private CaseProcessReader(YamlTable yaml, LedgerForms forms)
    {
        (_yaml, _form, _evidenceForm) = (yaml, forms.Get("case"), forms.Get("evidence"));
        _states = [.. _yaml.Entries(_yaml.Required(_yaml.Root, "states")).Select(entry => State(entry.Key, entry.Value))];
    }

    public static CaseProcess Read(string path, LedgerForms forms) => new CaseProcessReader(YamlTable.Read(path), forms).Read();

    private CaseProcess Read()
    {
        _yaml.AllowKeys(_yaml.Root, "start", "openers", "village-bound", "same-ground", "evidence", "states", "moves");
        var start = _yaml.Required(_yaml.Root, "start");
        return new(
            StateAt(start).Id, Roles(_yaml.Required(_yaml.Root, "openers")), _states,
            [.. _yaml.Entries(_yaml.Required(_yaml.Root, "moves")).Select(entry => Move(entry.Key, entry.Value))],
            [.. _yaml.Entries(_yaml.Required(_yaml.Root, "evidence")).Select(entry => Rule(entry.Key, entry.Value))],
            Roles(_yaml.Required(_yaml.Root, "village-bound")), Share(_yaml.Required(_yaml.Root, "same-ground")));
    }

    private CaseState State(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "zh", "en", "stage");
        return new(id, Required(node, "zh"), Required(node, "en"), Stage(_yaml.Required(node, "stage"), _yaml.Text(_yaml.Required(node, "stage"))));
    }

    private CaseMove Move(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "from", "to", "roles", "given", "fields", "optional", "note", "evidence", "sets", "clears", "later", "counts");
        var title = _yaml.Required(node, "title");
        _yaml.AllowKeys(title, "zh", "en");
        var to = _yaml.Required(node, "to");
        return new(
            id, Required(title, "zh"), Required(title, "en"), From(_yaml.Required(node, "from")), _yaml.Text(to) == Same ? null : StateAt(to).Id, Roles(_yaml.Required(node, "roles")),
            Fields(node, "given"), Fields(node, "fields"), Fields(node, "optional"), NeedsNote(node),
            _yaml.Optional(node, "evidence") is { } evidence ? [.. _yaml.Items(evidence).Select(Demand)] : [],
            _yaml.Optional(node, "sets") is { } sets ? _yaml.Entries(sets).ToDictionary(set => FieldAt(set.Value, set.Key), set => _yaml.Text(set.Value)) : new Dictionary<string, string>(),
            _yaml.Optional(node, "counts") is { } counts ? FieldAt(counts, _yaml.Text(counts)) : null)
        {
            Clears = Fields(node, "clears"),
            Later = Fields(node, "later"),
        };
    }

    private HashSet<string> From(YamlNode node) =>
        [.. _yaml.Items(node).SelectMany(item => _yaml.Text(item) is var text && text.StartsWith(AnyOf, StringComparison.Ordinal)
            ? _states.Where(state => state.Stage == Stage(item, text[AnyOf.Length..])).Select(state => state.Id)
            : [StateAt(item).Id])];

    private EvidenceDemand Demand(YamlNode node)
    {
        _yaml.AllowKeys(node, "kind", "count", "fresh");
        var (kind, count) = (_yaml.Required(node, "kind"), _yaml.Required(node, "count"));
        return new(KindAt(kind, _yaml.Text(kind)), (int)Number(count), _yaml.Optional(node, "fresh") is { } fresh && _yaml.Text(fresh) == "true");
    }

    private EvidenceRule Rule(string kind, YamlNode node)
    {
        _yaml.AllowKeys(node, "needs", "within", "days-before-issue");
        var needs = _yaml.Required(node, "needs");
        foreach (var need in _yaml.Items(needs))
        {
            if (_yaml.Text(need) is not ("place" or "azimuth" or "time"))
                throw _yaml.Wrong(need, $"'{_yaml.Text(need)}' is none of place, azimuth, time.");
        }

        var texts = _yaml.Texts(needs);
        return new(
            KindAt(node, kind), texts.Contains("place"), texts.Contains("azimuth"), texts.Contains("time"), _yaml.Optional(node, "within") is { } within ? Number(within) : null)
        {
            DaysBeforeIssue = _yaml.Optional(node, "days-before-issue") is { } days ? (int)Number(days) : null,
        };
    }

    private IReadOnlyList<string> Fields(YamlNode node, string key) =>
        _yaml.Optional(node, key) is { } list ? [.. _yaml.Items(list).Select(item => FieldAt(item, _yaml.Text(item)))] : [];

    private bool NeedsNote(YamlNode node) => _yaml.Optional(node, "note") is { } note
        && (_yaml.Text(note) == "required" ? true : throw _yaml.Wrong(note, $"'{_yaml.Text(note)}' is not 'required'; leave it out where no note is needed."));

    private HashSet<PersonRole> Roles(YamlNode node) => [.. _yaml.Items(node).Select(item =>
        PersonRoles.Find(_yaml.Text(item)) ?? throw _yaml.Wrong(item, $"'{_yaml.Text(item)}' is none of {string.Join(", ", Enum.GetValues<PersonRole>().Select(PersonRoles.Word))}."))];

    private CaseState StateAt(YamlNode node) => _states.Find(state => state.Id == _yaml.Text(node)) ?? throw _yaml.Wrong(node, $"there is no state '{_yaml.Text(node)}'.");

    private CaseStage Stage(YamlNode node, string word) => word switch
    {
        "open" => CaseStage.Open,
        "disposed" => CaseStage.Disposed,
        "closed" => CaseStage.Closed,
        "absorbed" => CaseStage.Absorbed,
        _ => throw _yaml.Wrong(node, $"'{word}' is none of open, disposed, closed, absorbed."),
    };

    private string FieldAt(YamlNode node, string name) => _form.Find(name)?.Name ?? throw _yaml.Wrong(node, $"ledgers/case.yaml has no field '{name}'.");

    private string KindAt(YamlNode node, string kind) => _evidenceForm.Get("kind").Choices.Any(choice => choice.Code == kind)
        ? kind
        : throw _yaml.Wrong(node, $"ledgers/evidence.yaml has no kind '{kind}'.");

    private double Share(YamlNode node) => Number(node) is > 0 and <= 1 and var share ? share : throw _yaml.Wrong(node, "a share lies above 0 and is 1 at most.");

    private double Number(YamlNode node) =>
        double.TryParse(_yaml.Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no number.");

    private string Required(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));
}
