using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Ledgers;
using LandPlanner.Projects;

namespace LandPlanner.VillageEconomy;

/// <summary>What people call the columns of a table: <c>data/villages/columns.yaml</c> with the names and titles of the ledger's fields. Immutable.</summary>
public sealed partial class ColumnNames
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <param name="names">Names with the field they stand for.</param>
    /// <exception cref="ArgumentException">A name stands for two fields.</exception>
    public ColumnNames(IEnumerable<KeyValuePair<string, string>> names)
    {
        foreach (var (name, field) in names)
        {
            var plain = Plain(name);
            if (!_fields.TryAdd(plain, field) && _fields[plain] != field)
                throw new ArgumentException($"'{name}' stands for '{_fields[plain]}' and '{field}'.", nameof(names));
        }
    }

    /// <summary>What a heading says: its field, empty where it has none; the year and the unit that stand with it.</summary>
    internal (string Field, int? Year, MoneyUnit? Unit) Read(string heading, string fieldOfYear)
    {
        var (text, unit) = (Plain(heading), MoneyUnits.Said(heading).Select(said => (MoneyUnit?)said).FirstOrDefault());
        if (_fields.TryGetValue(text, out var field))
            return (field, null, unit);
        if (Dated().Match(text) is not { Success: true } dated)
            return ("", null, unit);
        var (year, rest) = (int.Parse(dated.Groups[1].Value, CultureInfo.InvariantCulture), dated.Groups[2].Value);
        return rest.Length == 0 ? (fieldOfYear, year, unit) : (_fields.GetValueOrDefault(rest, ""), year, unit);
    }

    private static string Plain(string name) => Brackets().Replace(string.Concat(HalfWidth.Of(name).Where(letter => !char.IsWhiteSpace(letter))), "").ToLowerInvariant();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^((?:19|20)\d{2})年?度?(.*)$")]
    private static partial Regex Dated();
}
