using System.Text.RegularExpressions;

namespace LandPlanner.Cli;

/// <summary>Keeps a password that stands in an address out of what is printed, also where the address is misspelt.</summary>
internal static partial class Discretion
{
    public static string Masked(string text) => Password().Replace(text, "${before}:***@");

    [GeneratedRegex("(?<before>postgres(ql)?:?/{0,2}[^\\s:/@]*):(?!/)[^\\s@]+@", RegexOptions.IgnoreCase)]
    private static partial Regex Password();
}
