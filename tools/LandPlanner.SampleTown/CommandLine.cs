using System.Globalization;

namespace LandPlanner.SampleTown;

/// <summary>What was asked for on the command line.</summary>
internal sealed record CommandLine(string Folder, SampleOptions Options)
{
    public const string Usage = "Usage: LandPlanner.SampleTown --out DIR [--seed N] [--patches N], with 500 patches or more (default: seed 1, 12000 patches).";

    private const int FewestPatches = 500;

    /// <summary>Reads the arguments; null where they make no sense.</summary>
    public static CommandLine? Parse(string[] args)
    {
        var (folder, options) = ("", new SampleOptions());
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (args[i] == "--out" && value.Length > 0)
                folder = value;
            else if (args[i] == "--seed" && isNumber)
                options = options with { Seed = number };
            else if (args[i] == "--patches" && isNumber && number is >= FewestPatches and <= int.MaxValue)
                options = options with { Patches = (int)number };
            else
                return null;
        }

        return folder.Length > 0 ? new(folder, options) : null;
    }
}
