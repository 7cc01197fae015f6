using System.Runtime.InteropServices;
using ProjNet.Geometries;

namespace LandPlanner.Crs;

/// <summary>Takes coordinates from one system to another. Immutable; may be used by many threads at once.</summary>
/// <remarks>
/// CGCS2000 and WGS 84 count as one datum: they differ by centimetres at most, and no public parameters tell them apart.
/// Agrees with PROJ to 0.1 mm up to 4.5° from a Gauss-Kruger system's meridian (4 mm at 9°); beyond 10° it refuses.
/// </remarks>
public sealed class Reprojector
{
    private readonly IReadOnlyList<ReprojectionStep> _steps;
    private readonly double _eastwardMetres;
    private readonly SensibleRange _source;

    private Reprojector(CrsDefinition from, CrsDefinition to, IReadOnlyList<ReprojectionStep> steps, double eastwardMetres)
    {
        (From, To, _steps, _eastwardMetres) = (from, to, steps, eastwardMetres);
        _source = SensibleRange.Of(from);
    }

    public CrsDefinition From { get; }

    public CrsDefinition To { get; }

    /// <summary>Whether coordinates stay as they are.</summary>
    public bool IsIdentity => IsTranslation && _eastwardMetres == 0;

    /// <summary>Whether only the false easting changes, so that straight edges stay straight.</summary>
    public bool IsTranslation => _steps.Count == 0;

    /// <param name="shift">
    /// From the old datum of <paramref name="from"/> to CGCS2000; for the way back, from CGCS2000 to an old datum, nobody has one.
    /// </param>
    /// <exception cref="CrsException">The datums differ and no shift leads across, or a shift is given where none belongs.</exception>
    public static Reprojector Create(CrsDefinition from, CrsDefinition to, DatumShift? shift = null)
    {
        RequireWayAcross(from, to, shift);
        if (IsSameProjection(from, to) && IsSameEarth(from.Datum, to.Datum))
            return new(from, to, [], to.FalseEastingMetres - from.FalseEastingMetres);

        List<ReprojectionStep> steps = [];
        if (from.Kind != CrsKind.Geographic)
            steps.Add(ReprojectionSteps.ToGeographic(from));
        if (shift is not null)
            steps.Add(ReprojectionSteps.Shift(from, to, shift));
        if (to.Kind != CrsKind.Geographic)
            steps.Add(ReprojectionSteps.FromGeographic(to));
        return new(from, to, steps, 0);
    }

    /// <summary>
    /// Transforms in place the pairs of <paramref name="xy"/>: x east before y north, longitude before latitude in degrees, metres else.
    /// </summary>
    /// <exception cref="ArgumentException">The length is odd.</exception>
    /// <exception cref="ReprojectionException">
    /// A coordinate is not finite, or lies outside what either system can mean; the content of <paramref name="xy"/> is undefined then.
    /// </exception>
    public void Transform(Span<double> xy)
    {
        if (xy.Length % 2 != 0)
            throw new ArgumentException("Coordinates come in pairs.", nameof(xy));

        _source.Check(xy);
        if (IsTranslation)
        {
            MoveEast(xy);
            return;
        }

        // ProjNet refuses to transform nothing.
        if (xy.IsEmpty)
            return;

        var points = MemoryMarshal.Cast<double, XY>(xy);
        foreach (var step in _steps)
            step(points);
        RequireFinite(xy);
    }

    public (double X, double Y) Transform(double x, double y)
    {
        Span<double> xy = [x, y];
        Transform(xy);
        return (xy[0], xy[1]);
    }

    private void MoveEast(Span<double> xy)
    {
        if (_eastwardMetres == 0)
            return;
        for (var i = 0; i < xy.Length; i += 2)
            xy[i] += _eastwardMetres;
    }

    private void RequireFinite(ReadOnlySpan<double> xy)
    {
        for (var i = 0; i < xy.Length; i++)
        {
            if (!double.IsFinite(xy[i]))
                throw new ReprojectionException(i / 2, $"Coordinate {i / 2 + 1} cannot be expressed in {To.Code} ({To.Name}).");
        }
    }

    private static void RequireWayAcross(CrsDefinition from, CrsDefinition to, DatumShift? shift)
    {
        var sameEarth = IsSameEarth(from.Datum, to.Datum);
        if (shift is not null && (sameEarth || !IsModern(to.Datum)))
        {
            throw new CrsException(
                $"A datum shift leads from Xian 1980 or Beijing 1954 to CGCS2000; it cannot be used from {from.Code} ({from.Name}) to {to.Code} ({to.Name}).");
        }

        if (shift is null && !sameEarth)
            throw Refuse(from, to);
    }

    private static CrsException Refuse(CrsDefinition from, CrsDefinition to) => IsModern(to.Datum)
        ? new(
            $"{from.Code} ({from.Name}) stands on {from.Datum}, whose parameters to CGCS2000 are not public; without them points would lie " +
            $"about 100 m off, so LandPlanner does not guess. Give those of your land bureau with --shift {DatumShift.Form}, " +
            $"or have the file converted to CGCS2000.")
        : new($"LandPlanner does not convert from {from.Code} ({from.Name}) to {to.Code} ({to.Name}): {to.Datum} is an old datum, read but never written.");

    private static bool IsModern(Datum datum) => datum is Datum.Cgcs2000 or Datum.Wgs84;

    private static bool IsSameEarth(Datum one, Datum other) => one == other || (IsModern(one) && IsModern(other));

    private static bool IsSameProjection(CrsDefinition from, CrsDefinition to) =>
        from.Kind == to.Kind && from.CentralMeridianDegrees == to.CentralMeridianDegrees
        // A Gauss-Kruger easting depends on the ellipsoid; longitudes and latitudes of one earth do not.
        && (from.Datum == to.Datum || from.Kind != CrsKind.GaussKruger);
}
