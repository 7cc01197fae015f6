using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Ledgers;

/// <summary>What a ledger writes down of each of its rows: read from <c>data/ledgers</c>, so that a bureau can add fields of its own. Immutable.</summary>
public sealed class LedgerForm
{
    /// <summary>The field in which a ledger whose rows go through states keeps them.</summary>
    public const string State = "state";

    private readonly Dictionary<string, LedgerField> _byName;

    /// <exception cref="ArgumentException">A field is there twice.</exception>
    public LedgerForm(string id, LayerRole role, string layer, GeometryKind kind, string titleZh, string titleEn, IReadOnlyList<LedgerField> fields)
    {
        (Id, Role, Layer, Kind, TitleZh, TitleEn, Fields) = (id, role, layer, kind, titleZh, titleEn, fields);
        _byName = fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        Schema = new([.. fields.Select(field => new Field(field.Name, field.Type))]);
    }

    /// <summary>A short English word: "case", "abandoned-plot".</summary>
    public string Id { get; }

    public LayerRole Role { get; }

    /// <summary>The name of the layer that holds the ledger.</summary>
    public string Layer { get; }

    public GeometryKind Kind { get; }

    public string TitleZh { get; }

    public string TitleEn { get; }

    /// <summary>In the order in which a form shows them.</summary>
    public IReadOnlyList<LedgerField> Fields { get; }

    public FeatureSchema Schema { get; }

    /// <summary>The verb that alone writes the ledger, "case": it is closed to plain edits, imports and restores. Null where it is open to them.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>Who writes its rows, where the workspace lists people; empty where whoever writes asks by rules of its own.</summary>
    public IReadOnlyList<PersonRole> Writers { get; init; } = [];

    /// <summary>By state: who of the writers brings a row into it or out of it, where the workspace lists people. What is not named here every writer may.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PersonRole>> StateWriters { get; init; } = new Dictionary<string, IReadOnlyList<PersonRole>>();

    /// <summary>By name without regard to case, else by title, as people know it; null where the ledger has no such field.</summary>
    public LedgerField? Find(string name) => _byName.GetValueOrDefault(name)
        ?? Fields.FirstOrDefault(field => field.TitleZh == name || field.TitleEn.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="LedgerEntryException">The ledger has no such field.</exception>
    public LedgerField Get(string name) => Find(name)
        ?? throw new LedgerEntryException(TitleZh, [Sentence.Said($"There is no field '{name}'; there are {string.Join(", ", Fields.Select(field => field.Name))}.")]);
}
