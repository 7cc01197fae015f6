using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Places;

/// <summary>One thing an inspection looks at.</summary>
/// <param name="Field">What can be answered at all.</param>
/// <param name="Failing">The answers that fail, as <see cref="FieldText"/> writes them.</param>
public sealed record CheckItem(LedgerField Field, IReadOnlyList<string> Failing)
{
    /// <summary>The least number that passes; null where none is too small.</summary>
    public double? PassesFrom { get; init; }

    /// <summary>The greatest number that passes; null where none is too large.</summary>
    public double? PassesTo { get; init; }

    /// <summary>Whether an answer fails. No answer does not.</summary>
    public bool Fails(object? answer) => answer switch
    {
        null => false,
        long or double when Convert.ToDouble(answer, null) is var number => number < PassesFrom || number > PassesTo,
        _ => Failing.Contains(FieldText.Write(answer)),
    };
}
