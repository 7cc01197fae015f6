using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.HPRtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Bench;

/// <summary>What a good programmer writes with NetTopologySuite: an index, prepared geometry, OverlayNG, all cores.</summary>
internal static class NtsPeer
{
    public static (long Pairs, double SquareMetres) CrossTab(Polygon[] a, Polygon[] b)
    {
        var index = new HPRtree<Polygon>();
        foreach (var polygon in b)
            index.Insert(polygon.EnvelopeInternal, polygon);
        index.Query(new Envelope(0, 0, 0, 0));
        var (pairs, sum, gate) = (0L, 0.0, new Lock());
        Parallel.ForEach(a, () => (Pairs: 0L, Sum: 0.0), (polygon, _, mine) =>
        {
            var prepared = PreparedGeometryFactory.Prepare(polygon);
            foreach (var other in index.Query(polygon.EnvelopeInternal))
            {
                if (!prepared.Intersects(other))
                    continue;
                var area = OverlayNGRobust.Overlay(polygon, other, SpatialFunction.Intersection).Area;
                mine = (mine.Pairs + (area > 1e-6 ? 1 : 0), mine.Sum + area);
            }

            return mine;
        }, mine =>
        {
            lock (gate)
                (pairs, sum) = (pairs + mine.Pairs, sum + mine.Sum);
        });
        return (pairs, sum);
    }
}
