using LandPlanner.Figures;
using LandPlanner.Stores;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Figures;

/// <summary>A YAML file of figures, each letter of which knows its line and column.</summary>
internal sealed class FigureFile
{
    private readonly string _path;
    private readonly string _text;

    private FigureFile(string path, string text, YamlNode root) => (_path, _text, Root) = (path, text, root);

    public YamlNode Root { get; }

    /// <exception cref="FigureException">It is no YAML.</exception>
    /// <exception cref="WorkspaceException">It cannot be read.</exception>
    public static FigureFile Read(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1
                ? new(path, text, stream.Documents[0].RootNode)
                : throw new FigureException(path, new(1, 1), "it must hold one YAML document.");
        }
        catch (YamlException failure)
        {
            throw new FigureException(path, PlaceOf(failure.Start), Sentence.Quote(failure.InnerException?.Message ?? failure.Message));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner gives up so on some brackets that are never closed, and does not say where.
            throw new FigureException(path, new(1, 1), "it is no YAML; most likely a bracket or a quote is not closed.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"The figures '{path}' cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>The entries of a mapping whose keys are all among some.</summary>
    public IReadOnlyDictionary<string, YamlNode> Entries(YamlNode node, params string[] keys)
    {
        var entries = Mapping(node);
        foreach (var (key, _) in entries)
        {
            if (!keys.Contains(Text(key).Text))
                throw Wrong(key, $"'{key}' is none of {string.Join(", ", keys)}.{NearestWord.Hint(key.ToString(), keys)}");
        }

        return entries.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value, StringComparer.Ordinal);
    }

    public IReadOnlyList<KeyValuePair<YamlNode, YamlNode>> Mapping(YamlNode node) => node is YamlMappingNode mapping
        ? [.. mapping.Children]
        : throw Wrong(node, "a list of 'key: value' is expected here.");

    public IReadOnlyList<YamlNode> Items(YamlNode node) => node is YamlSequenceNode sequence
        ? [.. sequence.Children]
        : throw Wrong(node, "a list is expected here.");

    public YamlNode Required(YamlNode node, IReadOnlyDictionary<string, YamlNode> entries, string key) =>
        entries.TryGetValue(key, out var value) ? value : throw Wrong(node, $"'{key}' is missing here.");

    public FigureText Text(YamlNode node) => node is YamlScalarNode { Value.Length: > 0 } scalar
        ? new(_path, scalar.Value, Places(scalar, scalar.Value))
        : throw Wrong(node, "a single value is expected here.");

    public FigureException Wrong(YamlNode node, Sentence reason) => new(_path, PlaceOf(node.Start), reason);

    /// <summary>
    /// YAML takes line breaks, indents and doubled quotes out of a scalar, and puts nothing else in: its letters are found again in the file one after the other. A blank stands behind the letter before it.
    /// </summary>
    private TextPlace[] Places(YamlScalarNode scalar, string value)
    {
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        var at = (int)scalar.Start.Index;
        if (isBlock)
            at = _text.IndexOf('\n', at);
        else if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted)
            at++;
        var (places, place) = (new TextPlace[value.Length + 1], isBlock ? PlaceAt(at) : new((int)scalar.Start.Line, (int)scalar.Start.Column + at - (int)scalar.Start.Index));
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsWhiteSpace(value[i]) && _text.IndexOf(value[i], at) is >= 0 and var found)
            {
                place = PlaceAt(found);
                at = found + 1;
                if (value[i] == '\'' && scalar.Style == ScalarStyle.SingleQuoted)
                    at++;
            }

            places[i] = place;
            place = place with { Column = place.Column + 1 };
        }

        places[^1] = place;
        return places;
    }

    private TextPlace PlaceAt(int index)
    {
        var start = _text.LastIndexOf('\n', Math.Max(0, index - 1)) + 1;
        return new(_text.AsSpan(0, index).Count('\n') + 1, index - start + 1);
    }

    private static TextPlace PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
