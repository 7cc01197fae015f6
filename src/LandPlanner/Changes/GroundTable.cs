using LandPlanner.Areas;

namespace LandPlanner.Changes;

/// <summary>Classes, villages and their ground in whole 0.01 m², closed on the layers' own sums.</summary>
/// <remarks>
/// <para>
/// Each cell off the diagonal is the sum of its fragments, rounded once, so it is within half a unit of the truth. The
/// layers' own sums are of patches each rounded by itself, so rows and columns do not meet them of their own accord. A
/// class's own cell, by far the largest, takes what row and column have left over alike, which for patches that stayed
/// as they are is all of it: they were rounded alike in both. What they disagree in cannot be put into any cell (two
/// layers of the same ground may have sums that differ by some hundredths) and stands as a term of its own,
/// <see cref="ClassTotal.Rounding"/>. So every row and column closes exactly and no changed cell is bent.
/// </para>
/// <para>Villages share a cell out by largest remainder.</para>
/// </remarks>
internal sealed class GroundTable
{
    private readonly Dictionary<(int Before, int After), SortedDictionary<int, double>> _exact = [];

    public GroundTable(ClassList classes, Side[] sides, IReadOnlyList<Fragment> fragments)
    {
        foreach (var fragment in fragments)
        {
            var key = (Class(classes, 0, fragment.Before), Class(classes, 1, fragment.After));
            if (!_exact.TryGetValue(key, out var villages))
                _exact[key] = villages = [];
            villages[fragment.Village] = villages.GetValueOrDefault(fragment.Village) + fragment.SquareMetres;
        }

        Totals = [.. sides.Select((side, number) => Sums(classes, side, number))];
        var cells = _exact.Where(cell => cell.Key.Before != cell.Key.After)
            .ToDictionary(cell => cell.Key, cell => Area.FromSquareMetres(cell.Value.Values.Sum()));
        for (var i = 0; i < classes.Classes.Count; i++)
            CloseClass(cells, i);
        Areas = cells.SelectMany(ByVillage).ToDictionary();
    }

    /// <summary>The ground of each cell that rounds to something, by village.</summary>
    public IReadOnlyDictionary<(int Before, int After, int Village), Area> Areas { get; }

    /// <summary>By side, then class.</summary>
    public ClassTotal[][] Totals { get; }

    public double Exact(int before, int after, int village) => _exact[(before, after)][village];

    private static int Class(ClassList classes, int side, int patch) => patch < 0 ? -1 : classes.Of(side, patch);

    private static ClassTotal[] Sums(ClassList classes, Side side, int number)
    {
        var sums = new (long Patches, Area Area, Area Net, double Lost)[classes.Classes.Count];
        for (var i = 0; i < side.Features.Length; i++)
        {
            var area = side.Official[i];
            ref var sum = ref sums[classes.Of(number, i)];
            var net = area - Area.FromSquareMetres(area.SquareMetres * side.Ridges[i]);
            sum = (sum.Patches + 1, sum.Area + area, sum.Net + net, sum.Lost + side.Cover.LostSquareMetres[i]);
        }

        return Array.ConvertAll(
            sums, sum => new ClassTotal(sum.Patches, sum.Area, sum.Net, Area.FromSquareMetres(sum.Lost), Area.Zero));
    }

    private void CloseClass(Dictionary<(int Before, int After), Area> cells, int index)
    {
        var (row, column) = (Totals[0][index], Totals[1][index]);
        var inRow = row.Area - row.Overlap - Sum(cells, key => key.Before == index);
        var inColumn = column.Area - column.Overlap - Sum(cells, key => key.After == index);
        var stayed = Area.Zero;
        if (_exact.TryGetValue((index, index), out var exact))
        {
            var (low, high) = inRow < inColumn ? (inRow, inColumn) : (inColumn, inRow);
            stayed = Between(Area.FromSquareMetres(exact.Values.Sum()), low, high);
            cells[(index, index)] = stayed;
        }

        Totals[0][index] = row with { Rounding = inRow - stayed };
        Totals[1][index] = column with { Rounding = inColumn - stayed };
    }

    private static Area Between(Area area, Area low, Area high)
    {
        var near = area < low ? low : area > high ? high : area;
        return near < Area.Zero ? Area.Zero : near;
    }

    private static Area Sum(Dictionary<(int Before, int After), Area> cells, Func<(int Before, int After), bool> which) =>
        cells.Where(cell => which(cell.Key) && cell.Key.Before != cell.Key.After)
            .Aggregate(Area.Zero, (sum, cell) => sum + cell.Value);

    private IEnumerable<KeyValuePair<(int, int, int), Area>> ByVillage(KeyValuePair<(int Before, int After), Area> cell)
    {
        var parts = _exact[cell.Key];
        var areas = AreaClosure.Share(cell.Value, [.. parts.Values]);
        return parts.Keys.Select((village, i) => KeyValuePair.Create((cell.Key.Before, cell.Key.After, village), areas[i]))
            .Where(part => part.Value != Area.Zero);
    }
}
