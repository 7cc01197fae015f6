using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>Fields and values as the command line takes them: FIELD=VALUE.</summary>
internal static class Assignments
{
    /// <exception cref="WorkspaceException">One of them sets nothing.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(IEnumerable<string> texts) => [.. texts.Select(Parse)];

    private static KeyValuePair<string, string> Parse(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(text[..at].Trim(), text[(at + 1)..])
            : throw new WorkspaceException($"'{text}' sets nothing; write it like FIELD=VALUE.");
    }
}
