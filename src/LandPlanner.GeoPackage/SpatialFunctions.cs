using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>The SQL functions that the triggers of the R-tree extension call.</summary>
internal static class SpatialFunctions
{
    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction("ST_IsEmpty",
            (byte[]? blob) => blob is null ? (long?)null : EnvelopeOf(blob).IsNull ? 1 : 0, isDeterministic: true);
        Register(connection, "ST_MinX", envelope => envelope.MinX);
        Register(connection, "ST_MaxX", envelope => envelope.MaxX);
        Register(connection, "ST_MinY", envelope => envelope.MinY);
        Register(connection, "ST_MaxY", envelope => envelope.MaxY);
    }

    private static void Register(SqliteConnection connection, string name, Func<Envelope, double> side) =>
        connection.CreateFunction(name, (byte[]? blob) => Side(blob, side), isDeterministic: true);

    private static double? Side(byte[]? blob, Func<Envelope, double> side)
    {
        if (blob is null)
            return null;
        var envelope = EnvelopeOf(blob);
        return envelope.IsNull ? null : side(envelope);
    }

    private static Envelope EnvelopeOf(byte[] blob) => GeometryBlob.EnvelopeOf(blob);
}
