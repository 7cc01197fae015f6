using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Tables;

/// <summary>A table under <c>data/</c> that cannot be used as it is.</summary>
/// <param name="line">From 1; 0 where the file as a whole is meant.</param>
public sealed class TableException(string path, int line, Sentence reason)
    : WorkspaceException(line > 0 ? (Sentence)$"The table '{path}' is wrong in line {line}: {reason}" : $"The table '{path}' cannot be used: {reason}")
{
    public string Path { get; } = path;

    public int Line { get; } = line;
}
