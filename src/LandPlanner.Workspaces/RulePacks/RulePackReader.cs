using System.Globalization;
using System.Security.Cryptography;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Workspaces.Tables;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.RulePacks;

/// <summary>Reads a rule pack; <c>data/rules/default.yaml</c> shows all that it may hold.</summary>
/// <remarks>Strict: what it does not know, and a role, meaning or class that the tables do not have, is refused with file and line.</remarks>
public sealed class RulePackReader
{
    private readonly YamlTable _yaml;
    private readonly SelectionReader _selections;

    private RulePackReader(YamlTable yaml, RoleTable roles, LandClassTables classes)
    {
        _yaml = yaml;
        _selections = new(yaml, roles, classes, Groups());
    }

    /// <exception cref="TableException">The file cannot be read, or is wrong.</exception>
    public static RulePack Read(string path, RoleTable roles, LandClassTables classes)
    {
        var reader = new RulePackReader(YamlTable.Read(path), roles, classes);
        return reader.Pack(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
    }

    private RulePack Pack(string file, string sha256)
    {
        var root = _yaml.Root;
        _yaml.AllowKeys(root, "id", "version", "title", "tolerance", "groups", "rules");
        var (zh, en) = Title(root);
        var tolerance = ToleranceAt(_yaml.Required(root, "tolerance"), Tolerance.Default);
        var info = new RulePackInfo(Required(root, "id"), Required(root, "version"), zh, en, file, sha256, tolerance);
        var rules = new List<Rule>();
        foreach (var node in _yaml.Items(_yaml.Required(root, "rules")))
        {
            var rule = RuleAt(node, tolerance);
            if (rules.Exists(known => known.Id == rule.Id))
                throw _yaml.Wrong(node, $"the rule '{rule.Id}' is there twice.");
            rules.Add(rule);
        }

        return new(info, rules);
    }

    private Rule RuleAt(YamlNode node, Tolerance packTolerance)
    {
        _yaml.AllowKeys(
            node, "id", "title", "basis", "effective", "subject", "constraint", "measure", "limit", "share", "tolerance", "severity");
        var (zh, en) = Title(node);
        var measure = MeasureAt(_yaml.Required(node, "measure"));
        var constraint = _yaml.Optional(node, "constraint");
        if (constraint is null != (measure == Measure.DeclaredArea))
            throw _yaml.Wrong(constraint ?? node, "a constraint is needed for overlap and outside, and for these alone.");
        var (from, until) = _yaml.Optional(node, "effective") is { } effective ? Effective(effective) : (null, null);
        return new(
            Required(node, "id"), zh, en, [.. _yaml.Items(_yaml.Required(node, "basis")).Select(Basis)],
            _selections.Read(_yaml.Required(node, "subject")), constraint is null ? null : _selections.Read(constraint), measure,
            _yaml.Optional(node, "limit") is { } limit ? AreaAt(limit) : Area.Zero,
            _yaml.Optional(node, "share") is { } share ? NumberAt(share) : 0,
            _yaml.Optional(node, "tolerance") is { } tolerance ? ToleranceAt(tolerance, packTolerance) : packTolerance,
            SeverityAt(_yaml.Required(node, "severity")), from, until);
    }

    private Dictionary<string, IReadOnlyList<string>> Groups() => _yaml.Optional(_yaml.Root, "groups") is { } groups
        ? _yaml.Entries(groups).ToDictionary(group => group.Key, group => _yaml.Texts(group.Value))
        : [];

    private LegalBasis Basis(YamlNode node)
    {
        _yaml.AllowKeys(node, "law", "article", "text", "mark");
        var article = _yaml.Optional(node, "article") is YamlScalarNode { Value: { } value } ? value : "";
        var mark = _yaml.Required(node, "mark");
        return _yaml.Text(mark) is "S" or "K-h" or "K-m" or "K-l"
            ? new(Required(node, "law"), article, Required(node, "text"), _yaml.Text(mark))
            : throw _yaml.Wrong(mark, $"the mark '{_yaml.Text(mark)}' is none of S, K-h, K-m, K-l.");
    }

    private Tolerance ToleranceAt(YamlNode node, Tolerance otherwise)
    {
        _yaml.AllowKeys(node, "noise", "sliver", "thin");
        return new(
            _yaml.Optional(node, "noise") is { } noise ? AreaAt(noise) : otherwise.Noise,
            _yaml.Optional(node, "sliver") is { } sliver ? AreaAt(sliver) : otherwise.Sliver,
            _yaml.Optional(node, "thin") is { } thin ? NumberAt(thin) : otherwise.ThinMetres);
    }

    private (string Zh, string En) Title(YamlNode node)
    {
        var title = _yaml.Required(node, "title");
        _yaml.AllowKeys(title, "zh", "en");
        return (Required(title, "zh"), Required(title, "en"));
    }

    private (DateOnly? From, DateOnly? Until) Effective(YamlNode node)
    {
        _yaml.AllowKeys(node, "from", "until");
        return (DateAt(_yaml.Optional(node, "from")), DateAt(_yaml.Optional(node, "until")));
    }

    private DateOnly? DateAt(YamlNode? node)
    {
        if (node is null)
            return null;
        return DateOnly.TryParseExact(_yaml.Text(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no date like 2025-10-01.");
    }

    private Measure MeasureAt(YamlNode node) => _yaml.Text(node) switch
    {
        "overlap" => Measure.Overlap,
        "outside" => Measure.Outside,
        "declared-area" => Measure.DeclaredArea,
        var other => throw _yaml.Wrong(node, $"the measure '{other}' is none of overlap, outside, declared-area."),
    };

    private Severity SeverityAt(YamlNode node) => _yaml.Text(node) switch
    {
        "violation" => Severity.Violation,
        "notice" => Severity.Notice,
        var other => throw _yaml.Wrong(node, $"the severity '{other}' is none of violation, notice."),
    };

    private Area AreaAt(YamlNode node) => Area.FromSquareMetres(NumberAt(node));

    private double NumberAt(YamlNode node) =>
        double.TryParse(_yaml.Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1e12
            ? number
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no number from 0 upward.");

    private string Required(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));
}
