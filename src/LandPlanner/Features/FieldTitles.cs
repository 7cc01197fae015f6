using LandPlanner.LandClasses;

namespace LandPlanner.Features;

/// <summary>What a survey field is called in words, and what its values are codes of.</summary>
/// <param name="Field">The field's name as surveys write it, "DLBM".</param>
/// <param name="Codes">The code list or the scheme of land classes that its values are of; null where they say what they mean themselves.</param>
public sealed record FieldTitle(string Field, string TitleZh, string TitleEn, string? Codes, Confidence Confidence, string Source);

/// <summary>The titles of fields. Immutable.</summary>
public sealed class FieldTitles
{
    private readonly Dictionary<string, FieldTitle> _byField;

    /// <exception cref="ArgumentException">A field is there twice, without regard to case.</exception>
    public FieldTitles(IReadOnlyList<FieldTitle> titles)
    {
        All = titles;
        _byField = titles.ToDictionary(title => title.Field, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<FieldTitle> All { get; }

    /// <summary>Found without regard to case; null where the table does not have it.</summary>
    public FieldTitle? Find(string field) => _byField.GetValueOrDefault(field);
}
