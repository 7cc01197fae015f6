namespace LandPlanner.Workspaces.Held;

/// <summary>The order of a table's rows by one column.</summary>
internal sealed class TableOrder(HeldTable table, TableColumn column, bool isDescending)
{
    public int[] Sort(int[] rows)
    {
        var present = Array.FindAll(rows, row => !IsEmpty(table.Value(row, column)));
        var empty = Array.FindAll(rows, row => IsEmpty(table.Value(row, column)));
        if (table.IsNumber(column))
            SortNumbers(present);
        else
            SortTexts(present);
        return [.. present, .. empty];
    }

    private static bool IsEmpty(object? value) => value is null or "" or double.NaN;

    private void SortNumbers(int[] rows)
    {
        var keys = Array.ConvertAll(rows, row => (Key: ValueFilter.Number(table.Value(row, column)) ?? 0, Row: row));
        Array.Sort(keys, (one, other) => Compare(one.Key.CompareTo(other.Key), one.Row, other.Row));
        Take(rows, keys);
    }

    private void SortTexts(int[] rows)
    {
        var keys = Array.ConvertAll(rows, row => (Key: Stores.FieldText.Write(table.Value(row, column)), Row: row));
        // "9" before "10" in a column of numbers that are kept as text.
        if (Array.TrueForAll(keys, key => key.Key.All(char.IsAsciiDigit)))
            Array.Sort(keys, (one, other) => Compare(ByLength(one.Key, other.Key), one.Row, other.Row));
        else
            Array.Sort(keys, (one, other) => Compare(string.CompareOrdinal(one.Key, other.Key), one.Row, other.Row));
        Take(rows, keys);
    }

    private static int ByLength(string one, string other) => one.Length == other.Length ? string.CompareOrdinal(one, other) : one.Length.CompareTo(other.Length);

    private int Compare(int difference, int one, int other) => difference == 0 ? one.CompareTo(other) : isDescending ? -difference : difference;

    private static void Take<T>(int[] rows, (T Key, int Row)[] keys)
    {
        for (var i = 0; i < rows.Length; i++)
            rows[i] = keys[i].Row;
    }
}
