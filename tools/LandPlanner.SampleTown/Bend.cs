namespace LandPlanner.SampleTown;

/// <summary>Bends the plane gently, so that no line of the grid stays straight for long.</summary>
internal sealed class Bend
{
    private readonly (double U, double V, double Phase, double East, double North)[] _waves;

    public Bend(long seed)
    {
        var chance = new Chance(seed, "bend");
        _waves = Enumerable.Range(0, 7).Select(_ => Wave(chance)).ToArray();
    }

    public (double U, double V) At(double u, double v)
    {
        var (east, north) = (u, v);
        foreach (var wave in _waves)
        {
            var height = Math.Sin(wave.U * u + wave.V * v + wave.Phase);
            (east, north) = (east + wave.East * height, north + wave.North * height);
        }

        return (east, north);
    }

    /// <summary>The longer a wave, the higher: its slope stays near 0.06.</summary>
    private static (double U, double V, double Phase, double East, double North) Wave(Chance chance)
    {
        var length = chance.Between(500, 2600);
        var (sin, cos) = Math.SinCos(chance.Between(0, Math.Tau));
        var (leanSin, leanCos) = Math.SinCos(chance.Between(0, Math.Tau));
        var height = 0.06 * length / Math.Tau;
        return (Math.Tau / length * cos, Math.Tau / length * sin, chance.Between(0, Math.Tau), height * leanCos, height * leanSin);
    }
}
