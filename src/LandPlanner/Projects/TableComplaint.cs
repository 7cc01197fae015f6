using System.Globalization;

namespace LandPlanner.Projects;

/// <summary>What is wrong at a place of a table that somebody pasted or sent.</summary>
/// <param name="Row">Counted from 1; 0 where it is of no row.</param>
/// <param name="Column">Counted from 1; 0 where it is of no column.</param>
/// <param name="Text">A full sentence.</param>
public sealed record TableComplaint(int Row, int Column, string Text)
{
    private const int Letters = 26;

    public override string ToString() => (Row, Column) switch
    {
        (0, 0) => Text,
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"Row {Row}: {Text}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Row {Row}, column {Name(Column)}: {Text}"),
    };

    /// <summary>As spreadsheets call columns: A, …, Z, AA, ….</summary>
    public static string Name(int column) => column <= 0 ? "" : Name((column - 1) / Letters) + (char)('A' + (column - 1) % Letters);
}

/// <summary>A table cannot be entered as it is. Nothing was saved.</summary>
/// <param name="complaints">All of them at once, a line each where there are several.</param>
public sealed class TableRefusedException(IReadOnlyList<TableComplaint> complaints)
    : Stores.WorkspaceException(string.Join("\n", complaints) + (complaints.Count > 1 ? "\n" : " ") + "Nothing was saved.")
{
    public IReadOnlyList<TableComplaint> Complaints { get; } = complaints;
}
