using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>How many records of each kind a layer holds that does not say so itself. Found by reading it
/// through.</summary>
internal sealed class KindCounts
{
    private readonly Dictionary<GeometryKind, long> _counts = [];

    public long Total { get; private set; }

    /// <summary>With the records without a shape counted to the first; most records first, on a tie polygons, lines,
    /// points.</summary>
    public IReadOnlyList<(GeometryKind Kind, long Count)> Kinds { get; private set; } = [];

    /// <summary><see cref="GeometryKind.None"/> where no record has a shape.</summary>
    public GeometryKind Majority => Kinds.Count == 0 ? GeometryKind.None : Kinds[0].Kind;

    internal static KindCounts Of(nint layer, string fileName, bool closedLinesAreAreas)
    {
        var counts = new KindCounts();
        var intake = new ShapeIntake(GeometryKind.None, closedLinesAreAreas);
        using var records = new ArrowRecords(layer, fileName);
        while (records.Next(counts.Total, CancellationToken.None) is { } batch)
        {
            using (batch)
                counts.Add(new ArrowBatch(batch), intake);
        }

        counts.Rank();
        return counts;
    }

    internal string InWords() => string.Join(", ", Kinds.Select(kind => $"{(kind.Kind switch
    {
        GeometryKind.Point => (Sentence)$"{kind.Count} points",
        GeometryKind.Line => $"{kind.Count} lines",
        _ => $"{kind.Count} polygons",
    })}"));

    private void Add(ArrowBatch batch, ShapeIntake intake)
    {
        var notes = new List<string>();
        for (var row = 0; row < batch.Length; row++)
        {
            notes.Clear();
            var kind = batch.HasShape(row)
                ? intake.Read(batch.Wkb(row), notes)?.Kind ?? GeometryKind.None
                : GeometryKind.None;
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            Total++;
        }
    }

    private void Rank()
    {
        _counts.Remove(GeometryKind.None, out var shapeless);
        var ranked = _counts.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key)
            .Select(pair => (pair.Key, pair.Value)).ToArray();
        if (ranked.Length > 0)
            ranked[0].Value += shapeless;
        Kinds = ranked;
    }
}
