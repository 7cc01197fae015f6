using CsCheck;
using LandPlanner.Crs;

namespace LandPlanner.Tests.Crs;

public class DensifierTests
{
    private static readonly Gen<(double X, double Y)> NearWenquan = Gen.Select(Gen.Double[121, 123], Gen.Double[36.5, 38]);

    private static readonly Gen<int> SourceCode = Gen.Int[0, 3].Select(i => new[] { 4490, 3857, 4549, 4528 }[i]);

    [Fact]
    public void Both_sides_of_an_edge_get_the_same_vertices()
    {
        Gen.Select(SourceCode, NearWenquan, NearWenquan).Sample((code, start, end) =>
        {
            var (densifier, edge) = Edge(code, start, end);

            var there = densifier.Transform(edge);
            var back = densifier.Transform([edge[2], edge[3], edge[0], edge[1]]);

            Assert.Equal(there.Chunk(2), back.Chunk(2).Reverse());
        }, iter: 300);
    }

    /// <summary>Judged by walking the source edge in 500 steps through the plain transform, itself judged by PROJ elsewhere.</summary>
    [Fact]
    public void No_point_of_an_edge_is_more_than_a_millimetre_off_the_result()
    {
        Gen.Select(SourceCode, NearWenquan, NearWenquan).Where((_, start, end) => start != end).Sample((code, start, end) =>
        {
            var (densifier, edge) = Edge(code, start, end);
            var line = densifier.Transform(edge);

            Assert.True(WorstOffset(densifier.Reprojector, edge, line) <= 0.001);
        }, iter: 60);
    }

    [Fact]
    public void Short_edges_get_no_vertices()
    {
        var densifier = new Densifier(Reprojector.Create(CheckoutTables.Get(4549), CheckoutTables.Get(4550)));

        Assert.Equal(8, densifier.Transform([685951, 4142973, 685991, 4142973, 685991, 4143003, 685951, 4142973]).Length);
    }

    [Fact]
    public void A_translation_adds_no_vertices()
    {
        var densifier = new Densifier(Reprojector.Create(CheckoutTables.Get(4529), CheckoutTables.Get(4550)));

        Assert.Equal([400000, 4000000, 600000, 4300000], densifier.Transform([41400000, 4000000, 41600000, 4300000]));
    }

    [Fact]
    public void A_ring_stays_closed_and_keeps_its_own_vertices()
    {
        var reprojector = Reprojector.Create(CheckoutTables.Get(4490), CheckoutTables.Get(4550));
        double[] ring = [122, 37, 122.5, 37, 122.5, 37.0001, 122, 37.0001, 122, 37];

        var dense = new Densifier(reprojector).Transform(ring);

        var plain = ring.ToArray();
        reprojector.Transform(plain);
        Assert.Equal(dense[..2], dense[^2..]);
        var points = dense.Chunk(2).Select(point => (point[0], point[1])).ToHashSet();
        Assert.All(plain.Chunk(2), point => Assert.Contains((point[0], point[1]), points));
        Assert.True(dense.Length > ring.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Nothing_and_a_single_point_stay_as_many(int points)
    {
        var densifier = new Densifier(Reprojector.Create(CheckoutTables.Get(4490), CheckoutTables.Get(4550)));

        Assert.Equal(2 * points, densifier.Transform(((double[])[122, 37]).AsSpan(0, 2 * points)).Length);
    }

    private static (Densifier Densifier, double[] Edge) Edge(int code, (double X, double Y) start, (double X, double Y) end)
    {
        double[] edge = [start.X, start.Y, end.X, end.Y];
        Reprojector.Create(CheckoutTables.Get(4490), CheckoutTables.Get(code)).Transform(edge);
        return (new(Reprojector.Create(CheckoutTables.Get(code), CheckoutTables.Get(4550))), edge);
    }

    private static double WorstOffset(Reprojector reprojector, double[] edge, double[] line)
    {
        const int Steps = 500;
        var worst = 0.0;
        var segment = 0;
        for (var i = 0; i <= Steps; i++)
        {
            var along = i / (double)Steps;
            var point = reprojector.Transform(edge[0] + along * (edge[2] - edge[0]), edge[1] + along * (edge[3] - edge[1]));
            while (segment + 5 < line.Length && Offset(point, line, segment + 2) < Offset(point, line, segment))
                segment += 2;
            worst = Math.Max(worst, Offset(point, line, segment));
        }

        return worst;
    }

    private static double Offset((double X, double Y) point, double[] line, int at)
    {
        var (dx, dy) = (line[at + 2] - line[at], line[at + 3] - line[at + 1]);
        var (px, py) = (point.X - line[at], point.Y - line[at + 1]);
        var along = Math.Clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0, 1);
        return double.Hypot(px - along * dx, py - along * dy);
    }
}
