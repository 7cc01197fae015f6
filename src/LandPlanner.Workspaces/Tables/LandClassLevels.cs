namespace LandPlanner.Workspaces.Tables;

/// <summary>How deep each class lies, by its chain of parents.</summary>
internal sealed class LandClassLevels(IReadOnlyList<CsvRow> rows)
{
    private const int Deepest = 5;
    private readonly Dictionary<string, CsvRow> _byCode = rows.ToDictionary(row => row.Text(0));

    public int Of(CsvRow row)
    {
        var level = 1;
        for (var parent = row.TextOrNull(2); parent is not null; level++)
        {
            if (!_byCode.TryGetValue(parent, out var above) || level > Deepest)
                throw row.Wrong($"the chain of parents of '{row.Text(0)}' does not end: there is no usable '{parent}'.");
            parent = above.TextOrNull(2);
        }

        return level;
    }
}
