using System.Globalization;

namespace LandPlanner.LandClasses;

/// <summary>A code as met in a layer, with the name beside it; null where the layer names none.</summary>
public readonly record struct ClassSeen(string Code, string? Name);

/// <summary>How a layer's codes sit with one scheme.</summary>
/// <param name="Agreed">Codes whose name is the scheme's.</param>
/// <param name="Contradicted">Codes the scheme has under another name.</param>
/// <param name="Unknown">Codes the scheme does not have.</param>
/// <param name="Unnamed">Codes the scheme has, met without a name.</param>
public sealed record SchemeFit(LandClassScheme Scheme, int Agreed, int Contradicted, int Unknown, int Unnamed)
{
    internal int Against => Contradicted + Unknown;

    internal static SchemeFit Of(LandClassScheme scheme, IReadOnlyList<ClassSeen> seen)
    {
        var (agreed, contradicted, unknown, unnamed) = (0, 0, 0, 0);
        foreach (var (code, name) in seen)
        {
            if (scheme.Find(code) is not { } known)
                unknown++;
            else if (string.IsNullOrWhiteSpace(name))
                unnamed++;
            else if (IsSameName(known.NameZh, name))
                agreed++;
            else
                contradicted++;
        }

        return new(scheme, agreed, contradicted, unknown, unnamed);
    }

    internal static bool IsSameName(string known, string name) => Bare(known) == Bare(name);

    // "物流仓储用地", "物流仓储地" and "物流仓储" are one name in practice.
    private static string Bare(string name)
    {
        var bare = name.Trim();
        foreach (var ending in (ReadOnlySpan<string>)["用地", "地"])
        {
            if (bare.Length > ending.Length + 1 && bare.EndsWith(ending, StringComparison.Ordinal))
                return bare[..^ending.Length];
        }

        return bare;
    }
}

/// <summary>Which scheme a layer's codes are of.</summary>
/// <param name="Scheme">Null where the codes do not tell; the reason says why, and the user must.</param>
/// <param name="Fits">Each scheme, the best first.</param>
public sealed record SchemeDecision(LandClassScheme? Scheme, IReadOnlyList<SchemeFit> Fits, string Reason)
{
    internal static SchemeDecision For(IReadOnlyList<LandClassScheme> schemes, IReadOnlyList<ClassSeen> seen)
    {
        SchemeFit[] fits =
        [
            .. schemes.Select(scheme => SchemeFit.Of(scheme, seen))
                .OrderByDescending(fit => fit.Agreed - fit.Against).ThenByDescending(fit => fit.Agreed),
        ];
        if (seen.Count == 0 || fits.Length == 0)
            return new(null, fits, "The layer holds no land-class codes to decide by.");

        var best = fits[0];
        if (best.Against > best.Agreed + best.Unnamed)
            return new(null, fits, Sentence($"No scheme has most of its {seen.Count} classes; the nearest, {best.Scheme.Id}, contradicts or lacks {best.Against}."));
        var rivals = fits.Skip(1).Where(fit => (fit.Agreed, fit.Against) == (best.Agreed, best.Against)).ToList();
        return rivals.Any(rival => !MeansTheSame(best.Scheme, rival.Scheme, seen))
            ? new(null, fits, Sentence($"Its codes fit {best.Scheme.Id} and {string.Join(", ", rivals.Select(rival => rival.Scheme.Id))} alike but mean different things there."))
            : new(best.Scheme, fits, Sentence($"Of {seen.Count} classes {best.Agreed} agree with {best.Scheme.Id} by name, {best.Contradicted} contradict it and {best.Unknown} are not in it."));
    }

    /// <summary>Whether nothing of what is seen depends on the choice between the two.</summary>
    private static bool MeansTheSame(LandClassScheme one, LandClassScheme other, IReadOnlyList<ClassSeen> seen) =>
        seen.All(pair => (one.Find(pair.Code), other.Find(pair.Code)) switch
        {
            (null, null) => true,
            ({ } a, { } b) => a.NameZh == b.NameZh && a.Flow == b.Flow,
            _ => false,
        });

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
