using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads the fields of one form, wherever it stands. Strict: a name may be there once.</summary>
internal sealed class LedgerFieldReader(YamlTable yaml)
{
    private static readonly Dictionary<string, FieldType> Types = new(StringComparer.Ordinal)
    {
        ["text"] = FieldType.Text,
        ["integer"] = FieldType.Integer,
        ["real"] = FieldType.Real,
        ["boolean"] = FieldType.Boolean,
        ["date"] = FieldType.Date,
        ["time"] = FieldType.DateTime,
    };

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="more">Keys that may stand beside those of every field, for the caller to read.</param>
    public LedgerField Read(string name, YamlNode node, params string[] more)
    {
        yaml.AllowKeys(node, ["type", "zh", "en", "choices", "required", "kept", "unique", "least", "most", .. more]);
        if (FeatureSchema.ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase) || !_seen.Add(name))
            throw yaml.Wrong(node, $"a field cannot be called '{name}' here: the name is reserved, or there twice.");
        var choices = yaml.Optional(node, "choices") is { } list ? yaml.Entries(list).Select(entry => Choice(entry.Key, entry.Value)).ToList() : [];
        var type = TypeOf(yaml.Required(node, "type"));
        if (choices.Count > 0 && type != FieldType.Text)
            throw yaml.Wrong(node, "only a text field has choices.");
        return new(name, type, Required(node, "zh"), Required(node, "en"), choices, IsTrue(node, "required"), IsTrue(node, "kept"))
        {
            IsUnique = IsTrue(node, "unique"),
            Least = Number(node, "least"),
            Most = Number(node, "most"),
        };
    }

    private LedgerChoice Choice(string code, YamlNode node)
    {
        yaml.AllowKeys(node, "zh", "en");
        return new(code, Required(node, "zh"), Required(node, "en"));
    }

    private FieldType TypeOf(YamlNode node) => Types.TryGetValue(yaml.Text(node), out var type)
        ? type
        : throw yaml.Wrong(node, $"'{yaml.Text(node)}' is none of {string.Join(", ", Types.Keys)}.");

    private bool IsTrue(YamlNode node, string key) => yaml.Optional(node, key) is { } value && yaml.Text(value) switch
    {
        "true" => true,
        "false" => false,
        var other => throw yaml.Wrong(value, $"'{other}' is none of true, false."),
    };

    private double? Number(YamlNode node, string key)
    {
        if (yaml.Optional(node, key) is not { } value)
            return null;
        return double.TryParse(yaml.Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw yaml.Wrong(value, $"'{yaml.Text(value)}' is no number.");
    }

    private string Required(YamlNode node, string key) => yaml.Text(yaml.Required(node, key));
}
