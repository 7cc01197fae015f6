using LandPlanner.Areas;

namespace LandPlanner.Projects.Matching;

/// <summary>How much of a parcel is of classes asked for: between what surely is, and what may be.</summary>
/// <param name="Sure">Official area.</param>
/// <param name="Open">Official area of which nobody says what it is.</param>
internal readonly record struct KnownShare(Area Sure, Area Open)
{
    // Rounding of polygons' own corners leaves hairs between neighbours.
    private static readonly Area Hair = new(100);

    /// <param name="sure">m², summed over overlaps.</param>
    /// <param name="known">m² of which a class is known.</param>
    public static KnownShare Of(Area whole, double sure, double known)
    {
        var (found, open) = (Min(Area.FromSquareMetres(sure), whole), whole - Min(Area.FromSquareMetres(known), whole));
        if (whole - found <= Hair)
            return new(whole, Area.Zero);
        return new(found, open <= Hair ? Area.Zero : Min(open, whole - found));
    }

    /// <summary>Whether a share of the whole is reached; null where what is open decides.</summary>
    public bool? Reaches(decimal share, Area whole) =>
        Sure.Hundredths >= share * whole.Hundredths ? true : (Sure + Open).Hundredths >= share * whole.Hundredths ? null : false;

    private static Area Min(Area one, Area other) => one < other ? one : other;
}
