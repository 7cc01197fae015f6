using System.Globalization;
using CsCheck;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Tests.Overlays;

/// <summary>PostGIS as a judge: <c>ST_Area(ST_Intersection(a, b))</c> of pairs drawn once and for all.</summary>
public sealed class PostGisOverlapTests
{
    private const int Pairs = 400;

    // A command line holds 128 kB.
    private const int PairsPerQuery = 25;

    [Fact]
    public void Agrees_with_postgis()
    {
        using var cluster = PostGisCluster.Start();
        var pairs = Draw(new PCG(4_141), GridPairs.Of(GridFigures.Of(1e6))).Take(Pairs).ToArray();

        var areas = pairs.Chunk(PairsPerQuery).SelectMany(some => SquareMetresOf(cluster, some)).ToArray();

        Assert.Equal(pairs.Length, areas.Length);
        foreach (var (pair, expected) in pairs.Zip(areas))
        {
            var actual = Place.Zone.Between(pair.A, pair.B).PlanarSquareMetres;
            Assert.True(
                Math.Abs(actual - expected) <= Judges.Tolerance(expected),
                $"{actual} where PostGIS has {expected}: {pair}");
        }
    }

    private static IEnumerable<GridPair> Draw(PCG random, Gen<GridPair> gen)
    {
        while (true)
        {
            var pair = gen.Generate(random, null, out _);
            if (pair.A.IsValid && pair.B.IsValid && pair.A.NumPoints + pair.B.NumPoints < 130)
                yield return pair;
        }
    }

    private static IEnumerable<double> SquareMetresOf(PostGisCluster cluster, GridPair[] pairs)
    {
        var writer = new WKBWriter();
        var rows = pairs.Select((pair, i) => $"({i},'{Hex(pair.A)}'::geometry,'{Hex(pair.B)}'::geometry)");
        var table = $"(VALUES {string.Join(',', rows)}) AS pair(id, a, b)";
        return cluster.Query($"SELECT ST_Area(ST_Intersection(a, b)) FROM {table} ORDER BY id").Split('\n')
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture) * Place.SquareMetresPerUnit);

        string Hex(Geometry shape) => Convert.ToHexString(writer.Write(shape));
    }
}
