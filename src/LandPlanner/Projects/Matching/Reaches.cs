using LandPlanner.Areas;

namespace LandPlanner.Projects.Matching;

/// <summary>What the plots that can be reached from each other, over near ones, come to at most.</summary>
internal sealed class Reaches
{
    private readonly Dictionary<int, (Area Largest, TermValues Best)> _of = [];

    public Reaches(IReadOnlyList<int> usable, Neighbours neighbours, IReadOnlyList<Plot> plots, SiteScore score)
    {
        var open = usable.ToHashSet();
        foreach (var first in usable.Where(open.Remove))
        {
            var (reached, next) = (new List<int>(), new Stack<int>([first]));
            while (next.TryPop(out var plot))
            {
                reached.Add(plot);
                foreach (var near in neighbours.Near(plot).Where(open.Remove))
                    next.Push(near);
            }

            var most = (reached.Max(plot => plots[plot].Area), reached.Select(plot => score.Values(plots[plot])).Aggregate(TermValues.Max));
            foreach (var plot in reached)
                _of[plot] = most;
        }
    }

    public Area Largest(int plot) => _of[plot].Largest;

    public TermValues Best(int plot) => _of[plot].Best;
}
