namespace LandPlanner.SampleTown;

/// <summary>The course of a river, road or railway: how far across it lies at each place along, tabled every few metres.</summary>
internal sealed class Course
{
    private const double ReachMetres = 8_000;
    private const double StepMetres = 4;

    private readonly double[] _across;

    public Course(Func<double, double> across) =>
        _across = [.. Enumerable.Range(0, (int)(2 * ReachMetres / StepMetres)).Select(i => across(i * StepMetres - ReachMetres))];

    public double At(double along)
    {
        var place = Math.Clamp((along + ReachMetres) / StepMetres, 0, _across.Length - 2);
        return double.Lerp(_across[(int)place], _across[(int)place + 1], place - (int)place);
    }

    /// <summary>Metres from a place to the course, near enough.</summary>
    public double Away(double across, double along)
    {
        var slope = (At(along + 10) - At(along - 10)) / 20;
        return Math.Abs(across - At(along)) / Math.Sqrt(1 + slope * slope);
    }
}
