using LandPlanner.Areas;

namespace LandPlanner.Projects.Matching;

/// <summary>Puts parcels together to sites, the most promising first.</summary>
/// <remarks>
/// Best-first branch and bound over connected sets, each met once (the extension sets of Wernicke's ESU, 2006). A set is grown only while it is not enough by itself, so that no parcel of an offer could be
/// left out; it is given up where it is too large, where its largest possible partners would not make it enough, or where even its bound is below the last offer kept. Not all subsets are looked at, and at most
/// so many sets as the table says; up to there the best offers are found exactly.
/// </remarks>
internal sealed class SiteSearch(IReadOnlyList<Plot> plots, Neighbours neighbours, SiteScore score, LandNeed need, MatchRules rules)
{
    private readonly List<LandOffer> _best = [];

    // Where a road is asked for and none is known, no site can be known to fit.
    private readonly MatchState _atBest = need.RoadMetres is not null && plots.All(plot => plot.RoadMetres is null) ? MatchState.Open : MatchState.Fits;

    public IReadOnlyList<LandOffer> Offers => _best;

    public int Looks { get; private set; }

    public bool IsComplete { get; private set; } = true;

    /// <param name="usable">Indexes of the plots that nothing speaks against.</param>
    public void Run(IReadOnlyList<int> usable, CancellationToken ct)
    {
        var (isUsable, towns) = (usable.ToHashSet(), new Reaches(usable, neighbours, plots, score));
        var queue = new PriorityQueue<Branch, Promise>();
        foreach (var root in usable)
            Offer(queue, towns, [root], [.. neighbours.Near(root).Where(near => near > root && isUsable.Contains(near))], root);
        while (queue.TryDequeue(out var branch, out var promise))
        {
            ct.ThrowIfCancellationRequested();
            if (_best.Count == rules.Shown && promise.IsBelow(_best[^1]))
                return;
            if (Looks == rules.MostLooks)
            {
                IsComplete = false;
                return;
            }

            Looks++;
            var members = branch.Set.Select(plot => plots[plot]).ToList();
            if (score.IsEnough(SiteScore.Sum(members), members))
                Keep(branch.Set);
            else if (branch.Set.Length < score.MostParcels)
                Grow(queue, towns, branch, isUsable);
        }
    }

    private void Grow(PriorityQueue<Branch, Promise> queue, Reaches towns, Branch branch, HashSet<int> isUsable)
    {
        var beside = branch.Set.SelectMany(neighbours.Near).Concat(branch.Set).ToHashSet();
        for (var i = 0; i < branch.Extension.Length; i++)
        {
            var added = branch.Extension[i];
            if (branch.Set.Any(member => neighbours.IsOver(member, added)))
                continue;
            int[] extension = [.. branch.Extension.Skip(i + 1), .. neighbours.Near(added).Where(near => near > branch.Root && isUsable.Contains(near) && !beside.Contains(near))];
            Offer(queue, towns, [.. branch.Set.Append(added).Order()], extension, branch.Root);
        }
    }

    private void Offer(PriorityQueue<Branch, Promise> queue, Reaches towns, int[] set, int[] extension, int root)
    {
        var area = SiteScore.Sum(set.Select(plot => plots[plot]));
        var left = score.MostParcels - set.Length;
        if (area > need.Most || (area < need.Least && new Area(area.Hundredths + left * towns.Largest(root).Hundredths) < need.Least))
            return;
        queue.Enqueue(new(set, extension, root), new(set.Select(plot => plots[plot].State).Append(_atBest).Max(), score.Bound(area, set.Length, towns.Best(root))));
    }

    private void Keep(int[] set)
    {
        if (!IsLeast(set))
            return;
        var offer = score.Offer([.. set.Select(plot => plots[plot])]);
        var at = _best.FindIndex(other => OfferOrder.Compare(offer, other) < 0);
        _best.Insert(at < 0 ? _best.Count : at, offer);
        if (_best.Count > rules.Shown)
            _best.RemoveAt(_best.Count - 1);
    }

    /// <summary>Whether no part of the set would be enough.</summary>
    private bool IsLeast(int[] set)
    {
        for (var mask = 1; mask < (1 << set.Length) - 1; mask++)
        {
            var part = set.Where((_, i) => (mask & 1 << i) != 0).ToList();
            var members = part.Select(plot => plots[plot]).ToList();
            if (score.IsEnough(SiteScore.Sum(members), members) && neighbours.IsConnected(part))
                return false;
        }

        return true;
    }

    /// <param name="Set">Ascending.</param>
    /// <param name="Extension">Plots that may join; all beyond the root.</param>
    private sealed record Branch(int[] Set, int[] Extension, int Root);

    /// <summary>What a branch can come to at best; the better first.</summary>
    private readonly record struct Promise(MatchState State, double Points) : IComparable<Promise>
    {
        public int CompareTo(Promise other) => State == other.State ? other.Points.CompareTo(Points) : State.CompareTo(other.State);

        public bool IsBelow(LandOffer offer) => State > offer.State || (State == offer.State && Points < (double)offer.Score);
    }
}
