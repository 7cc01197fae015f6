using LandPlanner.Features;
using LandPlanner.Ledgers;

namespace LandPlanner.Places;

/// <summary>A kind of places that are inspected again and again, read from <c>data/places</c>. Immutable.</summary>
public sealed class PlaceKind
{
    private static readonly LayerRole Role = new("place");

    /// <exception cref="ArgumentException">A field or an item is there twice.</exception>
    public PlaceKind(string id, string titleZh, string titleEn, IReadOnlyList<PlaceField> fields, IReadOnlyList<CheckItem> checklist)
    {
        (Id, TitleZh, TitleEn, Fields, Checklist) = (id, titleZh, titleEn, fields, checklist);
        Details = new(id, Role, "", GeometryKind.None, titleZh, titleEn, [.. fields.Select(field => field.Field)]);
        Answers = new(id, Role, "", GeometryKind.None, titleZh, titleEn, [.. checklist.Select(item => item.Field)]);
        LooseAnswers = new(id, Role, "", GeometryKind.None, titleZh, titleEn, [.. checklist.Select(item => item.Field with { IsRequired = false })]);
    }

    /// <summary>A short English word: "sewage-plant".</summary>
    public string Id { get; }

    public string TitleZh { get; }

    public string TitleEn { get; }

    /// <summary>What the numbers of its places begin with.</summary>
    public required string Prefix { get; init; }

    /// <summary>From an inspection that passed to the next, for places that have none of their own.</summary>
    public required InspectionInterval Interval { get; init; }

    /// <summary>From an inspection that failed to the next.</summary>
    public required InspectionInterval Recheck { get; init; }

    /// <summary>What an inspection takes on the spot.</summary>
    public required int Minutes { get; init; }

    public required string InspectorZh { get; init; }

    public required string InspectorEn { get; init; }

    public IReadOnlyList<PlaceField> Fields { get; }

    public IReadOnlyList<CheckItem> Checklist { get; }

    /// <summary>The form of what is written down of its places alone.</summary>
    public LedgerForm Details { get; }

    /// <summary>The form of the answers to its checklist.</summary>
    public LedgerForm Answers { get; }

    /// <summary>The same where nothing has to be answered.</summary>
    public LedgerForm LooseAnswers { get; }

    public string Title(bool english) => english ? TitleEn : TitleZh;
}
