namespace LandPlanner.SampleTown;

/// <summary>A stream of numbers that is the same for the same seed on every runtime (SplitMix64).</summary>
/// <remarks>Each subject draws from a stream of its own, named by a word, so that a change to one leaves the others alone.</remarks>
internal sealed class Chance(long seed, string subject)
{
    private ulong _state = Hash.Mix((ulong)seed * 0x9E3779B97F4A7C15 ^ Hash.Of(subject));

    /// <summary>From 0, inclusive, to 1, exclusive.</summary>
    public double Unit()
    {
        _state += 0x9E3779B97F4A7C15;
        return (Hash.Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double low, double high) => low + (high - low) * Unit();

    public int Below(int count) => (int)(Unit() * count);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }
}
