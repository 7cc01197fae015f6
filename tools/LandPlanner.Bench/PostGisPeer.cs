using System.Diagnostics;
using System.Globalization;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Bench;

/// <summary>PostGIS on a server of its own, with its index, enough memory and a parallel worker for each core.</summary>
internal sealed class PostGisPeer : IDisposable
{
    private const string Settings =
        "SET jit = off; SET max_parallel_workers_per_gather = 8; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; " +
        "SET min_parallel_table_scan_size = 0; SET work_mem = '256MB';";

    private readonly PostGisCluster _cluster = PostGisCluster.Start("-c shared_buffers=1GB");

    public void Load(string table, Polygon[] patches, string path)
    {
        var writer = new WKBWriter();
        using (var file = new StreamWriter(path))
        {
            for (var i = 0; i < patches.Length; i++)
                file.WriteLine($"{i}\t{WKBWriter.ToHex(writer.Write(patches[i]))}");
        }

        _cluster.Query($"CREATE TABLE {table} (id int PRIMARY KEY, shape geometry(Polygon))");
        _cluster.Query($"\\copy {table} from '{path}'");
        _cluster.Query($"CREATE INDEX ON {table} USING gist (shape)");
        _cluster.Query($"VACUUM ANALYZE {table}");
        File.Delete(path);
    }

    /// <summary>Areas of what the shapes of two tables have in common, and how long the server took, its client's start included.</summary>
    public (long Pairs, double SquareMetres, double Milliseconds) CrossTab(string a, string b, bool withShapes = false)
    {
        var measure = withShapes ? "sum(ST_Area(shape)), sum(ST_NPoints(shape))" : "sum(ST_Area(shape))";
        var clock = Stopwatch.StartNew();
        var answer = _cluster.Query(
            $"{Settings} SELECT count(*) FILTER (WHERE ST_Area(shape) > 1e-6), {measure} FROM " +
            $"(SELECT ST_Intersection({a}.shape, {b}.shape) AS shape FROM {a} JOIN {b} ON ST_Intersects({a}.shape, {b}.shape)) AS pairs");
        var elapsed = clock.Elapsed.TotalMilliseconds;
        var cells = answer.Split('|');
        return (long.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[1], CultureInfo.InvariantCulture), elapsed);
    }

    public void Dispose() => _cluster.Dispose();
}
