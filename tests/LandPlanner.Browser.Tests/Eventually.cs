using System.Diagnostics;
using Xunit.Sdk;

namespace LandPlanner.Browser.Tests;

/// <summary>What is to come about on a page that is still at work: asked again until it holds.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(Browser.PatienceMilliseconds);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="XunitException">It does not hold in the end.</exception>
    public static async Task HoldsAsync(Func<Task> assertion)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(Pause))
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception fault) when ((fault is XunitException or FormatException) && clock.Elapsed < Patience)
            {
                // Not yet: a number may be without its digits for a moment.
            }
        }
    }

    public static Task EqualsAsync<T>(T expected, Func<Task<T>> read) => HoldsAsync(async () => Assert.Equal(expected, await read()));
}
