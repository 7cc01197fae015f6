using System.Globalization;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Ledgers;
using LandPlanner.Projects.Matching;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/projects/match.yaml</c>.</summary>
internal sealed class MatchRulesReader
{
    private const int MostLooks = 10_000_000;
    private const int MostShown = 200;
    private const int MostParcels = 8;
    private const int MostMetres = 100_000;

    private static readonly string[] Marks = ["S", "K-h", "K-m", "K-l"];
    private static readonly Dictionary<string, bool?> Free = new(StringComparer.Ordinal) { ["free"] = true, ["held"] = false, ["open"] = null };

    private readonly YamlTable _yaml;
    private readonly RoleTable _roles;
    private readonly LandClassTables _classes;
    private readonly LedgerForms _ledgers;

    private MatchRulesReader(YamlTable yaml, RoleTable roles, LandClassTables classes, LedgerForms ledgers) => (_yaml, _roles, _classes, _ledgers) = (yaml, roles, classes, ledgers);

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static MatchRules Read(string path, RoleTable roles, LandClassTables classes, LedgerForms ledgers) => new MatchRulesReader(YamlTable.Read(path), roles, classes, ledgers).Read();

    private MatchRules Read()
    {
        _yaml.AllowKeys(_yaml.Root, "roles", "unsupplied", "gone", "together", "search", "allowance", "share", "roads", "idle", "weights");
        var (together, search, share) = (Marked("together", "gap", "parcels", "most-parcels"), Required(_yaml.Root, "search"), Marked("share", "planned", "present"));
        var (roads, idle, allowance) = (Marked("roads", "classes", "far"), Marked("idle", "states", "ways"), Marked("allowance", "share"));
        _yaml.AllowKeys(search, "looks", "shown");
        var most = Whole(Required(together, "most-parcels"), 1, MostParcels);
        return new(
            [.. _yaml.Items(Required(_yaml.Root, "roles")).Select(Role)], _yaml.Texts(Required(Marked("unsupplied", "words"), "words")), _yaml.Texts(Required(Marked("gone", "words"), "words")),
            Whole(Required(together, "gap"), 0, MostMetres), Whole(Required(together, "parcels"), 1, most), most, Whole(Required(search, "looks"), 1, MostLooks), Whole(Required(search, "shown"), 1, MostShown),
            Share(Required(allowance, "share")), Share(Required(share, "planned")), Share(Required(share, "present")),
            _yaml.Entries(Required(roads, "classes")).ToDictionary(entry => entry.Key, entry => Classes(entry.Key, entry.Value), StringComparer.OrdinalIgnoreCase), Whole(Required(roads, "far"), 1, MostMetres),
            Standings(Required(idle, "states"), "state"), Standings(Required(idle, "ways"), "way"), Weights(Required(_yaml.Root, "weights")));
    }

    private YamlNode Marked(string key, params string[] keys)
    {
        var node = Required(_yaml.Root, key);
        _yaml.AllowKeys(node, [.. keys, "mark"]);
        Mark(node);
        return node;
    }

    private void Mark(YamlNode node)
    {
        var mark = Required(node, "mark");
        if (!Marks.Contains(_yaml.Text(mark)))
            throw _yaml.Wrong(mark, $"'{_yaml.Text(mark)}' is none of {string.Join(", ", Marks)}.");
    }

    private LayerRole Role(YamlNode node) => _roles.Roles.FirstOrDefault(known => known.Role.Name == _yaml.Text(node)) is { } role
        ? role.Role
        : throw _yaml.Wrong(node, $"there is no role '{_yaml.Text(node)}' in roles.yaml.");

    private IReadOnlyList<string> Classes(string scheme, YamlNode node)
    {
        var classes = _classes.Scheme(scheme) ?? throw _yaml.Wrong(node, $"there are no land classes '{scheme}'.");
        return [.. _yaml.Items(node).Select(code => classes.Find(_yaml.Text(code)) is { } known ? known.Code : throw _yaml.Wrong(code, $"{scheme} has no class '{_yaml.Text(code)}'."))];
    }

    private Dictionary<string, bool?> Standings(YamlNode node, string field)
    {
        var choices = _ledgers.Get("idle-parcel").Get(field).Choices.Select(choice => choice.Code).ToList();
        var standings = new Dictionary<string, bool?>(StringComparer.Ordinal);
        foreach (var (code, value) in _yaml.Entries(node))
        {
            if (!choices.Contains(code))
                throw _yaml.Wrong(value, $"the ledger of idle land has no {field} '{code}'.");
            standings.Add(code, Free.TryGetValue(_yaml.Text(value), out var free) ? free : throw _yaml.Wrong(value, $"'{_yaml.Text(value)}' is none of {string.Join(", ", Free.Keys)}."));
        }

        return standings.Count == choices.Count ? standings : throw _yaml.Wrong(node, $"it must say all of {string.Join(", ", choices)}.");
    }

    private Dictionary<string, MatchWeight> Weights(YamlNode node)
    {
        var weights = _yaml.Entries(node).ToDictionary(entry => entry.Key, entry => Weight(entry.Key, entry.Value), StringComparer.Ordinal);
        return weights.Keys.Order(StringComparer.Ordinal).SequenceEqual(MatchRules.WeightIds.Order(StringComparer.Ordinal))
            ? weights
            : throw _yaml.Wrong(node, $"the weights must be {string.Join(", ", MatchRules.WeightIds)}.");
    }

    private MatchWeight Weight(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "points", "title", "why", "mark");
        Mark(node);
        var (title, why) = (Required(node, "title"), Required(node, "why"));
        _yaml.AllowKeys(title, "zh", "en");
        _yaml.AllowKeys(why, "zh", "en");
        return new(id, Whole(Required(node, "points"), 0, 100), Word(title, "zh"), Word(title, "en"), Word(why, "zh"), Word(why, "en"));
    }

    private decimal Share(YamlNode node) => _yaml.Text(node).Split('/') is [var above, var below]
        && int.TryParse(above, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator) && int.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
        && denominator > 0 && numerator <= denominator
            ? (decimal)numerator / denominator
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no share; write it like 90/100.");

    private int Whole(YamlNode node, int least, int most) =>
        int.TryParse(_yaml.Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no whole number from {least} to {most}.");

    private YamlNode Required(YamlNode node, string key) => _yaml.Required(node, key);

    private string Word(YamlNode node, string key) => _yaml.Text(Required(node, key));
}
