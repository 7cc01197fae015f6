using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Tables;

/// <summary>
/// Reads a comma-separated table strictly: UTF-8, one header line that must be as expected, the same number of cells in each line, no quoting,
/// lines that begin with '#' and empty lines left out.
/// </summary>
internal static class CsvTable
{
    public static IReadOnlyList<CsvRow> Read(string path, params ReadOnlySpan<string> columns)
    {
        List<CsvRow> rows = [];
        var line = 0;
        var header = false;
        foreach (var text in ReadLines(path))
        {
            line++;
            if (text.Length == 0 || text[0] == '#')
                continue;
            var cells = text.Split(',');
            if (header)
                rows.Add(new(path, line, Checked(path, line, cells, columns.Length)));
            else
                CheckHeader(path, line, cells, columns);
            header = true;
        }

        return header ? rows : throw new TableException(path, 0, "it is empty.");
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TableException(path, 0, Sentence.Quote(failure.Message));
        }
    }

    private static void CheckHeader(string path, int line, string[] cells, ReadOnlySpan<string> columns)
    {
        if (!columns.SequenceEqual(cells))
            throw new TableException(path, line, $"its columns must be {string.Join(',', columns!)}.");
    }

    private static string[] Checked(string path, int line, string[] cells, int count) => cells.Length == count
        ? cells
        : throw new TableException(path, line, $"it has {cells.Length} cells where {count} are expected.");
}
