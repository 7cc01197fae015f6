using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Web.Ledgers;

/// <summary>A row of a ledger as somebody is filling it in. It keeps what was typed until the row is saved or given up.</summary>
public sealed class LedgerDraft
{
    private readonly Func<LedgerRow, string, string> _say;
    private Dictionary<string, string> _begun;

    /// <param name="row">The row as it was seen; a new one where it is not stored yet.</param>
    /// <param name="fields">Those that may be typed, in their order.</param>
    /// <param name="required">Fields that this entry must tell, besides those the form requires.</param>
    /// <param name="say">How a field of a row is written where people read it; null for as the store writes it.</param>
    public LedgerDraft(
        LedgerForm form, LedgerRow row, IReadOnlyList<LedgerField> fields, IReadOnlyList<string>? required = null, Func<LedgerRow, string, string>? say = null)
    {
        (Form, Row, Fields, _say) = (form, row, fields, say ?? ((from, field) => FieldText.Write(from[field])));
        Required = Fields.Where(field => field.IsRequired).Select(field => field.Name).Concat(required ?? []).ToHashSet(StringComparer.Ordinal);
        _begun = Said(row);
        Texts = new(_begun, StringComparer.Ordinal);
    }

    public LedgerForm Form { get; }

    /// <summary>As it was seen last.</summary>
    public LedgerRow Row { get; private set; }

    public IReadOnlyList<LedgerField> Fields { get; }

    public IReadOnlySet<string> Required { get; }

    /// <summary>What is typed, by field; at first what the row says.</summary>
    public Dictionary<string, string> Texts { get; }

    /// <summary>What was typed over, as texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changed =>
        [.. Fields.Select(one => one.Name).Where(name => Texts[name].Trim() != _begun[name]).Select(name => KeyValuePair.Create(name, Texts[name].Trim()))];

    /// <summary>Types what the row does not say itself.</summary>
    public LedgerDraft With(string field, string text)
    {
        Texts[field] = text;
        return this;
    }

    /// <summary>Lays what was typed over the row as somebody else has left it.</summary>
    /// <returns>The fields they changed.</returns>
    public IReadOnlyList<LedgerField> Onto(LedgerRow now)
    {
        var (typed, said) = (Changed.ToDictionary(), Said(now));
        List<LedgerField> theirs = [.. Form.Fields.Where(field => !Equals(Row[field.Name], now[field.Name]))];
        (Row, _begun) = (now, said);
        foreach (var field in Fields)
            Texts[field.Name] = typed.GetValueOrDefault(field.Name) ?? said[field.Name];
        return theirs;
    }

    private Dictionary<string, string> Said(LedgerRow row) => Fields.ToDictionary(field => field.Name, field => _say(row, field.Name), StringComparer.Ordinal);
}
