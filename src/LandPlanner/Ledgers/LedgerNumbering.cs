using System.Globalization;

namespace LandPlanner.Ledgers;

/// <summary>The numbers rows go by: what they are called elsewhere where that is free, else a prefix and four digits or more, counting on from the greatest there is. Not for several threads.</summary>
public sealed class LedgerNumbering
{
    private readonly string _prefix;
    private readonly HashSet<string> _taken;
    private long _last;

    /// <param name="prefix">"LH" for LH-0001.</param>
    /// <param name="taken">All numbers the ledger has.</param>
    public LedgerNumbering(string prefix, IEnumerable<string> taken)
    {
        (_prefix, _taken) = (prefix + "-", new(taken, StringComparer.Ordinal));
        foreach (var number in _taken)
        {
            if (number.StartsWith(_prefix, StringComparison.Ordinal) && long.TryParse(number.AsSpan(_prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                _last = Math.Max(_last, count);
        }
    }

    public string Next()
    {
        string number;
        do
            number = string.Create(CultureInfo.InvariantCulture, $"{_prefix}{++_last:D4}");
        while (!_taken.Add(number));
        return number;
    }

    /// <summary>The number wanted where it is free; else, or where none is wanted, the next.</summary>
    public string Give(string wanted) => wanted.Length > 0 && _taken.Add(wanted) ? wanted : Next();
}
