namespace LandPlanner.Workspaces.FieldWork;

/// <summary>Where a photo or a point lies, beside the subject it is said to be of.</summary>
public enum PlaceVerdict
{
    /// <summary>In the polygon, or on the point or line.</summary>
    Inside,

    /// <summary>Outside, within the package's limit.</summary>
    Near,

    /// <summary>Beyond the limit: a photo of another patch, perhaps.</summary>
    TooFar,

    /// <summary>It tells no place.</summary>
    NoPlace,

    /// <summary>It is said to be of no subject of the package, or of one without a shape.</summary>
    NoSubject,
}
