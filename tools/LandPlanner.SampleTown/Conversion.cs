namespace LandPlanner.SampleTown;

/// <summary>Ground of one village that changed from one class to another within the year, added up from its cells.</summary>
/// <param name="OnBasicFarmland">How much of it lies on permanent basic farmland, in m².</param>
internal sealed record Conversion(string Before, string After, string Village, double AreaSquareMetres, double OnBasicFarmland)
{
    /// <summary>By classes, then village.</summary>
    public static IReadOnlyList<Conversion> All(Town town)
    {
        var sums = new SortedDictionary<(string Before, string After, string Village), (double Area, double OnBasic)>(
            Comparer<(string, string, string)>.Create((a, b) => string.CompareOrdinal($"{a}", $"{b}")));
        foreach (var cell in Inside(town))
        {
            var (before, after) = (town.Ground.Survey.PatchAt(cell), town.Year.Survey.PatchAt(cell));
            if (before.Land == after.Land)
                continue;
            var key = (before.Class.Code, after.Class.Code, town.Ground.Villages.All[before.Village].Name);
            var (area, onBasic) = sums.GetValueOrDefault(key);
            var squareMetres = town.Ground.Lattice.SquareMetres(cell);
            sums[key] = (area + squareMetres, onBasic + (town.Farmland.Of[cell] >= 0 ? squareMetres : 0));
        }

        return
        [
            .. sums.Select(sum => new Conversion(
                sum.Key.Before, sum.Key.After, sum.Key.Village, Math.Round(sum.Value.Area, 4), Math.Round(sum.Value.OnBasic, 4))),
        ];
    }

    /// <summary>The m² of fields left unsown.</summary>
    public static double Unsown(Town town) => Inside(town)
        .Where(cell => town.Ground.ClassAt(cell)!.IsCultivated && town.Year.IsUnsown(town.Year.Survey.PatchAt(cell)))
        .Sum(town.Ground.Lattice.SquareMetres);

    private static IEnumerable<int> Inside(Town town) =>
        Enumerable.Range(0, town.Ground.Grid.Count).Where(cell => town.Ground.Survey.Of[cell] >= 0);
}
