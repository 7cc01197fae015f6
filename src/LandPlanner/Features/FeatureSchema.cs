namespace LandPlanner.Features;

/// <summary>The type of an attribute, and the .NET type its values have in <see cref="Feature.Values"/>.</summary>
public enum FieldType
{
    /// <summary><see cref="string"/></summary>
    Text,

    /// <summary><see cref="long"/></summary>
    Integer,

    /// <summary><see cref="double"/></summary>
    Real,

    /// <summary><see cref="bool"/></summary>
    Boolean,

    /// <summary><see cref="DateOnly"/></summary>
    Date,

    /// <summary><see cref="System.DateTime"/> in UTC</summary>
    DateTime,

    /// <summary><see cref="byte"/>[]</summary>
    Binary,
}

/// <param name="Name">The column's name, unique in its schema without regard to case.</param>
/// <param name="Length">Most characters of a text as its source declared it; 0 where none was declared. A fact, not a check.</param>
public sealed record Field(string Name, FieldType Type, int Length = 0);

/// <summary>The attributes of a layer, in column order.</summary>
public sealed class FeatureSchema
{
    /// <summary>Column names the stores keep for themselves.</summary>
    public static readonly IReadOnlyList<string> ReservedNames = ["fid", "geom", "lp_version"];

    private readonly Dictionary<string, int> _index = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">A name is empty, reserved, or met twice without regard to case.</exception>
    public FeatureSchema(IReadOnlyList<Field> fields)
    {
        Fields = fields;
        for (var i = 0; i < fields.Count; i++)
        {
            var name = fields[i].Name;
            if (string.IsNullOrWhiteSpace(name) || ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException($"A field cannot be called '{name}'.", nameof(fields));
            if (!_index.TryAdd(name, i))
                throw new ArgumentException($"The field '{name}' is there twice.", nameof(fields));
        }
    }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>
    /// <paramref name="wanted"/>, or where it is empty, reserved or <paramref name="taken"/> the same with a number behind; the answer is added to those taken.
    /// </summary>
    public static string FreeName(string wanted, ISet<string> taken)
    {
        var name = string.IsNullOrWhiteSpace(wanted) ? "field" : wanted.Trim();
        var free = name;
        for (var number = 1; ReservedNames.Contains(free, StringComparer.OrdinalIgnoreCase) || !taken.Add(free); number++)
            free = $"{name}_{number}";
        return free;
    }

    /// <summary>The position of a field, found without regard to case; -1 where there is none.</summary>
    public int IndexOf(string name) => _index.GetValueOrDefault(name, -1);
}
