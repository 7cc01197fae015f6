using LandPlanner.Areas;
using LandPlanner.Checks;

namespace LandPlanner.Reports.Checks;

/// <summary>A check's result with what it stands on, as reports tell it.</summary>
/// <param name="Within">The layer that was the frame; null where there was none.</param>
public sealed record CheckedLayer(
    string Name, string Role, string Crs, DateOnly? Vintage, long Count, Area Area, string ContentHash,
        string? Within, CheckResult Result);
