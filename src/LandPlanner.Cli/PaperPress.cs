using LandPlanner.Reports.Maps.Print;
using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>Prints papers, and says what to do where they cannot be printed.</summary>
internal static class PaperPress
{
    /// <exception cref="WorkspaceException">It cannot be printed, and why.</exception>
    public static T Press<T>(Func<T> print)
    {
        try
        {
            return print();
        }
        catch (MapPrintException failure) when (failure.Fault == MapPrintFault.NoTypeface)
        {
            throw new WorkspaceException("No typeface with Chinese is installed, so nothing can be printed: install Noto Sans CJK (Debian: fonts-noto-cjk). Nothing was written.", failure);
        }
    }
}
