using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A subject as it came back.</summary>
/// <param name="Origin">As it was packed; null where it is unknown.</param>
/// <param name="Mine">As the field left it, without what only the program may write; null where it is missing or unknown.</param>
/// <param name="Theirs">As it stands in the workspace; null where it is gone.</param>
/// <param name="Changes">From the packed row to the field's; null where there is no row of the field's.</param>
/// <param name="Merge">Both joined, or what cannot be; null where only one of them changed it.</param>
/// <param name="Since">The revision that changed it last since it was packed; null where none did.</param>
/// <param name="Complaints">What the form has against the field's row and had not against the packed one, and what was left out. Full sentences.</param>
public sealed record ReturnedSubject(
    PackageSubject Packed,
    SubjectStanding Standing,
    Feature? Origin,
    Feature? Mine,
    Feature? Theirs,
    FeatureDifference? Changes,
    EditMerge? Merge,
    Revision? Since,
    IReadOnlyList<string> Complaints)
{
    /// <summary>What would stand in the workspace if the change is accepted; null where nothing changes, or a person must decide first.</summary>
    public Feature? Accepted => Standing switch
    {
        SubjectStanding.Changed => Mine! with { Version = Theirs!.Version },
        SubjectStanding.Mergeable => Merge!.Merged,
        _ => null,
    };
}
