namespace LandPlanner.SampleTown;

/// <summary>Smooth value noise over the plane, from −1 to 1.</summary>
internal sealed class Noise(long seed, string subject)
{
    private readonly ulong _salt = Hash.Mix((ulong)seed ^ Hash.Of(subject));

    /// <summary>Noise whose coarsest bumps are <paramref name="wavelength"/> metres wide, each octave half as wide and high as the one before.</summary>
    public double At(double u, double v, double wavelength, int octaves = 1)
    {
        var (sum, height, reach) = (0.0, 1.0, 0.0);
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += height * Bumps(u / wavelength + 31.7 * octave, v / wavelength - 17.3 * octave);
            reach += height;
            height /= 2;
            wavelength /= 2;
        }

        return sum / reach;
    }

    private double Bumps(double u, double v)
    {
        var (column, row) = ((long)Math.Floor(u), (long)Math.Floor(v));
        var (s, t) = (Ease(u - column), Ease(v - row));
        var low = double.Lerp(Corner(column, row), Corner(column + 1, row), s);
        var high = double.Lerp(Corner(column, row + 1), Corner(column + 1, row + 1), s);
        return double.Lerp(low, high, t);
    }

    private double Corner(long column, long row) => 2 * Hash.Unit(_salt, column, row) - 1;

    private static double Ease(double share) => share * share * (3 - 2 * share);
}
