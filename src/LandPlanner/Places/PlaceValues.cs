using System.Globalization;
using System.Text;
using System.Text.Json;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Places;

/// <summary>Values that only some kinds of places have, by name, as they are kept in one text of a ledger: canonical JSON. Immutable.</summary>
/// <remarks>What an earlier form wrote and the form of today does not know is kept as it is.</remarks>
public sealed class PlaceValues
{
    public static readonly PlaceValues None = new(new SortedDictionary<string, object>(StringComparer.Ordinal));

    private readonly SortedDictionary<string, object> _values;

    private PlaceValues(SortedDictionary<string, object> values) => _values = values;

    /// <summary>In the order of names.</summary>
    public IReadOnlyDictionary<string, object> All => _values;

    /// <summary>Null where unknown.</summary>
    public object? this[string name] => _values.GetValueOrDefault(name);

    /// <param name="form">Says of which type a value is.</param>
    /// <param name="text">What <see cref="ToString"/> wrote; empty for no values.</param>
    /// <exception cref="WorkspaceException">It is no such text: it was changed past the workspace.</exception>
    public static PlaceValues Parse(LedgerForm form, string text)
    {
        if (text.Length == 0)
            return None;
        try
        {
            using var json = JsonDocument.Parse(text);
            var values = new SortedDictionary<string, object>(StringComparer.Ordinal);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (Value(form.Find(property.Name)?.Type, property.Value) is { } value)
                    values[property.Name] = value;
            }

            return new(values);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw new WorkspaceException($"'{text}' is not what LandPlanner writes for {form.TitleZh}; 'landplanner history' tells who changed it.", failure);
        }
    }

    /// <summary>In the order of a form, what it does not know last.</summary>
    public IEnumerable<KeyValuePair<string, object>> Within(LedgerForm form) => _values.OrderBy(value =>
        form.Find(value.Key) is { } field ? form.Fields.TakeWhile(other => other != field).Count() : int.MaxValue);

    /// <summary>With these values in place of the old; a null takes one away.</summary>
    public PlaceValues With(IEnumerable<KeyValuePair<string, object?>> changes)
    {
        var values = new SortedDictionary<string, object>(_values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value is null or "")
                values.Remove(name);
            else
                values[name] = value;
        }

        return new(values);
    }

    /// <summary>As a row of the form, to be checked against it.</summary>
    public LedgerRow Row(LedgerForm form) =>
        LedgerRow.New(form.Schema, null).With(form.Fields.Select(field => new KeyValuePair<string, object?>(field.Name, this[field.Name])));

    /// <summary>Canonical JSON; empty for no values.</summary>
    public override string ToString()
    {
        if (_values.Count == 0)
            return "";
        var json = new CanonicalJson().BeginObject();
        foreach (var (name, value) in _values)
            Write(json.Name(Encoding.UTF8.GetBytes(name)), value);
        return json.EndObject().ToString();
    }

    private static void Write(CanonicalJson json, object value)
    {
        switch (value)
        {
            case bool truth:
                json.Boolean(truth);
                break;
            case long number:
                json.Integer(number);
                break;
            case double number:
                json.Real(number);
                break;
            default:
                json.Text(FieldText.Write(value));
                break;
        }
    }

    private static object? Value(FieldType? type, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Number when type == FieldType.Integer => value.GetInt64(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when type == FieldType.Date => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.GetString(),
    };
}
