namespace LandPlanner.Places;

/// <summary>Makes a way shorter by small changes: turning a stretch round (2-opt), moving up to three stops elsewhere, either way round (Or-opt).</summary>
internal static class Exchanges
{
    private const int LongestMoved = 3;

    /// <summary>Changes the way once, by the change that saves most; false where none saves anything.</summary>
    public static bool Improve(Legs legs, int[] order)
    {
        var best = new Change(0, 0, 0, 0, false);
        for (var from = 0; from < order.Length; from++)
        {
            for (var to = from + 1; to < order.Length; to++)
                best = Better(best, new(Turned(legs, order, from, to), from, to, from, true));
            for (var to = from; to < Math.Min(order.Length, from + LongestMoved); to++)
                best = BestMove(legs, order, from, to, best);
        }

        if (best.Saved <= 0)
            return false;
        Make(order, best);
        return true;
    }

    private static long Turned(Legs legs, int[] order, int from, int to) =>
        legs.At(order, from - 1, from) + legs.At(order, to, to + 1) - Joined(legs, order, from - 1, to) - Joined(legs, order, to + 1, from);

    private static Change BestMove(Legs legs, int[] order, int from, int to, Change best)
    {
        var gone = legs.At(order, from - 1, from) + legs.At(order, to, to + 1) - (from == 0 && to == order.Length - 1 ? 0 : legs.At(order, from - 1, to + 1));
        for (var before = 0; before <= order.Length; before++)
        {
            if (before >= from && before <= to + 1)
                continue;
            var cut = legs.At(order, before - 1, before) + gone;
            best = Better(best, new(cut - Joined(legs, order, before - 1, from) - Joined(legs, order, before, to), from, to, before, false));
            best = Better(best, new(cut - Joined(legs, order, before - 1, to) - Joined(legs, order, before, from), from, to, before, true));
        }

        return best;
    }

    // The leg between an end of the stretch and what it comes to lie beside: the start (−1), the end (the count of stops), or a stop.
    private static long Joined(Legs legs, int[] order, int beside, int end) =>
        beside < 0 ? legs.From(order[end]) : beside >= order.Length ? legs.Back(order[end]) : legs.Between(order[beside], order[end]);

    private static Change Better(Change best, Change other) => other.Saved > best.Saved ? other : best;

    private static void Make(int[] order, Change change)
    {
        var stretch = order[change.From..(change.To + 1)];
        if (change.IsTurned)
            Array.Reverse(stretch);
        int[] rest = [.. order[..change.From], .. order[(change.To + 1)..]];
        var at = change.Before > change.To ? change.Before - stretch.Length : change.Before;
        int[] changed = [.. rest[..at], .. stretch, .. rest[at..]];
        changed.CopyTo(order, 0);
    }

    /// <param name="Before">The place, as the way stands, before which the stretch comes to lie; <paramref name="From"/> for where it lies.</param>
    private readonly record struct Change(long Saved, int From, int To, int Before, bool IsTurned);
}
