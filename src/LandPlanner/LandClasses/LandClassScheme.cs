namespace LandPlanner.LandClasses;

/// <summary>A classification of land: its classes by code. Immutable.</summary>
public sealed class LandClassScheme
{
    private readonly Dictionary<string, LandClass> _byCode;

    /// <exception cref="ArgumentException">A code is there twice.</exception>
    public LandClassScheme(string id, string titleZh, string titleEn, IReadOnlyList<LandClass> classes)
    {
        (Id, TitleZh, TitleEn, Classes) = (id, titleZh, titleEn, classes);
        _byCode = classes.ToDictionary(landClass => landClass.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>For example "SD2019".</summary>
    public string Id { get; }

    public string TitleZh { get; }

    public string TitleEn { get; }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<LandClass> Classes { get; }

    /// <summary>The class with this code, found without regard to case and surrounding space; null where there is none.</summary>
    public LandClass? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code.Trim());
}
