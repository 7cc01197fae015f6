using System.Text.Json;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>A bulk write, as its revision tells it.</summary>
/// <param name="Draft">What the layer was from then on.</param>
/// <param name="Replaced">The revision that started what this write put away; null where it put nothing away, or
/// nothing that was kept.</param>
public sealed record LayerWrite(Revision Revision, WriteMode Mode, LayerDraft Draft, long? Replaced)
{
    public string Layer => Revision.Layers[0];

    /// <exception cref="WorkspaceFormatException">The revision is damaged.</exception>
    public static LayerWrite Of(Revision revision)
    {
        try
        {
            using var details = JsonDocument.Parse(revision.Details);
            var root = details.RootElement;
            var mode = Enum.Parse<WriteMode>(root.GetProperty("mode"u8).GetString()!, ignoreCase: true);
            var draft = LayerJson.Read(root.GetProperty("draft"u8).GetRawText());
            return new(revision, mode, draft, RevisionDetails.Replaced(root));
        }
        catch (Exception damage) when (damage is JsonException or KeyNotFoundException or InvalidOperationException
            or ArgumentException or FormatException)
        {
            throw new WorkspaceFormatException(
                $"What revision {revision.Number} wrote cannot be read. 'landplanner verify' says more.", damage);
        }
    }
}

/// <summary>A layer from a write that made it anew to the next such write.</summary>
/// <param name="Writes">The one that made it, then those that appended to it.</param>
/// <param name="ReplacedBy">Null where the layer still stands on it.</param>
public sealed record LayerGeneration(IReadOnlyList<LayerWrite> Writes, LayerWrite? ReplacedBy)
{
    public string Layer => Writes[0].Layer;

    /// <summary>The number of the revision that made it.</summary>
    public long Started => Writes[0].Revision.Number;

    /// <summary>The number of the revision that replaced it; null where the layer still stands on it.</summary>
    public long? Ended => ReplacedBy?.Revision.Number;

    /// <summary>Whether its features are still there: what was replaced by a LandPlanner that kept nothing is gone.</summary>
    public bool IsKept => ReplacedBy is null || ReplacedBy.Replaced == Started;

    /// <summary>What the layer was right after a revision of this generation.</summary>
    public LayerDraft DraftAt(long revision) => Writes.Last(write => write.Revision.Number <= revision).Draft;
}

/// <summary>What one layer was, from its first revision on.</summary>
public sealed class LayerTimeline
{
    private LayerTimeline(IReadOnlyList<LayerWrite> writes)
    {
        var starts = Enumerable.Range(0, writes.Count).Where(i => i == 0 || writes[i].Mode != WriteMode.Append).ToList();
        Generations =
        [
            .. starts.Select((start, i) => i + 1 < starts.Count
                ? new LayerGeneration([.. writes.Take(starts[i + 1]).Skip(start)], writes[starts[i + 1]])
                : new LayerGeneration([.. writes.Skip(start)], null)),
        ];
    }

    public string Layer => Generations[0].Layer;

    /// <summary>Oldest first; the last is the one the layer stands on.</summary>
    public IReadOnlyList<LayerGeneration> Generations { get; }

    /// <summary>The timelines of all layers that these revisions wrote, in the order they were created.</summary>
    /// <param name="revisions">Oldest first; those that wrote no layer are passed over.</param>
    /// <exception cref="WorkspaceFormatException">A revision is damaged.</exception>
    public static IReadOnlyList<LayerTimeline> Of(IEnumerable<Revision> revisions) =>
    [
        .. revisions.Where(revision => revision.Kind == RevisionKind.LayerWritten).Select(LayerWrite.Of)
            .GroupBy(write => write.Layer, StringComparer.Ordinal).Select(writes => new LayerTimeline([.. writes])),
    ];

    /// <summary>The generation the layer stood on right after a revision; null where there was no such layer yet.</summary>
    public LayerGeneration? Find(long revision) =>
        Generations.LastOrDefault(generation => generation.Started <= revision);
}
