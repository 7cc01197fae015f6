using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Calendars;
using LandPlanner.LandClasses;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/schemes/checks.yaml</c>.</summary>
internal sealed class SchemeRulesReader
{
    private const int MostYears = 20;

    private static readonly string[] Marks = ["S", "K-h", "K-m", "K-l"];
    private static readonly string[] WithLimit = ["public-share", "consent", "supply-rate", "idle-rate"];
    private static readonly string[] WithYears = ["plan-progress", "supply-rate", "idle-rate"];
    private static readonly string[] ByRule = ["scope", "basic-farmland", "red-line", "declared-area"];

    private readonly YamlTable _yaml;
    private readonly LandClassTables _classes;

    private SchemeRulesReader(YamlTable yaml, LandClassTables classes) => (_yaml, _classes) = (yaml, classes);

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static SchemeRules Read(string path, LandClassTables classes) => new SchemeRulesReader(YamlTable.Read(path), classes).Read();

    private SchemeRules Read()
    {
        _yaml.AllowKeys(_yaml.Root, "scheme", "boundary", "public", "land-classes", "collective", "zones", "steps");
        var (classes, owned, zones) = (Required(_yaml.Root, "public"), Required(_yaml.Root, "collective"), Required(_yaml.Root, "zones"));
        _yaml.AllowKeys(classes, "classes", "mark", "source");
        _yaml.AllowKeys(owned, "ownership", "mark", "source");
        _yaml.AllowKeys(zones, "codes", "addition", "mark");
        foreach (var node in new[] { classes, owned, zones })
            Mark(node);
        var (known, addition) = (_yaml.Entries(Required(zones, "codes")).Select(entry => new BoundaryZone(entry.Key, Word(entry.Value, "zh"), Word(entry.Value, "en"))).ToList(), Required(zones, "addition"));
        if (known.All(zone => zone.Code != _yaml.Text(addition)))
            throw _yaml.Wrong(addition, $"'{_yaml.Text(addition)}' is no zone of 'codes'.");
        return new(
            Checks(Required(_yaml.Root, "scheme"), SchemeRules.SchemeChecks), Checks(Required(_yaml.Root, "boundary"), SchemeRules.BoundaryChecks), _yaml.Texts(Required(classes, "classes")),
            ClassSchemes(Required(_yaml.Root, "land-classes")), _yaml.Texts(Required(owned, "ownership")), known, _yaml.Text(addition),
            [.. _yaml.Items(Required(_yaml.Root, "steps")).Select(Step)]);
    }

    private Dictionary<string, SchemeCheckRule> Checks(YamlNode node, IReadOnlyList<string> ids)
    {
        var checks = _yaml.Entries(node).ToDictionary(entry => entry.Key, entry => Check(entry.Key, entry.Value), StringComparer.Ordinal);
        return checks.Keys.Order(StringComparer.Ordinal).SequenceEqual(ids.Order(StringComparer.Ordinal))
            ? checks
            : throw _yaml.Wrong(node, $"the checks must be {string.Join(", ", ids)}.");
    }

    private SchemeCheckRule Check(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "rule", "limit", "years", "mark", "source", "basis");
        var (title, rule, limit, years) = (Required(node, "title"), _yaml.Optional(node, "rule"), _yaml.Optional(node, "limit"), _yaml.Optional(node, "years"));
        if (ByRule.Contains(id) != rule is not null)
            throw _yaml.Wrong(node, rule is null ? (Sentence)"'rule' is missing here." : "no rule decides this check.");
        if (WithLimit.Contains(id) && limit is null)
            throw _yaml.Wrong(node, "'limit' is missing here.");
        if (WithYears.Contains(id) != years is not null)
            throw _yaml.Wrong(node, years is null ? (Sentence)"'years' is missing here." : "this check looks at no span of years.");
        if (id == "plan-progress" && Years(years!) < 2)
            throw _yaml.Wrong(years!, "two years running cannot be told by fewer than two.");
        return new(
            id, Word(title, "zh"), Word(title, "en"), rule is null ? null : _yaml.Text(rule), limit is null ? null : Fraction(limit), years is null ? null : Years(years),
            _yaml.Optional(node, "basis") is { } basis ? [.. _yaml.Items(basis).Select(Basis)] : [])
        {
            Mark = rule is null ? Mark(node) : "",
        };
    }

    private Ratio Fraction(YamlNode node) => _yaml.Text(node).Split('/') is [var above, var below]
        && int.TryParse(above, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator) && int.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
        && denominator > 0 && numerator <= denominator
            ? new(numerator, denominator)
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no share; write it like 2/3 or 40/100.");

    private int Years(YamlNode node) => int.TryParse(_yaml.Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is > 0 and <= MostYears
        ? years
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no number of years from 1 to {MostYears}.");

    private LegalBasis Basis(YamlNode node)
    {
        _yaml.AllowKeys(node, "law", "article", "text", "mark");
        return new(Word(node, "law"), Required(node, "article") is YamlScalarNode article ? article.Value ?? "" : "", Word(node, "text"), Mark(node));
    }

    private List<(int From, string Scheme)> ClassSchemes(YamlNode list)
    {
        var rows = new List<(int From, string Scheme)>();
        foreach (var node in _yaml.Items(list))
        {
            _yaml.AllowKeys(node, "from", "scheme");
            var (from, scheme) = (Required(node, "from"), Word(node, "scheme"));
            if (!int.TryParse(_yaml.Text(from), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || (rows.Count > 0 && rows[^1].From >= year))
                throw _yaml.Wrong(from, "years must be whole and ascend.");
            if (_classes.Scheme(scheme) is null)
                throw _yaml.Wrong(node, $"there are no land classes '{scheme}'.");
            rows.Add((year, scheme));
        }

        return rows.Count > 0 ? rows : throw _yaml.Wrong(list, "at least one year is needed.");
    }

    private ExpropriationStep Step(YamlNode node)
    {
        _yaml.AllowKeys(node, "id", "title", "term", "meanwhile", "law", "article", "mark");
        var (title, term) = (Required(node, "title"), _yaml.Optional(node, "term"));
        DueRule? rule = null;
        if (term is not null && !DueRule.TryParse(_yaml.Text(term), out rule))
            throw _yaml.Wrong(term, $"'{_yaml.Text(term)}' is no term; write it like '10 working-days' or '30 days'.");
        return new(
            Word(node, "id"), Word(title, "zh"), Word(title, "en"), rule, _yaml.Optional(node, "meanwhile") is { } meanwhile && _yaml.Text(meanwhile) == "true",
            new(Word(node, "law"), Word(node, "article"), "", Mark(node)));
    }

    private string Mark(YamlNode node)
    {
        var mark = Required(node, "mark");
        return Marks.Contains(_yaml.Text(mark)) ? _yaml.Text(mark) : throw _yaml.Wrong(mark, $"'{_yaml.Text(mark)}' is none of {string.Join(", ", Marks)}.");
    }

    private YamlNode Required(YamlNode node, string key) => _yaml.Required(node, key);

    private string Word(YamlNode node, string key) => _yaml.Text(Required(node, key));
}
