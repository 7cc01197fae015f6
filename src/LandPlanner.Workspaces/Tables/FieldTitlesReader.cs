using LandPlanner.Features;
using LandPlanner.LandClasses;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/fields.csv</c>.</summary>
internal static class FieldTitlesReader
{
    public static FieldTitles Read(string path, LandClassTables classes)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new([.. CsvTable.Read(path, "field", "title_zh", "title_en", "codes", "mark", "source").Select(row => Title(row, classes, seen))]);
    }

    private static FieldTitle Title(CsvRow row, LandClassTables classes, HashSet<string> seen)
    {
        var (field, codes) = (row.Text(0), row.TextOrNull(3));
        if (!seen.Add(field))
            throw row.Wrong($"'{field}' is there twice.");
        if (codes is not null && classes.Codes(codes) is null && classes.Scheme(codes) is null)
            throw row.Wrong($"there is neither a code list nor a scheme '{codes}'.");
        return new(field, row.Text(1), row.Text(2), codes, row.Confidence(4), row.Text(5));
    }
}
