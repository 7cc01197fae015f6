using LandPlanner.Calendars;
using LandPlanner.Stores;

namespace LandPlanner.Cases;

/// <summary>What evidence of a kind must tell to be taken.</summary>
/// <param name="WithinMetres">How far from the patch it may have been taken; null for anywhere.</param>
public sealed record EvidenceRule(string Kind, bool NeedsPlace, bool NeedsAzimuth, bool NeedsTime, double? WithinMetres)
{
    /// <summary>How many days before a case was issued it may have been taken; null for any day.</summary>
    public int? DaysBeforeIssue { get; init; }

    /// <summary>The first day on which a piece that counts for a case may have been taken; null for any.</summary>
    public DateOnly? FirstDay(Case one) => NeedsTime && DaysBeforeIssue is { } days ? one.IssuedOn.AddDays(-days) : null;

    /// <summary>Whether a piece was taken later than it can prove anything: after a day. Papers are dated by themselves, whenever they were photographed.</summary>
    public bool IsLater(EvidenceFacts facts, DateOnly until) => NeedsTime && facts.TakenAt is { } taken && ChinaTime.DayOf(taken) > until;

    /// <summary>Why a piece of evidence cannot be taken by the day on which it was, as full sentences; empty where it can.</summary>
    /// <param name="until">The last day on which it may have been taken: that of the move, or today.</param>
    public IReadOnlyList<string> ComplaintsOfDay(Case one, EvidenceFacts facts, DateOnly until)
    {
        if (facts.TakenAt is not { } taken)
            return [];
        var day = ChinaTime.DayOf(taken);
        if (IsLater(facts, until))
            return [Sentence.Said($"{facts.FileName} tells that it was taken on {Moments.Write(day)}, after {Moments.Write(until)}: is the camera's clock right, and the day of the move?")];
        return FirstDay(one) is { } first && day < first
            ? [Sentence.Said($"{facts.FileName} was taken on {Moments.Write(day)}, more than {DaysBeforeIssue} days before the case was issued ({Moments.Write(one.IssuedOn)}): it does not show this patch as it is.")]
            : [];
    }

    /// <summary>Why a piece of evidence cannot be taken on any day, as full sentences; empty where it can.</summary>
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
