using System.Buffers;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.PostGis;

/// <summary>A feature as it will be read again, with the parameters of <see cref="LayerSql.Insert"/> and <see cref="LayerSql.Update"/>.</summary>
internal sealed record StoredFeature(Feature Feature, object?[] Parameters)
{
    /// <exception cref="WorkspaceException">The shape is not of the layer's kind, or a text cannot be stored.</exception>
    public static StoredFeature Of(Feature feature, LayerDraft layer, GeometryFactory factory)
    {
        var stored = feature with
        {
            Shape = feature.Shape is null ? null : Multi(feature.Shape, layer.Kind, factory),
            Values = StoredValues.Of(feature.Values, layer.Schema),
        };
        object?[] own = layer.Kind == GeometryKind.None ? [stored.Id, stored.Version] : [stored.Id, stored.Version, stored.Shape];
        return new(stored, [.. own, .. stored.Values]);
    }

    /// <summary>With the workspace's SRID.</summary>
    private static Geometry Multi(Geometry shape, GeometryKind kind, GeometryFactory factory)
    {
        var wkb = new ArrayBufferWriter<byte>();
        ShapeBytes.Write(shape, kind, wkb);
        return ShapeBytes.Read(wkb.WrittenSpan, factory);
    }
}
