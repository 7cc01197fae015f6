using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown;

/// <param name="Width">Characters (text) or digits (numbers) of the field in a table of fixed width.</param>
internal sealed record Column(string Name, FieldType Type, int Width, int Decimals = 0)
{
    public static Column Text(string name, int width) => new(name, FieldType.Text, width);

    public static Column Real(string name, int width = 18, int decimals = 2) => new(name, FieldType.Real, width, decimals);

    public static Column Integer(string name, int width) => new(name, FieldType.Integer, width);
}

internal sealed record Row(Geometry? Shape, params object?[] Values);

/// <summary>A layer before it is written: x east, y north in EPSG:4529 unless reprojected.</summary>
internal sealed record Layer(string Name, string Role, GeometryKind Kind, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows)
{
    public FeatureSchema Schema => new([.. Columns.Select(column => new Field(column.Name, column.Type, column.Width))]);

    /// <summary>The layer with each coordinate moved.</summary>
    public Layer Move(Func<double, double, (double X, double Y)> move)
    {
        var moved = Rows.Select(row => row with { Shape = row.Shape?.Copy() }).ToArray();
        foreach (var row in moved)
            row.Shape?.Apply(new Mover(move));
        return this with { Rows = moved };
    }

    private sealed class Mover(Func<double, double, (double X, double Y)> move) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence ring, int i)
        {
            var (x, y) = move(ring.GetX(i), ring.GetY(i));
            ring.SetX(i, x);
            ring.SetY(i, y);
        }
    }
}
