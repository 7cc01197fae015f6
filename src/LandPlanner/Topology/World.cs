namespace LandPlanner.Topology;

/// <summary>
/// How far a Gauss-Kruger plane reaches: 2000 km from its meridian, and to the poles. Beyond, its areas mean nothing.
/// </summary>
internal readonly record struct World(double FalseEastingMetres)
{
    private const double ReachMetres = 2_000_000;
    private const double PoleMetres = 10_002_000;

    /// <summary>False for what is not a number, too.</summary>
    public bool Holds(double x, double y) => Math.Abs(x - FalseEastingMetres) <= ReachMetres && Math.Abs(y) <= PoleMetres;

    /// <summary>
    /// What is wrong with the first place of a ring or line that lies nowhere; null where all is well.
    /// </summary>
    public Defect? FirstDefectOf(ReadOnlySpan<double> places)
    {
        for (var i = 0; i < places.Length; i += 2)
        {
            var (x, y) = (places[i], places[i + 1]);
            if (Holds(x, y))
                continue;
            return double.IsFinite(x) && double.IsFinite(y)
                ? new(DefectReasons.OutsideWorld, x, y)
                : new(DefectReasons.NotANumber, double.IsFinite(x) ? x : null, double.IsFinite(y) ? y : null);
        }

        return null;
    }
}
