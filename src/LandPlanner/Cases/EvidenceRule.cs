using LandPlanner.Stores;

namespace LandPlanner.Cases;

/// <summary>What evidence of a kind must tell to be taken.</summary>
/// <param name="WithinMetres">How far from the patch it may have been taken; null for anywhere.</param>
public sealed record EvidenceRule(string Kind, bool NeedsPlace, bool NeedsAzimuth, bool NeedsTime, double? WithinMetres)
{
    /// <summary>Why a piece of evidence cannot be taken, as full sentences; empty where it can.</summary>
    public IReadOnlyList<string> Complaints(EvidenceFacts facts)
    {
        var complaints = new List<string>();
        if (NeedsPlace && facts.DistanceMetres is null)
            complaints.Say($"{facts.FileName} tells no place: take it with the camera's location on; a photo without a place proves nothing about this patch.");
        if (WithinMetres is { } within && facts.DistanceMetres is { } distance && distance > within)
            complaints.Say($"{facts.FileName} was taken {distance:0} m from the patch, beyond the {within:0} m allowed: is it a photo of another patch?");
        if (NeedsAzimuth && facts.Azimuth is null)
            complaints.Say($"{facts.FileName} tells no azimuth (which way the camera looked): take it with an app that writes it.");
        if (NeedsTime && facts.TakenAt is null)
            complaints.Say($"{facts.FileName} tells no time when it was taken.");
        return complaints;
    }
}
