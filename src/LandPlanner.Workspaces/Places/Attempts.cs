using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Places;

/// <summary>Does again what lost a number, or what it stood on, to somebody quicker: each attempt reads anew.</summary>
internal static class Attempts
{
    private const int Most = 8;

    /// <exception cref="EditConflictException">Others were quicker every time.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> attempt)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (EditConflictException) when (number < Most)
            {
                // Read again, and find another number.
            }
        }
    }
}
