using LandPlanner.Areas;
using LandPlanner.Changes;

namespace LandPlanner.Farmland;

/// <summary>Farmland in and out between two vintages, and what the regimes in force ask of it (耕地进出台账).</summary>
/// <remarks>
/// Every number is a sum over changed polygons, which it names. <see cref="LostNotDrawn"/> and <see cref="WonNotDrawn"/> are what the change matrix counts beyond them: contacts below
/// noise, and ground whose class a human must decide. What goes from one class of farmland to another is an entry on either side.
/// </remarks>
/// <param name="From">The date of the earlier vintage: changes are later than it.</param>
/// <param name="Until">The date of the later one: the last day on which something can have changed.</param>
/// <param name="Regimes">Those in force in between, the earliest first.</param>
/// <param name="Entries">By village, class, lost before won, kind, year.</param>
/// <param name="Accounts">The whole first, then by village; by regime, account, class.</param>
public sealed record FarmlandLedger(
    ChangeResult Change, DateOnly From, DateOnly Until, IReadOnlyList<Regime> Regimes, IReadOnlyList<FarmlandEntry> Entries, IReadOnlyList<AccountBalance> Accounts,
    Area LostNotDrawn, Area WonNotDrawn, IReadOnlyList<ChangeNotice> Notices)
{
    /// <param name="changedOn">When patches of the later vintage were changed, by their id, as far as they say.</param>
    /// <exception cref="ArgumentException"><paramref name="until"/> is no later than <paramref name="from"/>.</exception>
    public static FarmlandLedger Of(ChangeResult change, DateOnly from, DateOnly until, IReadOnlyDictionary<long, DateOnly> changedOn, RegimeTable table)
    {
        if (until <= from)
            throw new ArgumentException("The later vintage must be later.", nameof(until));
        var dating = new FlowDating(from, until, changedOn, table);
        var flows = change.Patches.SelectMany(patch => FarmlandFlows.Of(change, patch, dating)).ToList();
        var entries = EntriesOf(flows);
        return new(
            change, from, until, dating.Regimes, entries, AccountsOf(change, entries, dating.Regimes),
            NotDrawn(change, flows, isLost: true), NotDrawn(change, flows, isLost: false), NoticesOf(change, flows, dating));
    }

    /// <summary>Won less lost, net of ridges; what stayed farmland in another class counts on both sides.</summary>
    public Area NetChange => Sum(isLost: false, entry => entry.Net) - Sum(isLost: true, entry => entry.Net);

    /// <summary>A sum over the entries of one direction.</summary>
    public Area Sum(bool isLost, Func<FarmlandEntry, Area> area) => Sum(Entries.Where(entry => entry.IsLost == isLost), area);

    private static List<FarmlandEntry> EntriesOf(List<FarmlandFlows.Part> flows) =>
    [
        .. flows.GroupBy(flow => (flow.Patch.Village, flow.Class, flow.IsLost, flow.Patch.Kind, flow.IsWithin, flow.When.Year, flow.When.Regime))
            .OrderBy(group => group.Key.Village.Code, StringComparer.Ordinal).ThenBy(group => group.Key.Village.Name, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Class).ThenByDescending(group => group.Key.IsLost).ThenBy(group => group.Key.Kind).ThenBy(group => group.Key.IsWithin)
            .ThenBy(group => group.Key.Year ?? int.MaxValue).ThenBy(group => group.Key.Regime?.From ?? DateOnly.MaxValue)
            .Select(group => Entry(group.Key, [.. group.Select(flow => flow.Patch)])),
    ];

    private static FarmlandEntry Entry((Village Village, int Class, bool IsLost, ChangeKind Kind, bool IsWithin, int? Year, Regime? Regime) key, ChangedPatch[] patches) => new(
        key.Village, key.Class, key.Year, key.Regime, key.Kind, key.IsLost, Sum(patches, patch => patch.Area), Sum(patches, patch => patch.Net),
        patches.All(patch => patch.OnBasic is not null) ? Sum(patches, patch => patch.OnBasic!.Value) : null,
        key.IsLost && patches.All(patch => patch.Approved is not null) ? Sum(patches, patch => patch.Approved!.Value) : null,
        Sum(patches.Where(patch => patch.IsSliver), patch => patch.Area), [.. patches.Select(patch => patch.Number).Order()])
    {
        IsWithin = key.IsWithin,
    };

    private static List<AccountBalance> AccountsOf(ChangeResult change, List<FarmlandEntry> entries, IReadOnlyList<Regime> regimes)
    {
        var villages = entries.Select(entry => entry.Village).Distinct();
        return
        [
            .. villages.Cast<Village?>().Prepend(null).SelectMany(village => regimes.SelectMany(regime => regime.Accounts.SelectMany(account =>
                account.EqualClasses.Cast<string?>().Prepend(null).Select(code =>
                {
                    var own = entries.Where(entry => (village is null || entry.Village == village) && (code is null || change.Classes[entry.Class].Code == code)).ToList();
                    return new AccountBalance(
                        regime, account, village, code,
                        Side(own.Where(entry => entry.IsLost && account.Lost.Contains(entry.Kind)), regime), Side(own.Where(entry => !entry.IsLost && account.Won.Contains(entry.Kind)), regime));
                })))),
        ];
    }

    private static AccountSide Side(IEnumerable<FarmlandEntry> entries, Regime regime)
    {
        var concerned = entries.Where(entry => entry.Regime is null || entry.Regime == regime).ToList();
        return new(
            Sum(concerned.Where(entry => entry.Regime is not null), entry => entry.Net), Sum(concerned.Where(entry => entry.Regime is null), entry => entry.Net),
            [.. concerned.SelectMany(entry => entry.Patches).Order()]);
    }

    private static Area NotDrawn(ChangeResult change, List<FarmlandFlows.Part> flows, bool isLost)
    {
        var balance = FarmlandBalance.Of(change);
        var crossing = flows.Where(flow => flow.IsLost == isLost && !flow.IsWithin).Select(flow => flow.Patch);
        return Sum(isLost ? balance.Lost : balance.Won, line => line.Gross) - Sum(crossing, patch => patch.Area);
    }

    private static List<ChangeNotice> NoticesOf(ChangeResult change, List<FarmlandFlows.Part> flows, FlowDating dating)
    {
        var notices = change.Notices.ToList();
        var undated = flows.Where(flow => flow.When.Regime is null).Select(flow => flow.Patch.Number).Distinct().Count();
        if (dating.Regimes.Count > 1)
        {
            var (zh, en) = (string.Join("、", dating.Regimes.Skip(1).Select(regime => $"{regime.TitleZh}（{regime.From:yyyy-MM-dd}起）")),
                string.Join(", ", dating.Regimes.Skip(1).Select(regime => $"'{regime.TitleEn}' from {regime.From:yyyy-MM-dd}")));
            notices.Add(new(
                $"两期之间制度有变：{zh}。{undated} 个变化图斑没有变化日期，无法归入某一制度，单列为“制度未定”，不作推定；后期图斑如有变更日期字段即可分开。",
                $"The regime changed between the vintages: {en}. {undated} changed polygons do not say when they changed, so they are under none and stand apart; nothing is guessed. A field with the date of change in the later layer would part them."));
        }

        if (dating.HasGap)
            notices.Add(new("两期之间有的日期早于制度表的第一项，当时的要求未知。", "Some days between the vintages are before the first regime of the table: what was asked then is not known."));
        if (flows.Any(flow => flow.When.Year is null))
            notices.Add(new("两期跨越多个年度，变化图斑未注明日期的，年度记为区间。", "The vintages lie years apart: polygons without a date of change are of the whole interval, not of a year."));
        if (dating.Refused > 0)
            notices.Add(new($"{dating.Refused} 个变化图斑的变更日期不在两期之间，未采用。", $"{dating.Refused} changed polygons give a date that is not between the vintages; it was not used."));
        return notices;
    }

    private static Area Sum<T>(IEnumerable<T> items, Func<T, Area> area) => items.Aggregate(Area.Zero, (sum, item) => sum + area(item));
}
