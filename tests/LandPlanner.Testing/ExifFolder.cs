namespace LandPlanner.Testing;

/// <summary>The three lists of tags that EXIF of a photo has.</summary>
public enum ExifFolder
{
    Image,
    Exif,
    Gps,
}
