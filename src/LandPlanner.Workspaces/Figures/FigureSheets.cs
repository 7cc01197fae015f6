using System.Globalization;
using LandPlanner.Figures;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Figures;

/// <summary>The years of figures under <c>data/figures</c>.</summary>
public static class FigureSheets
{
    /// <summary>Ascending.</summary>
    public static IReadOnlyList<int> Years(TableSet tables) => Directory.Exists(FolderOf(tables))
        ? [.. Directory.EnumerateFiles(FolderOf(tables), "*.yaml").Select(YearOf).OfType<int>().Order()]
        : [];

    /// <exception cref="WorkspaceException">There are no figures of that year, or something in them is not understood.</exception>
    public static FigureSheet Read(TableSet tables, long year)
    {
        if (!Years(tables).Any(known => known == year))
            throw new WorkspaceException($"There are no figures of {year}; there are those of {string.Join(", ", Years(tables))}. Write data/figures/{year}.yaml, or name another file with --file.");
        return Read(tables, Path.Combine(FolderOf(tables), FormattableString.Invariant($"{year}.yaml")));
    }

    /// <exception cref="WorkspaceException">The file cannot be read, or something in it is not understood.</exception>
    public static FigureSheet Read(TableSet tables, string path) => FigureSheetReader.Read(path, WordsOf(tables));

    internal static FigureVocabulary WordsOf(TableSet tables) => new(tables.Roles, tables.Ledgers, tables.CaseProcess);

    private static string FolderOf(TableSet tables) => Path.Combine(tables.Folder, "figures");

    private static int? YearOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
