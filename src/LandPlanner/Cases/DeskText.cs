using System.Globalization;

namespace LandPlanner.Cases;

/// <summary>Parts of a patch in words, as the ledger keeps them.</summary>
public static class DeskText
{
    /// <summary>"0103 旱地" where there is but one; else each with its m², the greatest first: "0103 旱地 812.34；0201 果园 30.12". Empty where there is none.</summary>
    public static string Classes(IReadOnlyList<DeskClassShare> shares, bool english = false) => shares switch
    {
        [] => "",
        [var only] => Name(only, english),
        _ => string.Join(english ? "; " : "；", shares.OrderByDescending(share => share.Area).Select(share => string.Create(CultureInfo.InvariantCulture, $"{Name(share, english)} {share.Area.SquareMetres:0.00}"))),
    };

    private static string Name(DeskClassShare share, bool english) => $"{share.Code} {share.Name}".Trim() is { Length: > 0 } name ? name : english ? "not covered" : "无数据";
}
