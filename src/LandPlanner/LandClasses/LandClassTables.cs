namespace LandPlanner.LandClasses;

/// <summary>All schemes, crosswalks and code lists. Immutable.</summary>
public sealed class LandClassTables
{
    private readonly Dictionary<string, CodeList> _codeLists;

    /// <exception cref="ArgumentException">A scheme or code list is there twice.</exception>
    public LandClassTables(
        IReadOnlyList<LandClassScheme> schemes, IReadOnlyList<Crosswalk> crosswalks, IReadOnlyList<CodeList> codeLists)
    {
        if (schemes.DistinctBy(scheme => scheme.Id).Count() != schemes.Count)
            throw new ArgumentException("A scheme is there twice.", nameof(schemes));
        (Schemes, Crosswalks, CodeLists) = (schemes, crosswalks, codeLists);
        _codeLists = codeLists.ToDictionary(list => list.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The preferred one first.</summary>
    public IReadOnlyList<LandClassScheme> Schemes { get; }

    public IReadOnlyList<Crosswalk> Crosswalks { get; }

    public IReadOnlyList<CodeList> CodeLists { get; }

    /// <summary>Null where there is no such scheme.</summary>
    public LandClassScheme? Scheme(string id) =>
        Schemes.FirstOrDefault(scheme => scheme.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null where the scheme or its class does not exist.</summary>
    public LandClass? Find(string scheme, string? code) => Scheme(scheme)?.Find(code);

    /// <summary>What a code means in each scheme that has it.</summary>
    public IReadOnlyList<LandClass> FindAny(string? code) =>
        [.. Schemes.Select(scheme => scheme.Find(code)).OfType<LandClass>()];

    /// <summary>The colour of a class, #rrggbb; one that has no colour of its own takes that of the class above it. Null where none has any.</summary>
    /// <param name="scheme">That the code is of; null for any.</param>
    public string? ColourOf(string code, string? scheme = null)
    {
        for (var length = code.Length; length > 1; length--)
        {
            if (FindAny(code[..length], scheme).FirstOrDefault(known => known.Colour is not null) is { } found)
                return found.Colour;
        }

        return null;
    }

    /// <summary>The tables with some of the schemes only, in the order they are named; all of them where none is named.</summary>
    public LandClassTables Only(IReadOnlyList<string> schemes) => schemes.Count == 0 ? this : new([.. schemes.Select(Scheme).OfType<LandClassScheme>()], Crosswalks, CodeLists);

    /// <summary>What a code means in a scheme, or where none is named in each that has it.</summary>
    public IReadOnlyList<LandClass> FindAny(string? code, string? scheme) => scheme is null ? FindAny(code) : Find(scheme, code) is { } known ? [known] : [];

    /// <summary>Null where there is no direct way.</summary>
    public Crosswalk? Crosswalk(string fromScheme, string toScheme) =>
        Crosswalks.FirstOrDefault(way => way.FromScheme == fromScheme && way.ToScheme == toScheme);

    /// <summary>Null where there is no such list.</summary>
    public CodeList? Codes(string name) => _codeLists.GetValueOrDefault(name);

    /// <summary>Decides by what a layer holds which scheme its codes are of.</summary>
    public SchemeDecision DecideScheme(IEnumerable<ClassSeen> seen) => SchemeDecision.For(Schemes, [.. seen.Distinct()]);
}
