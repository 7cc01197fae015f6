using LandPlanner.Places;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Workspaces.Places;

/// <summary>What of a round's return can be taken in. Nothing is written by planning.</summary>
public sealed class PlaceFieldPlan
{
    public List<PlannedVisit> Visits { get; } = [];

    /// <summary>What cannot be taken in, and why.</summary>
    public List<LeftFromField> Left { get; } = [];
}

/// <summary>An inspection that came back.</summary>
/// <param name="Subject">The place, as it was packed.</param>
/// <param name="Place">As it stands.</param>
/// <param name="Request">Without its photos.</param>
public sealed record PlannedVisit(PackageSubject Subject, InspectedPlace Place, InspectionRequest Request, InspectionVerdict Verdict)
{
    public List<PlannedPhoto> Photos { get; } = [];
}

/// <param name="Piece">As it came back.</param>
public sealed record PlannedPhoto(EvidenceFile File, string Sha256, ReturnedEvidence Piece);
