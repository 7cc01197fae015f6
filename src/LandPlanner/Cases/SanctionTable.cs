using LandPlanner.Areas;
using LandPlanner.Stores;

namespace LandPlanner.Cases;

/// <summary>Which articles punish what, and how much (<c>data/cases/sanctions.csv</c>). Immutable.</summary>
/// <remarks>A range to expect, for those who file a case; the authority decides.</remarks>
public sealed class SanctionTable(IReadOnlyList<SanctionRule> rules)
{
    private const string Between = "; ";

    public IReadOnlyList<SanctionRule> Rules => rules;

    /// <summary>Null where the table has none.</summary>
    public SanctionRule? Find(string id) => rules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>The articles that apply by themselves, in the order of the table.</summary>
    /// <param name="farmland">Of the ground; null where not known: then what asks for farmland does not apply by itself.</param>
    public IReadOnlyList<SanctionRule> Applying(string kind, Area? farmland, Area? basicFarmland) =>
        [.. rules.Where(rule => rule.Kinds.Contains(kind) && IsThere(rule.Ground, farmland, basicFarmland))];

    /// <summary>
    /// The articles a case names (its field <c>sanction</c>), with what each may cost. Where it names none, those that apply by themselves; none to a case that was judged otherwise than
    /// unlawful, or that the desk finds lawful or unchanged and nobody judged.
    /// </summary>
    public IReadOnlyList<Sanction> For(Case one, SanctionBases? bases = null)
    {
        var named = Read(one.Row.Text("sanction"));
        var (area, farmland, basic, approved) = (Of(one, "area_m2"), Of(one, "farmland_m2"), Of(one, "basic_farmland_m2"), Of(one, "approved_m2"));
        var applying = named.Count > 0 ? named.Select(Find).OfType<SanctionRule>() : MayBePunished(one) ? Applying(one.Kind, farmland, basic) : [];
        return [.. applying.Select(rule => Reckon(rule, Ground(rule.Ground), bases ?? SanctionBases.Unknown))];

        // What was approved is not occupied illegally.
        Area Ground(SanctionGround ground) => ground switch
        {
            SanctionGround.BasicFarmland => basic ?? Area.Zero,
            SanctionGround.Farmland => farmland ?? Area.Zero,
            _ => area is { } whole ? whole - (approved ?? Area.Zero) : Area.Zero,
        };
    }

    /// <summary>What an article may cost on some ground: reckoned exactly, rounded to cents, half up.</summary>
    public static Sanction Reckon(SanctionRule rule, Area on, SanctionBases bases)
    {
        var squareMetres = on.Hundredths / 100m;
        var unit = rule.Base switch
        {
            SanctionBase.Area => (decimal?)squareMetres,
            SanctionBase.CultivationFee => bases.CultivationFeePerSquareMetre * squareMetres,
            SanctionBase.RestorationFee => bases.RestorationFeePerSquareMetre * squareMetres,
            _ => bases.IllegalIncome / 100,
        };
        return new(rule, on, Cents(unit * rule.Low), Cents(unit * rule.High));
    }

    /// <summary>Ids as the ledger keeps them.</summary>
    public static string Write(IEnumerable<SanctionRule> applying) => string.Join(Between, applying.Select(rule => rule.Id));

    /// <summary>What <see cref="Write"/> wrote, or somebody typed: ids between semicolons, commas or spaces.</summary>
    public static IReadOnlyList<string> Read(string text) => text.Split([';', '；', ',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether a case may be punished at all: not one that was judged otherwise than unlawful, nor one that the desk finds lawful or unchanged and nobody judged.</summary>
    public static bool MayBePunished(Case one) => one.Row.Text("judgement") switch
    {
        "illegal" => true,
        "" => one.Row.Text("desk_verdict") is not ("lawful" or "unchanged"),
        _ => false,
    };

    /// <summary>Articles that somebody tells and the table does not have, as full sentences.</summary>
    public IReadOnlyList<string> Complaints(string told) => Read(told).Where(id => Find(id) is null).ToList() is { Count: > 0 } unknown
        ? [Sentence.Said($"'sanction' names {string.Join(", ", unknown)}, which data/cases/sanctions.csv does not have; there are {string.Join(", ", rules.Select(rule => $"{rule.Id} ({rule.Law}{rule.Article})"))}.")]
        : [];

    /// <summary>The articles of a case whose kind has changed: those that came with the kind it had give way to those that come with the one it has; null for none.</summary>
    public string? Following(Case before, Case after)
    {
        var named = Read(after.Row.Text("sanction")).ToHashSet(StringComparer.Ordinal);
        var applying = MayBePunished(after) ? Applying(after.Kind, Of(after, "farmland_m2"), Of(after, "basic_farmland_m2")) : [];
        return Write(rules.Where(rule => applying.Contains(rule) || named.Contains(rule.Id) && !rule.Kinds.Contains(before.Kind))) is { Length: > 0 } ids ? ids : null;
    }

    private static bool IsThere(SanctionGround ground, Area? farmland, Area? basicFarmland) => ground switch
    {
        SanctionGround.Farmland => farmland > Area.Zero || basicFarmland > Area.Zero,
        SanctionGround.BasicFarmland => basicFarmland > Area.Zero,
        _ => true,
    };

    private static Area? Of(Case one, string field) => one.Row.Real(field) is { } squareMetres ? Area.FromSquareMetres(squareMetres) : null;

    private static decimal? Cents(decimal? yuan) => yuan is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;
}
