using LandPlanner.Ledgers;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>What to take to the field: some rows of a layer, the form to fill in for each, and the layers to see around them.</summary>
/// <param name="Name">Of the folder, its GeoPackage and its project.</param>
/// <param name="Form">Names the layer, and says what may be typed; the layer's other fields travel along unseen.</param>
/// <param name="Ids">The rows of that layer, at least one.</param>
/// <param name="LabelField">By which people call a row: a number or a title.</param>
/// <param name="EvidenceKinds">What a photo may be said to be; empty leaves it open.</param>
/// <param name="Author">Who makes the package.</param>
public sealed record FieldPackageRequest(
    string Name, LedgerForm Form, IReadOnlyCollection<long> Ids, string LabelField, IReadOnlyList<LedgerChoice> EvidenceKinds, string Author)
{
    /// <summary>Layers to see, which come along clipped to the surroundings; the first is drawn on top.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Further tables to fill in.</summary>
    public IReadOnlyList<FieldSheet> Sheets { get; init; } = [];

    /// <summary>How far around each row's box reference layers are taken along.</summary>
    public double SurroundMetres { get; init; } = 200;

    /// <summary>How far from its patch a photo may be taken without remark (domain reference §9.1: 50 m by practice).</summary>
    public double LimitMetres { get; init; } = 50;

    /// <summary>The language of titles in the form.</summary>
    public bool IsEnglish { get; init; }
}
