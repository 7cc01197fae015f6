using LandPlanner.Changes;

namespace LandPlanner.Farmland;

/// <summary>When something changed, as far as it is known for sure.</summary>
internal readonly record struct FlowTime(int? Year, Regime? Regime);

/// <summary>Tells of changed polygons in which year and under which regime they changed: by the dates of their patches, else by the vintages where these leave no choice.</summary>
internal sealed class FlowDating
{
    private readonly DateOnly _from;
    private readonly DateOnly _until;
    private readonly IReadOnlyDictionary<long, DateOnly> _changedOn;
    private readonly RegimeTable _table;
    private readonly FlowTime _otherwise;

    public FlowDating(DateOnly from, DateOnly until, IReadOnlyDictionary<long, DateOnly> changedOn, RegimeTable table)
    {
        (_from, _until, _changedOn, _table) = (from, until, changedOn, table);
        Regimes = table.Within(from, until);
        HasGap = table.On(from.AddDays(1)) is null;
        var first = from.AddDays(1);
        _otherwise = new(first.Year == until.Year ? until.Year : null, Regimes.Count == 1 && !HasGap ? Regimes[0] : null);
    }

    /// <summary>Those in force between the vintages, the earliest first.</summary>
    public IReadOnlyList<Regime> Regimes { get; }

    /// <summary>Whether there are days in between on which none was in force.</summary>
    public bool HasGap { get; }

    /// <summary>How many polygons gave a date that is not between the vintages.</summary>
    public int Refused { get; private set; }

    public FlowTime Of(ChangedPatch patch)
    {
        var dates = patch.AfterIds.Select(id => _changedOn.TryGetValue(id, out var date) ? date : (DateOnly?)null).ToList();
        if (dates.Any(date => date is { } day && (day <= _from || day > _until)))
        {
            Refused++;
            return _otherwise;
        }

        if (dates.Count == 0 || dates.Contains(null))
            return _otherwise;
        var (years, regimes) = (dates.Select(date => date!.Value.Year).Distinct().ToList(), dates.Select(date => _table.On(date!.Value)).Distinct().ToList());
        return new(years.Count == 1 ? years[0] : _otherwise.Year, regimes.Count == 1 ? regimes[0] : _otherwise.Regime);
    }
}
