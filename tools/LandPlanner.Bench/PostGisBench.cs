using System.Diagnostics;
using System.Globalization;
using LandPlanner.PostGis;
using LandPlanner.Stores;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.Bench;

/// <summary>A workspace on a PostGIS server of its own: filling it, reading all and little of it, and a team at work on it.</summary>
internal static class PostGisBench
{
    private const string Name = "postgis";
    private const string Layer = "地类图斑";
    private const int Patches = 100_000;
    private const int Runs = 3;
    private const int Boxes = 400;

    // 22 by 23 cells of 100 m hold about 500 patches.
    private const double BoxEast = 2_150;
    private const double BoxNorth = 2_250;

    public static async Task RunAsync(BenchFolder folder, CancellationToken ct)
    {
        using var cluster = PostGisCluster.Start("-c shared_buffers=1GB -c max_connections=100");
        var source = folder.At("patches.shp");
        await PatchFile.WriteAsync(source, Patches, ct);
        var address = await ImportAsync(folder, cluster, source, ct);
        await using var store = await PostGisStore.OpenAsync(address, readOnly: false, TimeProvider.System, ct);
        await StreamAsync(store, cluster, address, ct);
        await BoxesAsync(folder, store, cluster, address, ct);
        await new PostGisTeam(store, Layer, Name).RunAsync(ct);
    }

    /// <summary>Both as processes of their own; the peer makes its index, too.</summary>
    private static async Task<PostGisAddress> ImportAsync(BenchFolder folder, PostGisCluster cluster, string source, CancellationToken ct)
    {
        var (ours, peers, last) = (new List<double>(), new List<double>(), "");
        for (var run = 0; run < Runs; run++)
        {
            last = cluster.Address(FormattableString.Invariant($"run{run}"));
            await Run.OfAsync(folder.Program, ["new", last, "--crs", "EPSG:4529"], ct);
            ours.Add((await Run.OfAsync(folder.Program, ["import", source, "--layer", Layer, "--role", "land-use", "--workspace", last], ct)).Milliseconds);
            peers.Add((await Run.OfAsync(
                "ogr2ogr",
                ["-f", "PostgreSQL", $"PG:{cluster.LibpqAddress}", source, "-nln", FormattableString.Invariant($"peer{run}"), "-nlt", "MULTIPOLYGON",
                    "-oo", "ENCODING=GBK", "--config", "PG_USE_COPY", "YES"], ct)).Milliseconds);
        }

        Row.Compare(Name, "import-100k", Row.Median(ours), "ogr2ogr", Row.Median(peers));
        return PostGisAddress.Parse(last);
    }

    /// <summary>Every feature as an object with its shape; the peer reads the same columns of the same table by binary COPY.</summary>
    private static async Task StreamAsync(PostGisStore store, PostGisCluster cluster, PostGisAddress address, CancellationToken ct)
    {
        var columns = (await store.GetLayerAsync(Layer, ct)).Schema.Fields;
        var (ours, peers) = (new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            var read = await store.ReadAsync(Layer, FeatureQuery.All, ct).CountAsync(ct);
            ours.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            var copied = await CopyOutAsync(cluster, address, columns.Count, ct);
            peers.Add(clock.Elapsed.TotalMilliseconds);
            if (read != Patches || copied != Patches)
                throw new InvalidOperationException($"Read {read} and {copied} of {Patches} features.");
        }

        Row.Compare(Name, "stream-out", Row.Median(ours.Skip(1)), "npgsql-copy", Row.Median(peers.Skip(1)));
    }

    private static async Task<int> CopyOutAsync(PostGisCluster cluster, PostGisAddress address, int fields, CancellationToken ct)
    {
        var builder = new NpgsqlDataSourceBuilder(cluster.ConnectionString);
        builder.UseNetTopologySuite();
        await using var source = builder.Build();
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var reader = await connection.BeginBinaryExportAsync(
            $"""COPY (SELECT * FROM "{address.Schema}"."{Layer}" ORDER BY fid) TO STDOUT (FORMAT binary)""", ct);
        var count = 0;
        while (await reader.StartRowAsync(ct) >= 0)
        {
            _ = await reader.ReadAsync<long>(ct);
            _ = await reader.ReadAsync<Geometry>(ct);
            _ = await reader.ReadAsync<long>(ct);
            for (var field = 0; field < fields; field++)
            {
                if (reader.IsNull)
                    await reader.SkipAsync(ct);
                else if (field is 7 or 8)
                    _ = await reader.ReadAsync<double>(ct);
                else if (field == 9)
                    _ = await reader.ReadAsync<long>(ct);
                else
                    _ = await reader.ReadAsync<string>(ct);
            }

            count++;
        }

        return count;
    }

    /// <summary>The peer's statement is the one the store sends, timed by psql itself: from sending it until its last row is there.</summary>
    private static async Task BoxesAsync(BenchFolder folder, PostGisStore store, PostGisCluster cluster, PostGisAddress address, CancellationToken ct)
    {
        var chance = new Random(11);
        var extent = (await store.GetLayerAsync(Layer, ct)).Extent!;
        var boxes = Enumerable.Range(0, Boxes).Select(_ =>
        {
            var x = extent.MinX + chance.NextDouble() * (extent.Width - BoxEast);
            var y = extent.MinY + chance.NextDouble() * (extent.Height - BoxNorth);
            return new Envelope(x, x + BoxEast, y, y + BoxNorth);
        }).ToArray();
        var (ours, counts) = (new List<double>(), new List<int>());
        for (var run = 0; run < 2; run++)
        {
            ours.Clear();
            counts.Clear();
            foreach (var box in boxes)
            {
                var clock = Stopwatch.StartNew();
                counts.Add(await store.ReadAsync(Layer, new() { Within = box }, ct).CountAsync(ct));
                ours.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        var script = folder.At("boxes.sql");
        await File.WriteAllLinesAsync(script, boxes.Select(box => string.Create(
            CultureInfo.InvariantCulture,
            $"""SELECT * FROM "{address.Schema}"."{Layer}" WHERE geom && ST_MakeEnvelope({box.MinX}, {box.MinY}, {box.MaxX}, {box.MaxY}, 4529) ORDER BY fid;""")).Prepend("\\timing on"), ct);
        var peers = cluster.Timings(script);
        Row.Note(Name, $"box features={counts.Average():F0} p50_ms={P(ours, 50):F2} psql_p50_ms={P(peers, 50):F2}");
        Row.Compare(Name, "box-500-p95", P(ours, 95), "psql", P(peers, 95));
    }

    private static double P(List<double> times, int percent)
    {
        var sorted = times.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }
}
