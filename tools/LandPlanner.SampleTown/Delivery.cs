namespace LandPlanner.SampleTown;

/// <summary>A file the land bureau sent, and how it is to be imported.</summary>
/// <param name="File">Its name in the folder; for a shapefile the .shp.</param>
/// <param name="SourceLayer">The layer's name in the file, where the file could hold several.</param>
/// <param name="Faults">Records that cannot be taken as they are.</param>
/// <param name="Options">What <c>import</c> needs besides the file, the layer and the role.</param>
internal sealed record Delivery(
    string File, string Layer, string? SourceLayer, string Role, int Records, int Faults, IReadOnlyList<string> Options);
