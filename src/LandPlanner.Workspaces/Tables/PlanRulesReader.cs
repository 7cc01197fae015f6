using LandPlanner.LandClasses;
using LandPlanner.Plans;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/plans/plans.yaml</c>.</summary>
internal static class PlanRulesReader
{
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static PlanRules Read(string path, LandClassTables classes)
    {
        var yaml = YamlTable.Read(path);
        yaml.AllowKeys(yaml.Root, "schemes", "basicFarmland", "parts");
        var list = yaml.Required(yaml.Root, "schemes");
        var schemes = yaml.Texts(list);
        if (schemes.Count == 0 || schemes.Any(scheme => classes.Scheme(scheme) is null))
            throw yaml.Wrong(list, $"there must be one scheme at least, and each in land-classes/schemes.csv: {string.Join(", ", classes.Schemes.Select(scheme => scheme.Id))}.");
        var codes = yaml.Required(yaml.Root, "basicFarmland");
        if (yaml.Texts(codes).FirstOrDefault(code => classes.Codes("GKBJLXDM")?.Find(code) is null) is { } unknown)
            throw yaml.Wrong(codes, $"'{unknown}' is no kind of control line in land-classes/codes.csv.");
        var parts = new Dictionary<string, StructureKind>(StringComparer.Ordinal);
        foreach (var (word, names) in yaml.Entries(yaml.Required(yaml.Root, "parts")))
        {
            var kind = StructureKinds.Find(word) ?? throw yaml.Wrong(names, $"'{word}' is no part of a structure.");
            foreach (var name in yaml.Texts(names))
            {
                if (!parts.TryAdd(name, kind))
                    throw yaml.Wrong(names, $"'{name}' is there twice.");
            }
        }

        return new(schemes, yaml.Texts(codes), parts);
    }
}
