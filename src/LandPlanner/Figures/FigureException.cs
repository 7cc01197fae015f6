using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>A file of figures says what cannot be understood, or asks what the workspace cannot be asked.</summary>
public sealed class FigureException(string file, TextPlace place, Sentence reason)
    : WorkspaceException($"The figures of '{file}' are wrong in line {place.Line}, column {place.Column}: {reason}")
{
    public string File { get; } = file;

    public TextPlace Place { get; } = place;
}
