using System.Globalization;
using LandPlanner.LandClasses;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Tables;

/// <summary>One line of a table. Each reading of a cell says file and line when it cannot be read.</summary>
internal readonly record struct CsvRow(string Path, int Line, string[] Cells)
{
    public string Text(int column) => Cells[column].Length > 0 ? Cells[column] : throw Wrong($"cell {column + 1} is empty.");

    public string? TextOrNull(int column) => Cells[column].Length > 0 ? Cells[column] : null;

    public string[] List(int column) => Cells[column].Split('|', StringSplitOptions.RemoveEmptyEntries);

    public double Number(int column) =>
        double.TryParse(Cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value : throw Wrong($"'{Cells[column]}' is not a number.");

    public int Integer(int column) =>
        int.TryParse(Cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : throw Wrong($"'{Cells[column]}' is not a whole number.");

    public DateOnly Date(int column) =>
        DateOnly.TryParseExact(Cells[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value : throw Wrong($"'{Cells[column]}' is not a date of the form 2026-10-01.");

    public bool YesOrEmpty(int column) => Cells[column] switch
    {
        "yes" => true,
        "" => false,
        var other => throw Wrong($"'{other}' is neither 'yes' nor empty."),
    };

    public Confidence Confidence(int column) => Cells[column] switch
    {
        "S" => LandClasses.Confidence.Sourced,
        "K-h" => LandClasses.Confidence.High,
        "K-m" => LandClasses.Confidence.Medium,
        "K-l" => LandClasses.Confidence.Low,
        var other => throw Wrong($"the mark '{other}' is none of S, K-h, K-m, K-l."),
    };

    public TableException Wrong(Sentence reason) => new(Path, Line, reason);
}
