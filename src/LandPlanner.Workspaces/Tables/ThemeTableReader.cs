using System.Globalization;
using LandPlanner.Themes;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/map/themes.yaml</c>.</summary>
internal sealed class ThemeTableReader
{
    private const int FewestClasses = 2;
    private const int MostDecimals = 6;

    private readonly YamlTable _yaml;

    private ThemeTableReader(YamlTable yaml) => _yaml = yaml;

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static IReadOnlyList<Theme> Read(string path) => new ThemeTableReader(YamlTable.Read(path)).Read();

    private List<Theme> Read()
    {
        _yaml.AllowKeys(_yaml.Root, "nothing", "themes");
        var node = _yaml.Required(_yaml.Root, "nothing");
        _yaml.AllowKeys(node, "title", "colour");
        var (zh, en) = Title(node, "title");
        var nothing = new ThemeNothing(zh, en, Colour(_yaml.Required(node, "colour")));
        return [.. _yaml.Entries(_yaml.Required(_yaml.Root, "themes")).Select(entry => One(entry.Key, entry.Value, nothing))];
    }

    private Theme One(string id, YamlNode node, ThemeNothing nothing)
    {
        _yaml.AllowKeys(node, "title", "unit", "decimals", "colours", "ways");
        var ((titleZh, titleEn), (unitZh, unitEn)) = (Title(node, "title"), Title(node, "unit"));
        IReadOnlyList<string> colours = [.. _yaml.Items(_yaml.Required(node, "colours")).Select(Colour)];
        var list = _yaml.Required(node, "ways");
        IReadOnlyList<ThemeWay> ways = [.. _yaml.Entries(list).Select(entry => Way(entry.Key, entry.Value, colours.Count))];
        return ways.Count > 0
            ? new(id, titleZh, titleEn, unitZh, unitEn, Whole(_yaml.Required(node, "decimals"), 0, MostDecimals), colours, ways, nothing)
            : throw _yaml.Wrong(list, "there is no way to make classes.");
    }

    private ThemeWay Way(string id, YamlNode node, int colours)
    {
        _yaml.AllowKeys(node, "title", "limits", "classes");
        var (zh, en) = Title(node, "title");
        if (_yaml.Optional(node, "limits") is { } list)
        {
            IReadOnlyList<decimal> limits = [.. _yaml.Items(list).Select(Number)];
            if (limits.Count == 0 || limits.Zip(limits.Skip(1)).Any(pair => pair.First >= pair.Second))
                throw _yaml.Wrong(list, "limits must ascend, and there must be one at least.");
            return limits.Count < colours ? new(id, zh, en, ThemeMethod.Limits, limits.Count + 1, limits) : throw _yaml.Wrong(list, "there are fewer colours than classes.");
        }

        var method = id switch
        {
            "quantile" => ThemeMethod.Quantile,
            "equal" => ThemeMethod.Equal,
            _ => throw _yaml.Wrong(node, $"'{id}' has no limits, and is neither quantile nor equal."),
        };
        return new(id, zh, en, method, Whole(_yaml.Required(node, "classes"), FewestClasses, colours), []);
    }

    private (string Zh, string En) Title(YamlNode node, string key)
    {
        var title = _yaml.Required(node, key);
        _yaml.AllowKeys(title, "zh", "en");
        return (_yaml.Text(_yaml.Required(title, "zh")), _yaml.Text(_yaml.Required(title, "en")));
    }

    private string Colour(YamlNode node) => _yaml.Text(node) is { Length: 7 } text && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit)
        ? text
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no colour such as #1f9d55.");

    private decimal Number(YamlNode node) => decimal.TryParse(_yaml.Text(node), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no number.");

    private int Whole(YamlNode node, int least, int most) =>
        int.TryParse(_yaml.Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no whole number from {least} to {most}.");
}
