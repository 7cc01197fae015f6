using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace LandPlanner.Histories;

/// <summary>One version of a feature that lay at a place.</summary>
/// <param name="Draft">What its layer was: its fields are those of <paramref name="Feature"/>'s values.</param>
/// <param name="Begin">The revision that brought this version.</param>
/// <param name="End">The revision that changed, deleted or replaced it; null where it still lies there.</param>
public sealed record PlaceVersion(LayerDraft Draft, Feature Feature, Revision Begin, Revision? End)
{
    public string Layer => Draft.Name;
}

/// <summary>A time of a layer of which nothing was kept.</summary>
public sealed record PlaceGap(string Layer, Revision Begin, Revision End);

/// <summary>A feature of which only a hash is left from before it was changed past the workspace: whether it lay at the place is not known.</summary>
/// <param name="AdoptedIn">The revision before which it is lost.</param>
public sealed record PlaceLoss(string Layer, long FeatureId, Revision AdoptedIn);

/// <summary>All that ever lay at a place: polygons that cover it, boundary included; lines and points within
/// <see cref="ReachMetres"/>.</summary>
/// <param name="Versions">By layer in the order the layers were made, then by beginning, then by id.</param>
/// <param name="Gaps">What LandPlanners replaced that kept nothing.</param>
/// <param name="Lost">What other programs changed before anybody had edited it.</param>
public sealed record PlaceHistory(
    Coordinate Place, IReadOnlyList<PlaceVersion> Versions, IReadOnlyList<PlaceGap> Gaps, IReadOnlyList<PlaceLoss> Lost)
{
    /// <summary>Lines and points have no inside: within this distance they lie at the place.</summary>
    public const double ReachMetres = 1;

    /// <param name="place">In the workspace's CRS, x before y.</param>
    /// <param name="layer">Looks at this layer only; null for all.</param>
    /// <exception cref="LayerNotFoundException">There is no such layer.</exception>
    public static async Task<PlaceHistory> ReadAsync(IFeatureReader reader, Coordinate place, string? layer, CancellationToken ct)
    {
        if (layer is not null)
            await reader.GetLayerAsync(layer, ct);
        var timelines = LayerTimeline.Of(await reader.ReadRevisionsAsync(ct).ToListAsync(ct))
            .Where(timeline => layer is null || timeline.Layer == layer);
        var (versions, gaps, lost) = (new List<PlaceVersion>(), new List<PlaceGap>(), new List<PlaceLoss>());
        foreach (var timeline in timelines)
        {
            var box = BoxOf(place);
            var changes = await reader.ReadChangesAsync(new() { Layer = timeline.Layer }, ct)
                .Where(change => change.BeforeHash is not null || Meets(change.Before, box) || Meets(change.After, box)).ToListAsync(ct);
            lost.AddRange(changes.Where(change => change.BeforeHash is not null)
                .Select(change => new PlaceLoss(timeline.Layer, change.FeatureId, change.Revision)));
            foreach (var generation in timeline.Generations.Where(generation => generation.Writes[0].Draft.Kind != GeometryKind.None))
            {
                if (generation.IsKept)
                    versions.AddRange(await new PlaceGeneration(reader, generation, place).ReadAsync(changes, ct));
                else
                    gaps.Add(new(timeline.Layer, generation.Writes[0].Revision, generation.ReplacedBy!.Revision));
            }
        }

        return new(place, versions, gaps, lost);
    }

    /// <summary>What the workspace held there at any moment of a day of UTC.</summary>
    public PlaceHistory On(DateOnly day) => this with
    {
        Versions = [.. Versions.Where(version => Meets(day, version.Begin, version.End))],
        Gaps = [.. Gaps.Where(gap => Meets(day, gap.Begin, gap.End))],
        Lost = [.. Lost.Where(loss => DateOnly.FromDateTime(loss.AdoptedIn.At) >= day)],
    };

    internal static Envelope BoxOf(Coordinate place)
    {
        var box = new Envelope(place);
        box.ExpandBy(ReachMetres);
        return box;
    }

    internal static bool LiesAt(Geometry? shape, Coordinate place) => shape switch
    {
        null or { IsEmpty: true } => false,
        IPolygonal => SimplePointInAreaLocator.Locate(place, shape) != Location.Exterior,
        _ => shape.IsWithinDistance(shape.Factory.CreatePoint(place), ReachMetres),
    };

    private static bool Meets(Feature? feature, Envelope box) =>
        feature?.Shape is { IsEmpty: false } shape && shape.EnvelopeInternal.Intersects(box);

    private static bool Meets(DateOnly day, Revision begin, Revision? end)
    {
        var from = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return DateOnly.FromDateTime(begin.At) <= day && (end is null || end.At > from || begin.At >= from);
    }
}
