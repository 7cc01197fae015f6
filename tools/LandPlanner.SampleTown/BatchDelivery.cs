namespace LandPlanner.SampleTown;

/// <summary>The satellite batch as it is delivered, and what the desk must say of each of its patches.</summary>
/// <param name="Name">What the batch is called.</param>
internal sealed record BatchDelivery(string Path, string Name, string Issued, IReadOnlyList<DeskAnswer> Patches)
{
    public const string File = Town.SatelliteLayer + ".shp";

    public static BatchDelivery Of(Town town) => new(File, Satellite.Batch, Satellite.Issued, [.. town.Satellite.Patches.Select(patch => patch.Answer)]);
}
