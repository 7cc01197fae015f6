using System.Buffers;
using System.Security.Cryptography;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Projects.Matching;

/// <summary>A parcel that was looked at, with all that is said of it alone.</summary>
/// <param name="Area">Official.</param>
/// <param name="Shape">In the workspace's plane.</param>
public sealed record MatchParcel(string Layer, LayerRole Role, long Id, long Version, string Name, Area Area, Geometry Shape, IReadOnlyList<MatchReason> Reasons)
{
    public MatchState State => Reasons.Count == 0 ? MatchState.Fits : Reasons.Max(reason => reason.State);

    /// <summary>What its shape is known by.</summary>
    public string ShapeHash => HashOf(Shape);

    /// <summary>SHA-256 of a polygonal shape as stores keep it, lower-case hex.</summary>
    public static string HashOf(Geometry shape)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ShapeBytes.Write(shape, GeometryKind.Polygon, bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }
}
