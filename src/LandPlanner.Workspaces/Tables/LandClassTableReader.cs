using LandPlanner.LandClasses;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/land-classes</c>: the list of schemes and of crosswalks, and the files they name.</summary>
internal sealed class LandClassTableReader(string folder)
{
    public static LandClassTables Read(string folder) => new LandClassTableReader(folder).Read();

    private LandClassTables Read()
    {
        var schemes = Unique(CsvTable.Read(File("schemes.csv"), "scheme", "title_zh", "title_en", "file"), row => row.Text(0))
            .Select(Scheme).ToList();
        var crosswalks = CsvTable.Read(File("crosswalks.csv"), "from_scheme", "to_scheme", "file")
            .Select(row => Crosswalk(row, Known(row, 0, schemes), Known(row, 1, schemes))).ToList();
        return new(schemes, crosswalks, CodeLists());
    }

    private LandClassScheme Scheme(CsvRow scheme)
    {
        var rows = Unique(
            CsvTable.Read(File(scheme.Text(3)), "code", "name", "parent", "major", "flow", "colour", "mark", "source"), row => row.Text(0));
        var levels = new LandClassLevels(rows);
        return new(scheme.Text(0), scheme.Text(1), scheme.Text(2), [.. rows.Select(row => new LandClass(
            scheme.Text(0), row.Text(0), row.Text(1), row.TextOrNull(2), levels.Of(row), Major(row), Flow(row), Colour(row),
            row.Confidence(6), row.Text(7)))]);
    }

    private Crosswalk Crosswalk(CsvRow crosswalk, LandClassScheme from, LandClassScheme to)
    {
        var rows = Unique(CsvTable.Read(File(crosswalk.Text(2)), "from", "to", "needs_human", "mark", "source"), row => row.Text(0));
        return new(from.Id, to.Id, [.. rows.Select(row => new CrosswalkEntry(
            InScheme(row, row.Text(0), from), [.. row.List(1).Select(code => InScheme(row, code, to))],
            row.YesOrEmpty(2), row.Confidence(3), row.Text(4)))]);
    }

    private List<CodeList> CodeLists()
    {
        var rows = Unique(
            CsvTable.Read(File("codes.csv"), "list", "code", "name", "allowed_on", "mark", "source"),
            row => $"{row.Text(0)} {row.Text(1)}");
        return
        [
            .. rows.GroupBy(row => row.Text(0)).Select(list => new CodeList(list.Key, [.. list.Select(row => new CodeEntry(
                row.Text(1), row.Text(2), row.List(3), row.Confidence(4), row.Text(5)))])),
        ];
    }

    private string File(string name) => Path.Combine(folder, name);

    private static IReadOnlyList<CsvRow> Unique(IReadOnlyList<CsvRow> rows, Func<CsvRow, string> key)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (!seen.Add(key(row)))
                throw row.Wrong($"'{key(row)}' is there twice.");
        }

        return rows;
    }

    private static LandClassScheme Known(CsvRow row, int column, List<LandClassScheme> schemes) =>
        schemes.Find(scheme => scheme.Id == row.Text(column)) ?? throw row.Wrong($"there is no scheme '{row.Text(column)}'.");

    private static string InScheme(CsvRow row, string code, LandClassScheme scheme) =>
        scheme.Find(code)?.Code ?? throw row.Wrong($"{scheme.Id} has no class '{code}'.");

    private static MajorClass? Major(CsvRow row) => row.TextOrNull(3) switch
    {
        null => null,
        "agricultural" => MajorClass.Agricultural,
        "construction" => MajorClass.Construction,
        "unused" => MajorClass.Unused,
        var other => throw row.Wrong($"the major class '{other}' is none of agricultural, construction, unused."),
    };

    /// <summary>The words for kinds of class, for a complaint.</summary>
    public const string FlowKinds = "cultivated, construction, orchard-forest-grass, other-agricultural, unused";

    /// <summary>Null where the word is none.</summary>
    public static FlowKind? FlowOf(string word) => word switch
    {
        "cultivated" => FlowKind.Cultivated,
        "construction" => FlowKind.Construction,
        "orchard-forest-grass" => FlowKind.OrchardForestGrass,
        "other-agricultural" => FlowKind.OtherAgricultural,
        "unused" => FlowKind.Unused,
        _ => null,
    };

    private static FlowKind? Flow(CsvRow row) => row.TextOrNull(4) is not { } word ? null
        : FlowOf(word) ?? throw row.Wrong($"the flow kind '{word}' is none of {FlowKinds}.");

    private static string? Colour(CsvRow row)
    {
        var colour = row.TextOrNull(5);
        return colour is null || (colour.Length == 7 && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigitUpper))
            ? colour
            : throw row.Wrong($"the colour '{colour}' is not of the form #RRGGBB.");
    }
}
