using LandPlanner.Stores;

namespace LandPlanner.Projects;

/// <summary>What is wrong at a place of a table that somebody pasted or sent.</summary>
/// <param name="row">Counted from 1; 0 where it is of no row.</param>
/// <param name="column">Counted from 1; 0 where it is of no column.</param>
/// <param name="sentence">A full one.</param>
public sealed class TableComplaint(int row, int column, Sentence sentence)
{
    private const int Letters = 26;

    public int Row { get; } = row;

    public int Column { get; } = column;

    /// <summary>In the language of whoever asked.</summary>
    public string Text { get; } = sentence.ToString();

    public override string ToString() => (Row, Column) switch
    {
        (0, 0) => Text,
        (_, 0) => Sentence.Said($"Row {Row}: {Text}"),
        _ => Sentence.Said($"Row {Row}, column {Name(Column)}: {Text}"),
    };

    /// <summary>As spreadsheets call columns: A, …, Z, AA, ….</summary>
    public static string Name(int column) => column <= 0 ? "" : Name((column - 1) / Letters) + (char)('A' + (column - 1) % Letters);
}

/// <summary>A table cannot be entered as it is. Nothing was saved.</summary>
/// <param name="complaints">All of them at once, a line each where there are several.</param>
public sealed class TableRefusedException(IReadOnlyList<TableComplaint> complaints)
    : WorkspaceException($"{string.Join("\n", complaints)}{(complaints.Count > 1 ? "\n" : Sentence.InChinese ? "" : " ")}{(Sentence)"Nothing was saved."}")
{
    public IReadOnlyList<TableComplaint> Complaints { get; } = complaints;
}
