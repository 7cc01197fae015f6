using LandPlanner.Stores;

namespace LandPlanner.Crs;

/// <summary>A coordinate reference system, or a step between two, that LandPlanner does not have or will not guess.</summary>
public sealed class CrsException(Sentence sentence) : WorkspaceException(sentence);

/// <summary>A coordinate that makes no sense where it is said to be, or that the target cannot hold.</summary>
/// <param name="index">The position of the coordinate in the array handed in, counted in coordinates from 0.</param>
public sealed class ReprojectionException(int index, Sentence sentence) : WorkspaceException(sentence)
{
    public int Index { get; } = index;
}
