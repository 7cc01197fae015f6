namespace LandPlanner.Workspaces.Held;

/// <summary>The order of a table's rows by one column. What is equal stays as it stood.</summary>
internal sealed class TableOrder(HeldTable table, TableColumn column, bool isDescending)
{
    /// <param name="rows">In ascending id.</param>
    public int[] Sort(int[] rows)
    {
        var values = Array.ConvertAll(rows, row => table.Value(row, column));
        var (distinct, ranks) = table.IsNumber(column) ? Rank(values, Number, Comparer<double>.Default) : RankTexts(values);
        return Arrange(rows, ranks, distinct);
    }

    private static (bool, double) Number(object? value) => ValueFilter.Number(value) is { } number ? (true, number) : (false, 0);

    private static (bool, string) Text(object? value) => Stores.FieldText.Write(value) is { Length: > 0 } text ? (true, text) : (false, "");

    /// <summary>"9" goes before "10" in a column of numbers that are kept as text.</summary>
    private static (int, int[]) RankTexts(object?[] values) => Array.TrueForAll(values, value => value is null or string && (value as string).AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        ? Rank(values, Text, Comparer<string>.Create((one, other) => one.Length == other.Length ? string.CompareOrdinal(one, other) : one.Length.CompareTo(other.Length)))
        : Rank(values, Text, StringComparer.Ordinal);

    /// <summary>How many distinct keys there are, and the place of each value among them; -1 for an empty one. Few are distinct, as a rule.</summary>
    private static (int Distinct, int[] Ranks) Rank<T>(object?[] values, Func<object?, (bool IsThere, T Key)> keyOf, IComparer<T> comparer)
        where T : notnull
    {
        var (numbers, keys, ranks) = (new Dictionary<T, int>(), new List<T>(), new int[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            var (isThere, key) = keyOf(values[i]);
            ranks[i] = -1;
            if (isThere && !numbers.TryGetValue(key, out ranks[i]))
            {
                numbers.Add(key, ranks[i] = keys.Count);
                keys.Add(key);
            }
        }

        var (sorted, places) = (keys.ToArray(), Enumerable.Range(0, keys.Count).ToArray());
        Array.Sort(sorted, places, comparer);
        var rankOf = new int[places.Length];
        for (var rank = 0; rank < places.Length; rank++)
            rankOf[places[rank]] = rank;
        return (keys.Count, Array.ConvertAll(ranks, number => number < 0 ? -1 : rankOf[number]));
    }

    /// <summary>Counts how many rows stand before each rank; empty cells behind all.</summary>
    private int[] Arrange(int[] rows, int[] ranks, int distinct)
    {
        int Slot(int rank) => rank < 0 ? distinct : isDescending ? distinct - 1 - rank : rank;
        var next = new int[distinct + 2];
        foreach (var rank in ranks)
            next[Slot(rank) + 1]++;
        for (var slot = 1; slot < next.Length; slot++)
            next[slot] += next[slot - 1];
        var sorted = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            sorted[next[Slot(ranks[i])]++] = rows[i];
        return sorted;
    }
}
