using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Overlays;

/// <summary>
/// Where figures drawn in whole grid units (0.1 mm) about (0, 0) are measured: their plane, and the grid unit that
/// (0, 0) comes to lie on.
/// </summary>
internal sealed record Place(string Name, long X, long Y, EllipsoidalArea Plane)
{
    public const double SquareMetresPerUnit = 1e-8;

    public static readonly Place Zone = new("420 km east", 4_203_000_000, 41_410_000_000, Shapes.Zone);

    /// <summary>The same ground, the zone's number before the easting.</summary>
    public static readonly Place Prefixed = new("41,420 km east", 414_203_000_000, 41_410_000_000,
        EllipsoidalArea.For(new(
            new(4529), "CGCS2000 / 3-degree GK zone 41", CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 123, 41_500_000, 3)));

    public static readonly Place[] All = [Zone, Prefixed];

    /// <summary>The figure in metres, each coordinate the double nearest to its decimal value.</summary>
    public Geometry Metres(Geometry figure)
    {
        var copy = figure.Copy();
        copy.Apply(new Placing(this));
        return copy;
    }

    public PolygonSet Set(params Geometry[] figures) => PolygonSet.Build(Array.ConvertAll(figures, Metres), Plane);

    public OverlapPair Between(Geometry a, Geometry b) => OverlapArea.Between(Set(a), 0, Set(b), 0);

    public override string ToString() => Name;

    private sealed class Placing(Place place) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq)
        {
            for (var i = 0; i < seq.Count; i++)
            {
                seq.SetX(i, (place.X + seq.GetX(i)) / 10_000);
                seq.SetY(i, (place.Y + seq.GetY(i)) / 10_000);
            }
        }
    }
}
