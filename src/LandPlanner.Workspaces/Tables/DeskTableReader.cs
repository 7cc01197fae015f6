using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Cases;
using LandPlanner.LandClasses;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/cases/desk.yaml</c>.</summary>
/// <remarks>Strict: classes, kinds of class, of approval and of case that are nowhere are refused with file and line.</remarks>
internal sealed class DeskTableReader
{
    private const string ChangeTypes = "TBLX";
    private static readonly string[] Marks = ["S", "K-h", "K-m", "K-l"];

    private readonly YamlTable _yaml;
    private readonly LandClassTables _classes;
    private readonly LandClassScheme _scheme;
    private readonly LedgerForm _form;
    private readonly SanctionTable _sanctions;
    private readonly IReadOnlyList<DeskApprovalKind> _approvals;

    private DeskTableReader(YamlTable yaml, LandClassTables classes, LedgerForms forms, SanctionTable sanctions)
    {
        (_yaml, _classes, _form, _sanctions) = (yaml, classes, forms.Get("case"), sanctions);
        _yaml.AllowKeys(_yaml.Root, "scheme", "least", "approvals", "uses", "change-types", "findings");
        var scheme = _yaml.Required(_yaml.Root, "scheme");
        _scheme = classes.Scheme(_yaml.Text(scheme)) ?? throw _yaml.Wrong(scheme, $"there is no scheme '{_yaml.Text(scheme)}'.");
        _approvals = [.. _yaml.Entries(_yaml.Required(_yaml.Root, "approvals")).Select(entry => Approval(entry.Key, entry.Value))];
    }

    public static DeskTable Read(string path, LandClassTables classes, LedgerForms forms, SanctionTable sanctions) =>
        new DeskTableReader(YamlTable.Read(path), classes, forms, sanctions).Read();

    private DeskTable Read()
    {
        var least = _yaml.Required(_yaml.Root, "least");
        Check(least, "m2", "share");
        return new(
            _scheme, Area.FromSquareMetres(Number(_yaml.Required(least, "m2"))), Number(_yaml.Required(least, "share")), _approvals,
            [.. _yaml.Entries(_yaml.Required(_yaml.Root, "uses")).Select(entry => Use(entry.Key, entry.Value))],
            [.. _yaml.Entries(_yaml.Required(_yaml.Root, "change-types")).Select(entry => ChangeType(entry.Key, entry.Value))],
            _yaml.Entries(_yaml.Required(_yaml.Root, "findings")).ToDictionary(entry => entry.Key, entry => Finding(entry.Value)));
    }

    private DeskApprovalKind Approval(string id, YamlNode node)
    {
        Check(node, "title", "values", "layers");
        var (zh, en) = Title(node);
        return new(id, zh, en, _yaml.Texts(_yaml.Required(node, "values")), _yaml.Texts(_yaml.Required(node, "layers")));
    }

    private DeskUse Use(string id, YamlNode node)
    {
        Check(node, "title", "from", "to", "classes", "planting", "approvals", "basic-farmland", "red-line", "kind", "sanctions");
        var (zh, en) = Title(node);
        if (_yaml.Optional(node, "to") is null && _yaml.Optional(node, "classes") is null)
            throw _yaml.Wrong(node, "'to' or 'classes' is missing here.");
        return new(
            id, zh, en, Flows(_yaml.Required(node, "from")), _yaml.Optional(node, "to") is { } to ? Flows(to) : new HashSet<FlowKind>(),
            _yaml.Optional(node, "classes") is { } classes ? [.. _yaml.Items(classes).Select(item => ClassAt(item).Code)] : [],
            _yaml.Optional(node, "planting") is { } planting ? _yaml.Texts(planting) : [],
            _yaml.Optional(node, "approvals") is { } approvals ? [.. _yaml.Items(approvals).Select(ApprovalAt)] : null,
            Caution(node, "basic-farmland"), Caution(node, "red-line"), Kind(node),
            _yaml.Optional(node, "sanctions") is { } sanctions ? [.. _yaml.Items(sanctions).Select(SanctionAt)] : []);
    }

    private DeskChangeType ChangeType(string code, YamlNode node)
    {
        Check(node, "becomes", "class", "kind");
        var landClass = _yaml.Optional(node, "class") is { } target ? ClassAt(target) : null;
        var becomes = _yaml.Optional(node, "becomes") is { } flow ? Flow(flow) : landClass?.Flow;
        if (landClass is not null && (_yaml.Optional(node, "becomes") is not null || becomes is null))
            throw _yaml.Wrong(node, $"a class says its kind by itself, and must have one; '{landClass.Code}' {(becomes is null ? (Sentence)"has none" : "has")}.");
        var name = _classes.Codes(ChangeTypes)?.Find(code)?.NameZh ?? throw _yaml.Wrong(node, $"land-classes/codes.csv has no {ChangeTypes} '{code}'.");
        return new(code, name, becomes, landClass, Kind(node));
    }

    private string Finding(YamlNode node)
    {
        Check(node, "kind");
        _yaml.Required(node, "kind");
        return Kind(node);
    }

    private (string Zh, string En) Title(YamlNode node)
    {
        var title = _yaml.Required(node, "title");
        _yaml.AllowKeys(title, "zh", "en");
        return (_yaml.Text(_yaml.Required(title, "zh")), _yaml.Text(_yaml.Required(title, "en")));
    }

    private void Check(YamlNode node, params string[] keys)
    {
        _yaml.AllowKeys(node, [.. keys, "mark"]);
        var mark = _yaml.Required(node, "mark");
        if (!Marks.Contains(_yaml.Text(mark)))
            throw _yaml.Wrong(mark, $"the mark '{_yaml.Text(mark)}' is none of {string.Join(", ", Marks)}.");
    }

    private HashSet<FlowKind> Flows(YamlNode node) => [.. _yaml.Items(node).Select(Flow)];

    private FlowKind Flow(YamlNode node) => LandClassTableReader.FlowOf(_yaml.Text(node))
        ?? throw _yaml.Wrong(node, $"the flow kind '{_yaml.Text(node)}' is none of {LandClassTableReader.FlowKinds}.");

    private LandClass ClassAt(YamlNode node) => _scheme.Find(_yaml.Text(node)) ?? throw _yaml.Wrong(node, $"{_scheme.Id} has no class '{_yaml.Text(node)}'.");

    private string ApprovalAt(YamlNode node) => _approvals.FirstOrDefault(kind => kind.Id == _yaml.Text(node))?.Id
        ?? throw _yaml.Wrong(node, $"there is no kind of approval '{_yaml.Text(node)}'; there are {string.Join(", ", _approvals.Select(kind => kind.Id))}.");

    private string SanctionAt(YamlNode node) => _sanctions.Find(_yaml.Text(node))?.Id ?? throw _yaml.Wrong(node, $"sanctions.csv has no article '{_yaml.Text(node)}'.");

    private DeskCaution Caution(YamlNode node, string key) => _yaml.Optional(node, key) switch
    {
        null => DeskCaution.None,
        YamlScalarNode { Value: "check" } => DeskCaution.Check,
        YamlScalarNode { Value: "forbidden" } => DeskCaution.Forbidden,
        { } other => throw _yaml.Wrong(other, $"'{key}' is 'check' or 'forbidden'; leave it out for neither."),
    };

    private string Kind(YamlNode node)
    {
        if (_yaml.Optional(node, "kind") is not { } kind)
            return "";
        return _form.Get("kind").Choices.Any(choice => choice.Code == _yaml.Text(kind)) ? _yaml.Text(kind) : throw _yaml.Wrong(kind, $"there is no kind '{_yaml.Text(kind)}' in ledgers/case.yaml.");
    }

    private double Number(YamlNode node) =>
        double.TryParse(_yaml.Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no number.");
}
