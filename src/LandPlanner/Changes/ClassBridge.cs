using LandPlanner.LandClasses;

namespace LandPlanner.Changes;

/// <summary>What a class of a layer is in the matrix.</summary>
/// <param name="Candidates">
/// What it may be in the common scheme, where only a human can tell; null where it is <see cref="Code"/> and no other.
/// </param>
internal sealed record BridgedClass(
    string Scheme, string Code, string Name, LandClass? Known, IReadOnlyList<string>? Candidates);

/// <summary>Brings the classes of two schemes into one, where the crosswalks do so one to one.</summary>
internal sealed class ClassBridge
{
    private readonly LandClassTables _tables;
    private readonly IReadOnlyList<Crosswalk>[] _ways;

    public ClassBridge(LandClassTables tables, LandClassScheme? before, LandClassScheme? after)
    {
        (_tables, Schemes) = (tables, [before, after]);
        (Common, _ways) = before is null || after is null || before.Id == after.Id
            ? (after ?? before, [[], []])
            : Meet(before.Id, after.Id);
    }

    /// <summary>Of the earlier and the later layer.</summary>
    public LandClassScheme?[] Schemes { get; }

    /// <summary>The scheme both are compared in; null where no crosswalks lead there.</summary>
    public LandClassScheme? Common { get; }

    /// <param name="side">0 for the earlier layer, 1 for the later.</param>
    public BridgedClass Bring(int side, string code, string name)
    {
        if (Schemes[side]?.Find(code) is not { } known)
            return new("", code, name, null, null);
        if (Common is null)
            return new(known.Scheme, known.Code, known.NameZh, known, []);
        var reached = new List<string> { known.Code };
        foreach (var way in _ways[side])
        {
            var entries = reached.Select(way.Find).ToList();
            if (entries.Any(entry => entry is null))
                return new(known.Scheme, known.Code, known.NameZh, known, []);
            if (entries is not [{ NeedsHuman: false, To.Count: 1 }])
                return new(known.Scheme, known.Code, known.NameZh, known, Candidates(side, way, entries!));
            reached = [.. entries[0]!.To];
        }

        var target = Common.Find(reached[0]);
        return target is null
            ? new(known.Scheme, known.Code, known.NameZh, known, [])
            : new(target.Scheme, target.Code, target.NameZh, target, null);
    }

    /// <summary>Whether the two may be the same class, for all that the tables say.</summary>
    public bool MayBeSame(BridgedClass before, BridgedClass after)
    {
        if (before.Candidates is null && after.Candidates is null)
            return false;
        if (before.Candidates is [] || after.Candidates is [])
            return true;
        return Options(before).Any(one => Options(after).Any(other => IsWithin(one, other) || IsWithin(other, one)));
    }

    private static IReadOnlyList<string> Options(BridgedClass one) => one.Candidates ?? [one.Code];

    private List<string> Candidates(int side, Crosswalk from, IReadOnlyList<CrosswalkEntry> entries)
    {
        var codes = entries.SelectMany(entry => entry.To);
        foreach (var way in _ways[side].SkipWhile(way => way != from).Skip(1))
            codes = codes.SelectMany(code => way.Find(code)?.To ?? []);
        return [.. codes.Distinct().Order(StringComparer.Ordinal)];
    }

    private bool IsWithin(string code, string ancestor)
    {
        for (var at = Common!.Find(code); at is not null; at = at.Parent is { } parent ? Common.Find(parent) : null)
        {
            if (at.Code.Equals(ancestor, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The scheme with the fewest steps from both, the later layer's own first.</summary>
    private (LandClassScheme?, IReadOnlyList<Crosswalk>[]) Meet(string before, string after)
    {
        var (fromBefore, fromAfter) = (Reach(before), Reach(after));
        var meeting = fromAfter.Keys.Where(fromBefore.ContainsKey)
            .OrderBy(id => fromAfter[id].Count + fromBefore[id].Count).ThenBy(id => fromAfter[id].Count)
            .ThenBy(id => id, StringComparer.Ordinal).FirstOrDefault();
        return meeting is null
            ? (null, [[], []])
            : (_tables.Scheme(meeting), [fromBefore[meeting], fromAfter[meeting]]);
    }

    private Dictionary<string, IReadOnlyList<Crosswalk>> Reach(string scheme)
    {
        var ways = new Dictionary<string, IReadOnlyList<Crosswalk>> { [scheme] = [] };
        var open = new Queue<string>([scheme]);
        while (open.TryDequeue(out var at))
        {
            foreach (var way in _tables.Crosswalks.Where(way => way.FromScheme == at))
            {
                if (ways.TryAdd(way.ToScheme, [.. ways[at], way]))
                    open.Enqueue(way.ToScheme);
            }
        }

        return ways;
    }
}
