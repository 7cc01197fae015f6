namespace LandPlanner.SampleTown;

/// <param name="Patches">Land-use patches to aim for, 500 or more.</param>
internal sealed record SampleOptions(long Seed = 1, int Patches = 12_000);
