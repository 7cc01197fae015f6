using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace LandPlanner.Projects.Matching;

/// <summary>A candidate with what the search goes by.</summary>
/// <param name="RoadMetres">In the plane; null where no road is known.</param>
/// <param name="Planned">Of the planned classes asked for; null where none are.</param>
/// <param name="Present">Of the present classes asked for; null where none are.</param>
internal sealed record Plot(MatchParcel Parcel, double PlanarSquareMetres, double? RoadMetres, KnownShare? Planned, KnownShare? Present)
{
    // Few parcels come into a site; the same whoever finds it.
    private Coordinate[]? _hull;

    /// <summary>Corners of the hull.</summary>
    public Coordinate[] Hull => _hull ??= new ConvexHull(Parcel.Shape).GetConvexHull().Coordinates;

    public Areas.Area Area => Parcel.Area;

    public MatchState State { get; } = Parcel.State;
}
