using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Ledgers;

/// <summary>One row of a ledger: a feature whose values are asked for by name. Immutable.</summary>
/// <param name="Schema">Of the layer as it stands, which may have fields in another order than the form, or of an earlier form.</param>
public sealed record LedgerRow(FeatureSchema Schema, Feature Feature)
{
    public long Id => Feature.Id;

    public Geometry? Shape => Feature.Shape;

    /// <summary>Null where the value is unknown or the layer has no such field.</summary>
    public object? this[string field] => Schema.IndexOf(field) is >= 0 and var index ? Feature.Values[index] : null;

    /// <summary>A row that is not stored yet.</summary>
    public static LedgerRow New(FeatureSchema schema, Geometry? shape) => new(schema, new(0, shape, new object?[schema.Fields.Count]));

    /// <summary>Empty where unknown.</summary>
    public string Text(string field) => this[field] as string ?? "";

    public DateOnly? Date(string field) => this[field] as DateOnly?;

    public DateTime? Moment(string field) => this[field] as DateTime?;

    public long? Integer(string field) => this[field] as long?;

    public double? Real(string field) => this[field] as double?;

    /// <summary>A field in m² as an area; null where unknown.</summary>
    public Area? SquareMetres(string field) => Real(field) is { } squareMetres ? Area.FromSquareMetres(squareMetres) : null;

    /// <summary>False where unknown.</summary>
    public bool Flag(string field) => this[field] is true;

    /// <exception cref="LedgerEntryException">The layer has no such field.</exception>
    public LedgerRow With(string field, object? value) => With([new(field, value)]);

    /// <exception cref="LedgerEntryException">The layer has no such field.</exception>
    public LedgerRow With(IEnumerable<KeyValuePair<string, object?>> changes)
    {
        var values = (object?[])Feature.Values.Clone();
        foreach (var (field, value) in changes)
        {
            var index = Schema.IndexOf(field);
            if (index < 0)
                throw new LedgerEntryException($"#{Id}", [Sentence.Said($"The layer has no field '{field}': it was made by an earlier form.")]);
            values[index] = value is "" ? null : value;
        }

        return this with { Feature = Feature with { Values = values } };
    }

    public LedgerRow WithShape(Geometry? shape) => this with { Feature = Feature with { Shape = shape } };
}
