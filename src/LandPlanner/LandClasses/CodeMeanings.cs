namespace LandPlanner.LandClasses;

/// <summary>What the codes of one field mean.</summary>
/// <param name="tables">The schemes and code lists.</param>
/// <param name="codes">A code list or a scheme; null where values are no codes.</param>
public sealed class CodeMeanings(LandClassTables tables, string? codes)
{
    private readonly CodeList? _list = codes is null ? null : tables.Codes(codes);
    private readonly LandClassScheme? _scheme = codes is null ? null : tables.Scheme(codes);

    /// <summary>Whether values are land classes.</summary>
    public bool IsLandClass => _scheme is not null;

    /// <summary>The name of a code; null where it is not known. A class that the scheme lacks is looked for in the others, for older surveys use their own.</summary>
    public string? Find(string? code)
    {
        if (code is null)
            return null;
        if (_list is not null)
            return _list.Find(code)?.NameZh;
        return _scheme is null ? null : (_scheme.Find(code) ?? (tables.FindAny(code) is [var other, ..] ? other : null))?.NameZh;
    }
}
