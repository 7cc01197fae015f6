using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Edits;

/// <summary>What became of a change to one feature.</summary>
/// <param name="Revision">Null where nothing was saved: refused, or the feature is so already.</param>
/// <param name="Feature">As it stands now; null where it is gone.</param>
/// <param name="Conflict">What was in the way; null where nobody else had changed the feature.</param>
public sealed record EditOutcome(LayerInfo Layer, Revision? Revision, Feature? Feature, EditConflict? Conflict)
{
    /// <summary>The change was neither saved nor there already.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>Two editors' versions of one feature, for a person to settle.</summary>
/// <param name="Message">Who changed it, when and why, as a sentence.</param>
/// <param name="Seen">The version from which this editor went out.</param>
/// <param name="Mine">Null where this editor deletes the feature.</param>
/// <param name="Theirs">The feature as it stands; null where they deleted it.</param>
/// <param name="Since">The revision that changed it last; null where the history has none.</param>
/// <param name="Difference">From theirs to mine; null where one of them deletes the feature.</param>
/// <param name="Merge">Both joined, or what cannot be.</param>
public sealed record EditConflict(
    string Message, long Id, Feature Seen, Feature? Mine, Feature? Theirs, Revision? Since, FeatureDifference? Difference, EditMerge Merge);
