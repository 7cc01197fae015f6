using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>The exact extent of a layer, found without reading more than the features at its border.</summary>
internal static class LayerExtent
{
    private const int NodeHeaderBytes = 4;

    /// <summary>
    /// The R-tree's root says the extent to single precision, rounded outward; rounding keeps order, so the features
    /// whose rounded side meets a rounded
    /// border are all that can make it.
    /// </summary>
    public static Envelope Measure(Database database, string layer)
    {
        var extent = new Envelope();
        if (Rounded(database, layer) is not { } border)
            return extent;
        using var row = database.Bound(
            $"""
            SELECT geom FROM {LayerSql.Quote(layer)} WHERE fid IN (
              SELECT id FROM {LayerSql.Quote(LayerSql.IndexName(layer))} WHERE minx <= ?1
              UNION SELECT id FROM {LayerSql.Quote(LayerSql.IndexName(layer))} WHERE maxx >= ?2
              UNION SELECT id FROM {LayerSql.Quote(LayerSql.IndexName(layer))} WHERE miny <= ?3
              UNION SELECT id FROM {LayerSql.Quote(LayerSql.IndexName(layer))} WHERE maxy >= ?4)
            """,
            (double)border.MinX, (double)border.MaxX, (double)border.MinY, (double)border.MaxY);
        while (row.Step())
            extent.ExpandToInclude(GeometryBlob.EnvelopeOf(row.Blob(0)));
        return extent;
    }

    private static IndexCell? Rounded(Database database, string layer)
    {
        using var root = database.Prepare($"SELECT data FROM {LayerSql.IndexTable(layer, "node")} WHERE nodeno = 1");
        if (!root.Step())
            return null;
        var node = root.Blob(0);
        var cells = new List<IndexCell>();
        for (var i = 0; i < BinaryPrimitives.ReadInt16BigEndian(node[2..]); i++)
            cells.Add(IndexCell.Read(node[(NodeHeaderBytes + i * IndexCell.Bytes)..]));
        return cells.Count == 0 ? null : IndexCell.Around(0, CollectionsMarshal.AsSpan(cells));
    }
}
