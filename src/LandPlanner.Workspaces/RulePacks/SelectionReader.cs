using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Workspaces.Tables;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.RulePacks;

/// <summary>Reads whom a rule speaks of, checked against the tables of roles and land classes.</summary>
internal sealed class SelectionReader(
    YamlTable yaml, RoleTable roles, LandClassTables classes, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
{
    private static readonly Dictionary<string, FarmlandFlowKind> Kinds = new(StringComparer.Ordinal)
    {
        ["cultivated"] = FarmlandFlowKind.Kept,
        ["non-agricultural"] = FarmlandFlowKind.NonAgricultural,
        ["non-grain"] = FarmlandFlowKind.NonGrain,
        ["agricultural-facility"] = FarmlandFlowKind.AgriculturalFacility,
        ["other-outflow"] = FarmlandFlowKind.OtherOutflow,
    };

    public Selection Read(YamlNode node)
    {
        yaml.AllowKeys(node, "roles", "group", "any", "where", "kind");
        var definitions = Roles(node);
        var conditions = new List<Condition>();
        if (yaml.Optional(node, "kind") is { } kinds)
            conditions.Add(new Condition.ClassKind([.. yaml.Items(kinds).Select(Kind)]));
        if (yaml.Optional(node, "where") is { } where)
            conditions.AddRange(yaml.Entries(where).Select(entry => OneOf(entry.Key, entry.Value, definitions)));
        return new([.. definitions.Select(definition => definition.Role)], conditions);
    }

    /// <summary>Empty for any role.</summary>
    private IReadOnlyList<RoleDefinition> Roles(YamlNode node)
    {
        if (yaml.Optional(node, "any") is { } any)
        {
            return yaml.Text(any) == "true" && yaml.Optional(node, "roles") is null && yaml.Optional(node, "group") is null
                ? []
                : throw yaml.Wrong(any, "'any' can only be true, and stands without roles or group.");
        }

        if (yaml.Optional(node, "group") is not { } group)
            return [.. yaml.Items(yaml.Required(node, "roles")).Select(role => Role(yaml.Text(role), role))];
        return groups.TryGetValue(yaml.Text(group), out var names)
            ? [.. names.Select(name => Role(name, group))]
            : throw yaml.Wrong(group, $"there is no group '{yaml.Text(group)}'.");
    }

    private RoleDefinition Role(string name, YamlNode at) => roles.Roles.FirstOrDefault(definition => definition.Role.Name == name)
        ?? throw yaml.Wrong(at, $"there is no role '{name}' in roles.yaml.");

    private FarmlandFlowKind Kind(YamlNode node) => Kinds.TryGetValue(yaml.Text(node), out var kind)
        ? kind
        : throw yaml.Wrong(node, $"the kind '{yaml.Text(node)}' is none of {string.Join(", ", Kinds.Keys)}.");

    private Condition.OneOf OneOf(string meaning, YamlNode values, IReadOnlyList<RoleDefinition> definitions)
    {
        if (!definitions.All(definition => definition.FieldAliases.ContainsKey(meaning)))
            throw yaml.Wrong(values, $"'{meaning}' is no meaning of every role named here.");
        if (meaning is "class" or "plannedClass")
            CheckClasses(values);
        return new(meaning, yaml.Texts(values));
    }

    private void CheckClasses(YamlNode values)
    {
        foreach (var value in yaml.Items(values))
        {
            if (classes.FindAny(yaml.Text(value)).Count == 0)
                throw yaml.Wrong(value, $"no scheme has the land class '{yaml.Text(value)}'.");
        }
    }
}
