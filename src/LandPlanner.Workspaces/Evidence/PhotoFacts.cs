namespace LandPlanner.Workspaces.Evidence;

/// <summary>What a photo says of itself: EXIF 2.32, and XMP where cameras that fly and turn write it.</summary>
/// <param name="MediaType">By content, not by name: <c>image/jpeg</c>, <c>image/png</c>, <c>image/webp</c> or <c>image/heic</c>.</param>
/// <param name="WidthPixels">As stored; a viewer may turn the picture by its orientation.</param>
/// <remarks>A photo is a witness, not a proof: whatever stands here can have been written by anybody.</remarks>
public sealed record PhotoFacts(string MediaType, int WidthPixels, int HeightPixels)
{
    /// <summary>Null where the photo gives none, gives half of one, or gives 0, 0, as cameras without a fix do.</summary>
    public PhotoPlace? Place { get; init; }

    /// <summary>GPSImgDirection, else the heading of a gimbal or a panorama.</summary>
    public PhotoAzimuth? Azimuth { get; init; }

    /// <summary>How far the camera looked up, from −90 (straight down) over 0 (level) to 90: CameraElevationAngle, else the pitch of a DJI gimbal or of a panorama's pose.</summary>
    public double? PitchDegrees { get; init; }

    public PhotoTime? Taken { get; init; }

    /// <summary>Make and model; null where neither is given.</summary>
    public string? Camera { get; init; }

    /// <summary>Artist, else the camera's owner.</summary>
    public string? Operator { get; init; }

    /// <summary>Reads a photo; never throws for what is in it.</summary>
    public static PhotoReading Read(byte[] content) => PhotoReader.Read(content);
}
