using System.Globalization;
using LandPlanner.Audits;
using LandPlanner.Schemes;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/schemes/draft.yaml</c>.</summary>
internal sealed class SchemeDraftFormReader
{
    private const int Contents = 5;

    private static readonly string[] Marks = ["S", "K-h", "K-m", "K-l"];

    private readonly YamlTable _yaml;

    private SchemeDraftFormReader(YamlTable yaml) => _yaml = yaml;

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static SchemeDraftForm Read(string path) => new SchemeDraftFormReader(YamlTable.Read(path)).Read();

    private SchemeDraftForm Read()
    {
        _yaml.AllowKeys(_yaml.Root, "title", "contents", "mark", "basis", "texts", "roads");
        Mark(_yaml.Root);
        var (contents, roads) = (_yaml.Required(_yaml.Root, "contents"), _yaml.Required(_yaml.Root, "roads"));
        if (!_yaml.Entries(contents).Select(entry => entry.Key).SequenceEqual(Enumerable.Range(1, Contents).Select(number => number.ToString(CultureInfo.InvariantCulture))))
            throw _yaml.Wrong(contents, $"the contents must be 1 to {Contents}, in order.");
        _yaml.AllowKeys(roads, "classes", "within-metres", "mark");
        Mark(roads);
        var within = _yaml.Required(roads, "within-metres");
        if (!double.TryParse(_yaml.Text(within), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var metres))
            throw _yaml.Wrong(within, $"'{_yaml.Text(within)}' is no number of metres.");
        return new(
            Word(_yaml.Root, "title"), [.. _yaml.Entries(contents).Select(entry => _yaml.Text(entry.Value))], [.. _yaml.Items(_yaml.Required(_yaml.Root, "basis")).Select(Basis)],
            [.. _yaml.Entries(_yaml.Required(_yaml.Root, "texts")).Select(entry => Text(entry.Key, entry.Value))], _yaml.Texts(_yaml.Required(roads, "classes")), metres);
    }

    private SchemeDraftText Text(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "content", "title", "ask");
        var content = _yaml.Required(node, "content");
        return int.TryParse(_yaml.Text(content), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Contents + 1
            ? new(id, number, Word(node, "title"), Word(node, "ask"))
            : throw _yaml.Wrong(content, $"'{_yaml.Text(content)}' is none of the contents 1 to {Contents + 1}.");
    }

    private LegalBasis Basis(YamlNode node)
    {
        _yaml.AllowKeys(node, "law", "article", "mark");
        return new(Word(node, "law"), _yaml.Required(node, "article") is YamlScalarNode article ? article.Value ?? "" : "", "", Mark(node));
    }

    private string Mark(YamlNode node)
    {
        var mark = _yaml.Required(node, "mark");
        return Marks.Contains(_yaml.Text(mark)) ? _yaml.Text(mark) : throw _yaml.Wrong(mark, $"'{_yaml.Text(mark)}' is none of {string.Join(", ", Marks)}.");
    }

    private string Word(YamlNode node, string key) => _yaml.Text(_yaml.Required(node, key));
}
