using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>FIELD=VALUE as the command line takes it.</summary>
internal static class Assignments
{
    /// <exception cref="WorkspaceException">One sets nothing, or none is there.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            throw new WorkspaceException("Say what to set, like FIELD=VALUE; nothing behind the = for none.");
        return [.. texts.Select(Parse)];
    }

    private static KeyValuePair<string, string> Parse(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? new(text[..at].Trim(), text[(at + 1)..]) : throw new WorkspaceException($"'{text}' sets nothing; write it like FIELD=VALUE.");
    }
}
