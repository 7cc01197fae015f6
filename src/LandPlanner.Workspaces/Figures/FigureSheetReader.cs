using System.Globalization;
using LandPlanner.Figures;
using LandPlanner.Stores;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Figures;

/// <summary>Reads a year's figures; what they may say is in <c>Figures.md</c> of the engine.</summary>
public sealed class FigureSheetReader
{
    private readonly FigureFile _file;
    private readonly FigureVocabulary _words;

    private FigureSheetReader(FigureFile file, FigureVocabulary words) => (_file, _words) = (file, words);

    /// <exception cref="FigureException">Something in it is not understood; says what, in which line and column.</exception>
    /// <exception cref="WorkspaceException">The file cannot be read.</exception>
    public static FigureSheet Read(string path, FigureVocabulary words) => new FigureSheetReader(FigureFile.Read(path), words).Read();

    private FigureSheet Read()
    {
        var root = _file.Entries(_file.Root, "year", "kind", "title", "source", "sections", "figures");
        var source = _file.Text(_file.Required(_file.Root, root, "source")).Text;
        var nodes = _file.Mapping(_file.Required(_file.Root, root, "figures"));
        var figures = nodes.Select(node => Figure(node.Key, node.Value, source)).ToList();
        var ids = figures.Select(figure => figure.Id).ToList();
        var sections = _file.Items(_file.Required(_file.Root, root, "sections")).Select(section => Section(section, ids)).ToList();
        var said = sections.SelectMany(section => section.Sentences).SelectMany(sentence => sentence.Parts).Select(part => part.Figure).ToHashSet();
        foreach (var (id, _) in nodes)
        {
            if (!said.Contains(id.ToString()))
                throw _file.Wrong(id, $"'{id}' stands in no sentence: write {{{id}}} where the report says it.");
        }

        var (zh, en) = Titles(_file.Required(_file.Root, root, "title"));
        return new(Year(_file.Required(_file.Root, root, "year")), AreTargets(_file.Required(_file.Root, root, "kind")), zh, en, sections, figures);
    }

    private Figure Figure(YamlNode id, YamlNode node, string source)
    {
        var name = _file.Text(id);
        if (name.Text.AsSpan().ContainsAnyExcept(FigureIds.Letters))
            throw name.Wrong(name.Text.AsSpan().IndexOfAnyExcept(FigureIds.Letters), "a figure's id is made of small letters, digits and '-'.");
        var entries = _file.Entries(node, "title", "reported", "compare", "query", "source");
        var (zh, en) = Titles(_file.Required(node, entries, "title"));
        var text = _file.Text(_file.Required(node, entries, "reported"));
        var reported = ReportedValue.Parse(text);
        var query = FigureParser.Parse(_file.Text(_file.Required(node, entries, "query")), _words);
        if (query.Kind != reported.Unit.Kind)
            throw text.Wrong(text.Text.Length - reported.UnitText.Length, $"the query comes to {FigureParser.Said(query.Kind)}, which cannot be held to '{reported}', {FigureParser.Said(reported.Unit.Kind)}.");
        var bound = entries.TryGetValue("compare", out var compare) ? FigureBound.Parse(_file.Text(compare), reported)
            : new(reported.IsOrMore ? FigureComparison.AtLeast : FigureComparison.Equal);
        return new(name.Text, zh, en, reported, bound, query, entries.TryGetValue("source", out var own) ? _file.Text(own).Text : source);
    }

    private FigureSection Section(YamlNode node, IReadOnlyCollection<string> ids)
    {
        var entries = _file.Entries(node, "title", "sentences");
        var (zh, en) = Titles(_file.Required(node, entries, "title"));
        return new(zh, en, [.. _file.Items(_file.Required(node, entries, "sentences")).Select(sentence => FigureSentence.Parse(_file.Text(sentence), ids))]);
    }

    private (string Zh, string En) Titles(YamlNode node)
    {
        var entries = _file.Entries(node, "zh", "en");
        return (_file.Text(_file.Required(node, entries, "zh")).Text, _file.Text(_file.Required(node, entries, "en")).Text);
    }

    private int Year(YamlNode node) => int.TryParse(_file.Text(node).Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1980 and <= 2200
        ? year
        : throw _file.Wrong(node, $"'{node}' is no year such as 2023.");

    private bool AreTargets(YamlNode node) => _file.Text(node).Text switch
    {
        "report" => false,
        "targets" => true,
        var other => throw _file.Wrong(node, $"'{other}' is neither report nor targets.{NearestWord.Hint(other, ["report", "targets"])}"),
    };
}
