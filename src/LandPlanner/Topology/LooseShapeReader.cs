using System.Buffers.Binary;
using System.Runtime.InteropServices;
using LandPlanner.Features;

namespace LandPlanner.Topology;

/// <summary>What a reader of well-known binary met besides plain parts of one kind.</summary>
[Flags]
public enum LooseShapeFlaws
{
    None = 0,

    /// <summary>Parts of another kind than the one kept were left out.</summary>
    OtherKindDropped = 1,

    /// <summary>It holds arcs, which this reader does not follow: no shape came out.</summary>
    Curved = 2,

    /// <summary>The bytes are not well-known binary, or end too early: no shape came out.</summary>
    Unreadable = 4,
}

/// <summary>Reads well-known binary (ISO and extended, XY to XYZM, either byte order) as it is, right or
/// wrong.</summary>
/// <remarks>
/// Unclosed and short rings and NaN come out as they went in; Z, M and SRID are left behind. Rings without a vertex and
/// points of which both coordinates are NaN (the standard's empty point) hold nothing and come out as nothing.
/// Surfaces of triangles or patches are polygons of many parts.
/// </remarks>
public static class LooseShapeReader
{
    private const int DeepestNesting = 32;

    /// <param name="wanted">The kind to keep; <see cref="GeometryKind.None"/> keeps the kind with most parts (on a tie
    /// polygons, then lines).</param>
    /// <returns>An empty shape where nothing of the kind is there; null where <paramref name="flaws"/> says curved or
    /// unreadable.</returns>
    public static LooseShape? Read(ReadOnlySpan<byte> wkb, GeometryKind wanted, out LooseShapeFlaws flaws)
    {
        var tally = new Tally();
        var counter = new Walker(wkb, GeometryKind.None, null);
        flaws = counter.Walk(ref tally, 0);
        if (flaws != LooseShapeFlaws.None)
            return null;

        var kept = wanted == GeometryKind.None ? tally.Majority : wanted;
        if (tally.HasOtherThan(kept))
            flaws = LooseShapeFlaws.OtherKindDropped;
        var target = new Target(tally.Of(kept));
        var filler = new Walker(wkb, kept, target);
        filler.Walk(ref tally, 0);
        return new(kept, target.Coordinates, target.RingEnds, target.PartEnds);
    }

    private record struct Size(int Vertices, int Rings, int Parts);

    private struct Tally
    {
        private Size _points;
        private Size _lines;
        private Size _polygons;

        public readonly GeometryKind Majority
        {
            get
            {
                if (_polygons.Parts > 0 && _polygons.Parts >= Math.Max(_lines.Parts, _points.Parts))
                    return GeometryKind.Polygon;
                if (_lines.Parts > 0 && _lines.Parts >= _points.Parts)
                    return GeometryKind.Line;
                return _points.Parts > 0 ? GeometryKind.Point : GeometryKind.None;
            }
        }

        public readonly Size Of(GeometryKind kind) => kind switch
        {
            GeometryKind.Point => _points,
            GeometryKind.Line => _lines,
            GeometryKind.Polygon => _polygons,
            _ => default,
        };

        public readonly bool HasOtherThan(GeometryKind kind) =>
            (kind != GeometryKind.Point && _points.Parts > 0)
            || (kind != GeometryKind.Line && _lines.Parts > 0)
            || (kind != GeometryKind.Polygon && _polygons.Parts > 0);

        public void AddRing(GeometryKind kind, int vertices)
        {
            ref var size = ref SizeOf(ref this, kind);
            size.Vertices = checked(size.Vertices + vertices);
            size.Rings++;
        }

        public void AddPart(GeometryKind kind) => SizeOf(ref this, kind).Parts++;

        private static ref Size SizeOf(ref Tally tally, GeometryKind kind)
        {
            if (kind == GeometryKind.Point)
                return ref tally._points;
            if (kind == GeometryKind.Line)
                return ref tally._lines;
            return ref tally._polygons;
        }
    }

    /// <summary>The arrays of the shape, filled from the front.</summary>
    private sealed class Target(Size size)
    {
        private int _vertices;
        private int _rings;
        private int _parts;

        public double[] Coordinates { get; } = new double[2 * size.Vertices];

        public int[] RingEnds { get; } = new int[size.Rings];

        public int[] PartEnds { get; } = new int[size.Parts];

        public Span<double> NextRing(int vertices)
        {
            var ring = Coordinates.AsSpan(2 * _vertices, 2 * vertices);
            _vertices += vertices;
            RingEnds[_rings++] = _vertices;
            return ring;
        }

        public void EndPart() => PartEnds[_parts++] = _rings;
    }

    /// <summary>Walks the bytes once: counting where there is no target, else filling it with the kind kept.</summary>
    private ref struct Walker(ReadOnlySpan<byte> wkb, GeometryKind kept, Target? target)
    {
        private readonly ReadOnlySpan<byte> _wkb = wkb;
        private int _at;
        private bool _little;
        private int _stride;

        public LooseShapeFlaws Walk(ref Tally tally, int depth)
        {
            if (depth > DeepestNesting || !TryReadHeader(out var type))
                return LooseShapeFlaws.Unreadable;
            return type switch
            {
                1 => Point(ref tally),
                2 => Line(ref tally),
                3 or 17 => Polygon(ref tally),
                4 or 5 or 6 or 7 or 15 or 16 => Members(ref tally, depth),
                >= 8 and <= 14 => LooseShapeFlaws.Curved,
                _ => LooseShapeFlaws.Unreadable,
            };
        }

        private bool TryReadHeader(out uint type)
        {
            type = 0;
            if (_wkb.Length - _at < 5 || _wkb[_at] > 1)
                return false;
            _little = _wkb[_at++] == 1;
            TryReadUInt(out var code);
            var hasZ = (code & 0x80000000) != 0;
            var hasM = (code & 0x40000000) != 0;
            if ((code & 0x20000000) != 0 && !TryReadUInt(out _))
                return false;
            code &= 0x1FFFFFFF;
            hasZ |= code / 1000 is 1 or 3;
            hasM |= code / 1000 is 2 or 3;
            _stride = 8 * (2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0));
            type = code < 4000 ? code % 1000 : 0;
            return true;
        }

        private bool TryReadUInt(out uint value)
        {
            value = 0;
            if (_wkb.Length - _at < 4)
                return false;
            var bytes = _wkb.Slice(_at, 4);
            value = _little
                ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
                : BinaryPrimitives.ReadUInt32BigEndian(bytes);
            _at += 4;
            return true;
        }

        private LooseShapeFlaws Members(ref Tally tally, int depth)
        {
            if (!TryReadUInt(out var count))
                return LooseShapeFlaws.Unreadable;
            for (var i = 0u; i < count; i++)
            {
                var flaws = Walk(ref tally, depth + 1);
                if (flaws != LooseShapeFlaws.None)
                    return flaws;
            }

            return LooseShapeFlaws.None;
        }

        private LooseShapeFlaws Point(ref Tally tally)
        {
            if (_wkb.Length - _at < _stride)
                return LooseShapeFlaws.Unreadable;
            if (double.IsNaN(DoubleAt(_at)) && double.IsNaN(DoubleAt(_at + 8)))
                _at += _stride;
            else
                TakePart(ref tally, GeometryKind.Point, 1);
            return LooseShapeFlaws.None;
        }

        private LooseShapeFlaws Line(ref Tally tally)
        {
            if (!TryReadVertexCount(out var vertices))
                return LooseShapeFlaws.Unreadable;
            if (vertices > 0)
                TakePart(ref tally, GeometryKind.Line, vertices);
            return LooseShapeFlaws.None;
        }

        private LooseShapeFlaws Polygon(ref Tally tally)
        {
            if (!TryReadUInt(out var rings))
                return LooseShapeFlaws.Unreadable;
            var any = false;
            for (var i = 0u; i < rings; i++)
            {
                if (!TryReadVertexCount(out var vertices))
                    return LooseShapeFlaws.Unreadable;
                if (vertices == 0)
                    continue;
                any = true;
                TakeRing(ref tally, GeometryKind.Polygon, vertices);
            }

            if (any)
                EndPart(ref tally, GeometryKind.Polygon);
            return LooseShapeFlaws.None;
        }

        private bool TryReadVertexCount(out int vertices)
        {
            vertices = 0;
            if (!TryReadUInt(out var count) || count > (_wkb.Length - _at) / _stride)
                return false;
            vertices = (int)count;
            return true;
        }

        private void TakePart(ref Tally tally, GeometryKind kind, int vertices)
        {
            TakeRing(ref tally, kind, vertices);
            EndPart(ref tally, kind);
        }

        private readonly void EndPart(ref Tally tally, GeometryKind kind)
        {
            if (target is null)
                tally.AddPart(kind);
            else if (kind == kept)
                target.EndPart();
        }

        private void TakeRing(ref Tally tally, GeometryKind kind, int vertices)
        {
            if (target is null)
                tally.AddRing(kind, vertices);
            else if (kind == kept)
                CopyTo(target.NextRing(vertices));
            _at += vertices * _stride;
        }

        private readonly void CopyTo(Span<double> ring)
        {
            if (_little && _stride == 16 && BitConverter.IsLittleEndian)
            {
                _wkb.Slice(_at, 8 * ring.Length).CopyTo(MemoryMarshal.AsBytes(ring));
                return;
            }

            for (int i = 0, at = _at; i < ring.Length; i += 2, at += _stride)
            {
                ring[i] = DoubleAt(at);
                ring[i + 1] = DoubleAt(at + 8);
            }
        }

        private readonly double DoubleAt(int at)
        {
            var bytes = _wkb.Slice(at, 8);
            return _little
                ? BinaryPrimitives.ReadDoubleLittleEndian(bytes)
                : BinaryPrimitives.ReadDoubleBigEndian(bytes);
        }
    }
}
