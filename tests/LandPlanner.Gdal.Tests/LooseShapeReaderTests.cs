using CsCheck;
using LandPlanner.Features;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Gdal.Tests;

/// <summary>
/// Bytes come from NetTopologySuite's writer, which knows nothing of the reader, or are put together by hand.
/// </summary>
public sealed class LooseShapeReaderTests
{
    private static readonly Gen<Ordinates> AnyOrdinates =
        Gen.Int[0, 3].Select(i => new[] { Ordinates.XY, Ordinates.XYZ, Ordinates.XYM, Ordinates.XYZM }[i]);

    private static readonly Gen<ByteOrder> AnyByteOrder = Gen.Bool.Select(little =>
        little ? ByteOrder.LittleEndian : ByteOrder.BigEndian);

    [Fact]
    public void Every_ordinate_count_byte_order_and_dialect_gives_the_same_polygon() =>
        Gen.Select(AnyOrdinates, AnyByteOrder, Gen.Bool, Gen.Double[-1e7, 1e7], Gen.Double[-1e7, 1e7]).Sample(
            (ordinates, order, strict, x, y) =>
            {
                var shape = Read(Square(x, y), ordinates, order, strict, out var flaws);

                Assert.Equal(LooseShapeFlaws.None, flaws);
                Assert.Equal([x, y, x + 9, y, x + 9, y + 9, x, y], shape!.Coordinates);
                Assert.Equal([4], shape.RingEnds);
            },
            iter: 200);

    [Fact]
    public void Rings_and_parts_are_counted_in_turn()
    {
        var shape = Read(
            "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1)), ((20 0, 29 0, 29 9, 20 0)))", out _);

        Assert.Equal([4, 8, 12], shape!.RingEnds);
        Assert.Equal([2, 3], shape.PartEnds);
        Assert.Equal([5, 1, 6, 1, 6, 2, 5, 1], shape.Ring(1).ToArray());
    }

    [Theory]
    [InlineData(GeometryKind.None, GeometryKind.Polygon, 2)]
    [InlineData(GeometryKind.Line, GeometryKind.Line, 1)]
    [InlineData(GeometryKind.Point, GeometryKind.Point, 1)]
    public void Of_a_collection_the_wanted_kind_is_kept_or_the_majority(GeometryKind wanted, GeometryKind kept, int parts)
    {
        var wkb = Bytes(
            "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1), POLYGON ((0 0, 9 0, 9 9, 0 0)), POLYGON ((0 0, 9 0, 9 9, 0 0)))");

        var shape = LooseShapeReader.Read(wkb, wanted, out var flaws);

        Assert.Equal((kept, parts), (shape!.Kind, shape.PartEnds.Length));
        Assert.Equal(LooseShapeFlaws.OtherKindDropped, flaws);
    }

    [Fact]
    public void Unclosed_and_short_rings_and_nan_come_out_as_they_went_in()
    {
        double[] vertices = [0, 0, 9, 0, double.NaN, 9];
        var wkb = Ring(vertices, declared: 3);

        var shape = LooseShapeReader.Read(wkb, GeometryKind.Polygon, out var flaws);

        Assert.Equal(LooseShapeFlaws.None, flaws);
        Assert.Equal(vertices, shape!.Coordinates);
    }

    [Theory]
    [InlineData("POINT EMPTY")]
    [InlineData("POLYGON EMPTY")]
    [InlineData("MULTILINESTRING EMPTY")]
    [InlineData("GEOMETRYCOLLECTION EMPTY")]
    public void What_is_empty_stays_empty(string wkt)
    {
        var shape = Read(wkt, out var flaws);

        Assert.True(shape!.IsEmpty);
        Assert.Equal(LooseShapeFlaws.None, flaws);
    }

    [Fact]
    public void A_count_beyond_the_bytes_is_unreadable()
    {
        Assert.Null(LooseShapeReader.Read(Ring([0, 0], declared: int.MaxValue), GeometryKind.Polygon, out var flaws));
        Assert.Equal(LooseShapeFlaws.Unreadable, flaws);
    }

    [Fact]
    public void Any_beginning_of_a_shape_and_any_rubbish_is_read_without_a_crash()
    {
        var whole = Bytes("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1)))");
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Null(LooseShapeReader.Read(whole.AsSpan(0, length), GeometryKind.Polygon, out var flaws));
            Assert.Equal(LooseShapeFlaws.Unreadable, flaws);
        }

        Gen.Byte.Array[0, 200].Sample(bytes => _ = LooseShapeReader.Read([1, 7, 0, 0, 0, .. bytes], GeometryKind.None, out _));
    }

    [Fact]
    public void Collections_in_collections_without_end_are_unreadable()
    {
        var wkb = Enumerable.Repeat((byte[])[1, 7, 0, 0, 0, 1, 0, 0, 0], 100_000).SelectMany(bytes => bytes).ToArray();

        Assert.Null(LooseShapeReader.Read(wkb, GeometryKind.None, out var flaws));
        Assert.Equal(LooseShapeFlaws.Unreadable, flaws);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(1012)]
    public void Arcs_are_named_and_not_followed(uint code)
    {
        Assert.Null(LooseShapeReader.Read([1, .. BitConverter.GetBytes(code), 0, 0, 0, 0], GeometryKind.Polygon, out var flaws));
        Assert.Equal(LooseShapeFlaws.Curved, flaws);
    }

    private static string Square(double x, double y) => FormattableString.Invariant(
        $"POLYGON ZM (({x:R} {y:R} 1 2, {x + 9:R} {y:R} 1 2, {x + 9:R} {y + 9:R} 1 2, {x:R} {y:R} 1 2))");

    private static LooseShape? Read(string wkt, out LooseShapeFlaws flaws) =>
        LooseShapeReader.Read(Bytes(wkt), GeometryKind.None, out flaws);

    private static LooseShape? Read(string wkt, Ordinates ordinates, ByteOrder order, bool strict, out LooseShapeFlaws flaws)
    {
        var writer = new WKBWriter(order, handleSRID: !strict) { HandleOrdinates = ordinates, Strict = strict };
        var shape = new WKTReader(new NetTopologySuite.NtsGeometryServices(
            NetTopologySuite.Geometries.Implementation.CoordinateArraySequenceFactory.Instance, PrecisionModel.Floating.Value, 4490)).Read(wkt);
        return LooseShapeReader.Read(writer.Write(shape), GeometryKind.Polygon, out flaws);
    }

    private static byte[] Bytes(string wkt) => new WKBWriter().Write(Samples.Shape(wkt));

    private static byte[] Ring(double[] vertices, int declared) =>
    [
        1, 3, 0, 0, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(declared), .. vertices.SelectMany(BitConverter.GetBytes),
    ];
}
