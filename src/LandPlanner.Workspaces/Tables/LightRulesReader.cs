using System.Globalization;
using LandPlanner.Projects;
using LandPlanner.Stores;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/projects/lights.yaml</c>.</summary>
internal sealed class LightRulesReader
{
    private const int MostDay = 28;
    private const int MostMonths = 120;

    private static readonly Dictionary<string, LightMeasure> Measures = new(StringComparer.Ordinal) { ["points"] = LightMeasure.Points, ["share"] = LightMeasure.Share };
    private static readonly Dictionary<string, LightBase> Bases = new(StringComparer.Ordinal) { ["plan"] = LightBase.Plan, ["time"] = LightBase.Time };

    private readonly YamlTable _yaml;

    private LightRulesReader(YamlTable yaml) => _yaml = yaml;

    public static LightRules Read(string path) => new LightRulesReader(YamlTable.Read(path)).Read();

    private LightRules Read()
    {
        _yaml.AllowKeys(_yaml.Root, "use", "enter-by-day", "rules");
        var rules = _yaml.Entries(_yaml.Required(_yaml.Root, "rules")).Select(entry => Rule(entry.Key, entry.Value)).ToList();
        var use = _yaml.Required(_yaml.Root, "use");
        if (!rules.Exists(rule => rule.Id == _yaml.Text(use)))
            throw _yaml.Wrong(use, $"there is no rule '{_yaml.Text(use)}' below.");
        return new(rules, _yaml.Text(use), Whole(_yaml.Required(_yaml.Root, "enter-by-day"), 1, MostDay));
    }

    private LightRule Rule(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "title", "measure", "against", "yellow", "red", "late-start", "not-entered", "mark", "note");
        var title = _yaml.Required(node, "title");
        _yaml.AllowKeys(title, "zh", "en");
        var measure = OneOf(_yaml.Required(node, "measure"), Measures);
        var (yellow, red) = (Percent(_yaml.Required(node, "yellow")), Percent(_yaml.Required(node, "red")));
        if (measure == LightMeasure.Points ? red < yellow : red > yellow)
            throw _yaml.Wrong(node, measure == LightMeasure.Points ? (Sentence)"red begins before yellow: 'red' must be the greater." : "red begins before yellow: 'red' must be the smaller.");
        if (_yaml.Text(_yaml.Required(node, "mark")) is not ("S" or "K-h" or "K-m" or "K-l"))
            throw _yaml.Wrong(node, "its mark is none of S, K-h, K-m, K-l.");
        return new(
            id, _yaml.Text(_yaml.Required(title, "zh")), _yaml.Text(_yaml.Required(title, "en")), measure, OneOf(_yaml.Required(node, "against"), Bases), yellow, red,
            Limits(_yaml.Required(node, "late-start")), Limits(_yaml.Required(node, "not-entered")));
    }

    private MonthLimits Limits(YamlNode node)
    {
        _yaml.AllowKeys(node, "yellow", "red");
        var limits = new MonthLimits(Whole(_yaml.Required(node, "yellow"), 1, MostMonths), Whole(_yaml.Required(node, "red"), 1, MostMonths));
        return limits.Red >= limits.Yellow ? limits : throw _yaml.Wrong(node, "red begins before yellow: 'red' must be the greater.");
    }

    private T OneOf<T>(YamlNode node, Dictionary<string, T> known) => known.TryGetValue(_yaml.Text(node), out var value)
        ? value
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is none of {string.Join(", ", known.Keys)}.");

    private decimal Percent(YamlNode node) => decimal.TryParse(_yaml.Text(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
        ? percent
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no number from 0 to 100.");

    private int Whole(YamlNode node, int least, int most) =>
        int.TryParse(_yaml.Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no whole number from {least} to {most}.");
}
