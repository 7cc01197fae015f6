using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>A case to be opened.</summary>
/// <param name="Shape">In the workspace's plane.</param>
/// <param name="Values">Fields of <c>data/ledgers/case.yaml</c>, of their types: at least title, source and issued_on. Number, state, deadline, area and village are found where they are not told.</param>
public sealed record CaseDraft(Geometry Shape, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>What its source says of the village: taken where the ground does not tell. Null for nothing.</summary>
    public string? VillageTold { get; init; }
}
