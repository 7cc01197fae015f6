namespace LandPlanner.LandClasses;

/// <summary>One value of an attribute that is not a land class: a planting attribute, a slope grade, a kind of ownership.</summary>
/// <param name="AllowedOn">Beginnings of the SD2019 codes it may stand beside; empty where it may stand anywhere.</param>
public sealed record CodeEntry(
    string Code, string NameZh, IReadOnlyList<string> AllowedOn, Confidence Confidence, string Source);

/// <summary>The values of one attribute, called as the field is: "ZZSXDM", "QSXZ", "TBLX", …</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, CodeEntry> _byCode;

    /// <exception cref="ArgumentException">A code is there twice.</exception>
    public CodeList(string name, IReadOnlyList<CodeEntry> entries)
    {
        (Name, Entries) = (name, entries);
        _byCode = entries.ToDictionary(entry => entry.Code, StringComparer.OrdinalIgnoreCase);
    }

    public string Name { get; }

    public IReadOnlyList<CodeEntry> Entries { get; }

    /// <summary>Null where the list has no such code.</summary>
    public CodeEntry? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code.Trim());
}
