using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>Fields and values as the command line takes them: FIELD=VALUE.</summary>
internal static class Assignments
{
    /// <exception cref="WorkspaceException">One of them sets nothing.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(IEnumerable<string> texts) => [.. texts.Select(Parse)];

    /// <summary>As <see cref="Parse(IEnumerable{string})"/>, where something must be set.</summary>
    /// <exception cref="WorkspaceException">One sets nothing, or none is there.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> ParseSome(IReadOnlyList<string> texts) => texts.Count > 0
        ? Parse(texts)
        : throw new WorkspaceException("Say what to set, like FIELD=VALUE; nothing behind the = for none.");

    private static KeyValuePair<string, string> Parse(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(text[..at].Trim(), text[(at + 1)..])
            : throw new WorkspaceException($"'{text}' sets nothing; write it like FIELD=VALUE.");
    }
}
