using LandPlanner.Stores;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>
/// A YAML file read strictly, node by node, so that each complaint has a line. The node model starts many times faster than
/// YamlDotNet's deserializer, which compiles accessors for each type.
/// </summary>
internal sealed class YamlTable
{
    private readonly string _path;

    private YamlTable(string path, YamlNode root) => (_path, Root) = (path, root);

    public YamlNode Root { get; }

    public static YamlTable Read(string path)
    {
        try
        {
            using var text = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(text);
            return stream.Documents.Count == 1
                ? new(path, stream.Documents[0].RootNode)
                : throw new TableException(path, 0, "it must hold one YAML document.");
        }
        catch (YamlException failure)
        {
            throw new TableException(path, (int)failure.Start.Line, Sentence.Quote(failure.InnerException?.Message ?? failure.Message));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TableException(path, 0, Sentence.Quote(failure.Message));
        }
    }

    public IReadOnlyList<KeyValuePair<string, YamlNode>> Entries(YamlNode node) => node is YamlMappingNode mapping
        ? [.. mapping.Children.Select(child => new KeyValuePair<string, YamlNode>(Text(child.Key), child.Value))]
        : throw Wrong(node, "a list of 'key: value' is expected here.");

    public IReadOnlyList<YamlNode> Items(YamlNode node) => node is YamlSequenceNode sequence
        ? [.. sequence.Children]
        : throw Wrong(node, "a list is expected here.");

    public IReadOnlyList<string> Texts(YamlNode node) => [.. Items(node).Select(Text)];

    public string Text(YamlNode node) => node is YamlScalarNode { Value.Length: > 0 } scalar
        ? scalar.Value
        : throw Wrong(node, "a single value is expected here.");

    public YamlNode? Optional(YamlNode node, string key) =>
        Entries(node).Where(entry => entry.Key == key).Select(entry => entry.Value).FirstOrDefault();

    public YamlNode Required(YamlNode node, string key) => Optional(node, key) ?? throw Wrong(node, $"'{key}' is missing here.");

    public void AllowKeys(YamlNode node, params string[] keys)
    {
        foreach (var (key, value) in Entries(node))
        {
            if (!keys.Contains(key))
                throw Wrong(value, $"'{key}' is none of {string.Join(", ", keys)}.");
        }
    }

    public TableException Wrong(YamlNode node, Sentence reason) => new(_path, (int)node.Start.Line, reason);
}
