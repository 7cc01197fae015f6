using System.Globalization;
using LandPlanner.Stores;

namespace LandPlanner.Crs;

/// <summary>
/// Seven parameters from an old datum (Xian 1980, Beijing 1954) to CGCS2000, held in the position-vector convention
/// (EPSG method 9606): translations in metres, rotations in arc-seconds, scale in parts per million.
/// </summary>
public sealed record DatumShift(double Dx, double Dy, double Dz, double Rx, double Ry, double Rz, double Ppm)
{
    /// <summary>What the user may write, for messages.</summary>
    public const string Form = "position-vector:dx,dy,dz,rx,ry,rz,ppm";

    private const string PositionVector = "position-vector:";
    private const string CoordinateFrame = "coordinate-frame:";
    private const double RadiansPerArcSecond = Math.PI / 180 / 3600;

    /// <summary>
    /// Reads "position-vector:dx,dy,dz,rx,ry,rz,ppm", or "coordinate-frame:…" whose rotations have the other sign (EPSG method 9607).
    /// </summary>
    /// <exception cref="CrsException">The text is not of that form, or a value is beyond what a datum of the earth can have.</exception>
    public static DatumShift Parse(string text)
    {
        var trimmed = text.Trim();
        var (prefix, sign) = trimmed.StartsWith(CoordinateFrame, StringComparison.OrdinalIgnoreCase)
            ? (CoordinateFrame, -1) : (PositionVector, 1);
        if (!trimmed.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            throw Refuse(text, "it must say the sign convention of its rotations, 'position-vector:' or 'coordinate-frame:', first");

        var v = Numbers(text, trimmed[prefix.Length..]);
        return new(v[0], v[1], v[2], sign * v[3], sign * v[4], sign * v[5], v[6]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PositionVector}{Dx},{Dy},{Dz},{Rx},{Ry},{Rz},{Ppm}");

    /// <summary>Old earth-centred metres to CGCS2000 earth-centred metres, with small angles as EPSG defines the method.</summary>
    internal (double X, double Y, double Z) Apply(double x, double y, double z)
    {
        var (rx, ry, rz) = (Rx * RadiansPerArcSecond, Ry * RadiansPerArcSecond, Rz * RadiansPerArcSecond);
        var scale = 1 + Ppm * 1e-6;
        return (
            Dx + scale * (x - rz * y + ry * z),
            Dy + scale * (rz * x + y - rx * z),
            Dz + scale * (-ry * x + rx * y + z));
    }

    private static double[] Numbers(string text, string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length != 7)
            throw Refuse(text, $"it holds {parts.Length} values, not 7");

        var values = new double[7];
        for (var i = 0; i < 7; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                throw Refuse(text, $"'{parts[i]}' is not a number");
            var most = i < 3 ? 10_000 : i < 6 ? 60 : 1_000;
            if (!(Math.Abs(values[i]) <= most))
                throw Refuse(text, $"'{parts[i]}' is beyond {most} {(i < 3 ? "metres" : i < 6 ? (Sentence)"arc-seconds" : "ppm")}");
        }

        return values;
    }

    private static CrsException Refuse(string text, Sentence reason) =>
        new($"The datum shift '{text}' cannot be used: {reason}. Write it as {Form} in metres, arc-seconds and parts per million.");
}
