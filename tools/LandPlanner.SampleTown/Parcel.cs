using LandPlanner.Areas;

namespace LandPlanner.SampleTown;

/// <summary>What a parcel was laid to show.</summary>
[Flags]
internal enum Intent
{
    None = 0,
    OnBasicFarmland = 1,
    OnRedLine = 2,
    OutsideZone = 4,
}

/// <param name="Declared">What its papers say it measures.</param>
/// <param name="Host">The patch on which it breaks what it was laid to break, and on which no other parcel lies; -1 for none.</param>
internal sealed record Parcel(string Number, string Name, Plot Plot, Area Declared, Intent Intent = Intent.None, int Host = -1);
