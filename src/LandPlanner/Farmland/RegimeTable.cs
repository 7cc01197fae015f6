using LandPlanner.Changes;

namespace LandPlanner.Farmland;

/// <summary>A balance that a regime asks for: as much farmland won by some flows as was lost by others.</summary>
/// <param name="Lost">The flows it makes answerable.</param>
/// <param name="Won">The flows that may answer them.</param>
/// <param name="EqualClasses">Codes of classes of which, besides, as much must be won as was lost (水田).</param>
/// <param name="Mark">How sure that is: "S", "K-h", "K-m" or "K-l".</param>
public sealed record RegimeAccount(
    string Id, string TitleZh, string TitleEn, IReadOnlyList<ChangeKind> Lost, IReadOnlyList<ChangeKind> Won, IReadOnlyList<string> EqualClasses, string Mark);

/// <summary>What is asked of those who take farmland, from a day on until the next regime begins.</summary>
/// <param name="From">The first day it is in force.</param>
public sealed record Regime(string Id, string TitleZh, string TitleEn, DateOnly From, IReadOnlyList<RegimeAccount> Accounts, string Mark, string Source);

/// <summary>The regimes one after the other: <c>data/farmland/regimes.yaml</c>. Immutable.</summary>
public sealed class RegimeTable
{
    /// <exception cref="ArgumentException">One begins no later than the one before it.</exception>
    public RegimeTable(IReadOnlyList<Regime> regimes)
    {
        if (regimes.Zip(regimes.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
            throw new ArgumentException("Regimes must stand in the order in which they began.", nameof(regimes));
        All = regimes;
    }

    /// <summary>The earliest first.</summary>
    public IReadOnlyList<Regime> All { get; }

    /// <summary>The one in force on a day; null before the first.</summary>
    public Regime? On(DateOnly day) => All.LastOrDefault(regime => regime.From <= day);

    /// <summary>Those in force on any day after one date up to another, that day included.</summary>
    public IReadOnlyList<Regime> Within(DateOnly after, DateOnly until)
    {
        var first = On(after.AddDays(1));
        return [.. All.Where(regime => regime == first || (regime.From > after && regime.From <= until))];
    }
}
