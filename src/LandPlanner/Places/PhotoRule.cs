using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Stores;

namespace LandPlanner.Places;

/// <summary>What a photo of an inspection must tell to be taken.</summary>
/// <param name="WithinDays">How many days before or after the inspection it may have been taken; null for any.</param>
public sealed record PhotoRule(EvidenceRule Evidence, int? WithinDays)
{
    /// <summary>Why a photo cannot be taken, as full sentences; empty where it can.</summary>
    public IReadOnlyList<string> Complaints(EvidenceFacts photo, DateOnly inspectedOn)
    {
        var complaints = Evidence.Complaints(photo).ToList();
        if (photo.TakenAt is { } taken && ChinaTime.DayOf(taken) is var day && Math.Abs(day.DayNumber - inspectedOn.DayNumber) > WithinDays)
            complaints.Say($"{photo.FileName} was taken on {day:yyyy-MM-dd}, not about {inspectedOn:yyyy-MM-dd}, the day of the inspection.");
        return complaints;
    }
}
