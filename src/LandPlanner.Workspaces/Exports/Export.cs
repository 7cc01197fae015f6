using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Exports;

/// <summary>Writes a layer of a workspace to a file that others read.</summary>
public static class Export
{
    private static readonly string[] LonLatOnly = [".geojson", ".json", ".kml"];
    private static readonly CrsCode LonLat = new(4326);

    /// <param name="encoding">Of a shapefile's or MapInfo file's text.</param>
    /// <remarks>GeoJSON (RFC 7946) and KML are longitude and latitude by their standards; all else stays in the workspace's plane.</remarks>
    /// <exception cref="WorkspaceException">There is no such layer, or the file cannot be written.</exception>
    public static async Task<VectorFileResult> RunAsync(Workspace workspace, string layer, string path, string encoding, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var info = await snapshot.GetLayerAsync(layer, ct);
        var lonLat = LonLatOnly.Contains(Path.GetExtension(path).ToLowerInvariant());
        var target = lonLat ? workspace.Tables.Crs.Get(LonLat) : workspace.Crs;
        var features = snapshot.ReadAsync(layer, FeatureQuery.All, ct);
        if (lonLat)
        {
            var reprojector = Reprojector.Create(workspace.Crs, target);
            features = features.Select(feature => feature with { Shape = Reproject(feature.Shape, reprojector) });
        }

        var draft = new LayerDraft(info.Name, info.Role, info.Kind, info.Schema, info.Vintage, info.Covers) { Term = info.Term };
        return await VectorFileWriter.WriteAsync(path, draft, target.Wkt, features, new(encoding) { Bounds = lonLat ? null : info.Extent }, ct);
    }

    /// <summary>Writes features that are no layer of the workspace to a file, in its plane.</summary>
    /// <exception cref="WorkspaceException">The file cannot be written.</exception>
    public static async Task WriteAsync(Workspace workspace, LayerDraft draft, IAsyncEnumerable<Feature> features, string path, CancellationToken ct) =>
        await VectorFileWriter.WriteAsync(path, draft, workspace.Crs.Wkt, features, new("UTF-8"), ct);

    private static Geometry? Reproject(Geometry? shape, Reprojector reprojector)
    {
        var copy = shape?.Copy();
        copy?.Apply(new PointTransform(reprojector));
        return copy;
    }

    private sealed class PointTransform(Reprojector reprojector) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int index)
        {
            var (x, y) = reprojector.Transform(sequence.GetX(index), sequence.GetY(index));
            sequence.SetX(index, x);
            sequence.SetY(index, y);
        }
    }
}
