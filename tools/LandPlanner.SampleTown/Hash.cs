namespace LandPlanner.SampleTown;

/// <summary>Scatters whole numbers and words evenly, the same on every runtime.</summary>
internal static class Hash
{
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public static ulong Of(string word) =>
        word.Aggregate(0xCBF29CE484222325, (hash, letter) => (hash ^ letter) * 0x100000001B3);

    public static ulong Of(ulong salt, long a, long b) => Mix(Mix(salt + (ulong)a * 0x9E3779B97F4A7C15) + (ulong)b * 0xC2B2AE3D27D4EB4F);

    /// <summary>From 0, inclusive, to 1, exclusive.</summary>
    public static double Unit(ulong salt, long a, long b) => (Of(salt, a, b) >> 11) * (1.0 / (1UL << 53));
}
