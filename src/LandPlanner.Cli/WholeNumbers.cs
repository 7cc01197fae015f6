using System.CommandLine.Parsing;
using System.Globalization;

namespace LandPlanner.Cli;

/// <summary>Ids, versions and revisions on the command line.</summary>
internal static class WholeNumbers
{
    /// <summary>The number; else the result has an error that names the text and says what is wanted.</summary>
    public static long Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            result.AddError($"'{text}' is not a whole number. Write digits only, such as 12.");
        return number;
    }
}
