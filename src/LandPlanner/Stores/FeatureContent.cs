using System.Buffers;
using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Stores;

/// <summary>Whether two contents of a feature are the same once stored.</summary>
public static class FeatureContent
{
    /// <summary>Values of one field, as the store would keep them: times to the millisecond, numbers that are not finite as unknown.</summary>
    public static bool SameValue(object? one, object? other) => (Stored(one), Stored(other)) switch
    {
        (byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right),
        var (left, right) => Equals(left, right),
    };

    /// <summary>Vertex for vertex; a single part is the same as a multi of one. No shape and an empty one differ.</summary>
    public static bool SameShape(Geometry? one, Geometry? other, GeometryKind kind) =>
        one is null || other is null ? one is null && other is null : Bytes(one, kind).SequenceEqual(Bytes(other, kind));

    /// <summary>Whatever their ids and versions.</summary>
    public static bool Same(Feature one, Feature other, GeometryKind kind) =>
        one.Values.Length == other.Values.Length
        && one.Values.Zip(other.Values).All(pair => SameValue(pair.First, pair.Second))
        && SameShape(one.Shape, other.Shape, kind);

    private static object? Stored(object? value) => value switch
    {
        DateTime moment => Moments.Cut(moment),
        double number when !double.IsFinite(number) => null,
        _ => value,
    };

    private static ReadOnlySpan<byte> Bytes(Geometry shape, GeometryKind kind)
    {
        var target = new ArrayBufferWriter<byte>();
        ShapeBytes.Write(shape, kind, target);
        return target.WrittenSpan;
    }
}
