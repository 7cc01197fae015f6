namespace LandPlanner.Themes;

/// <summary>How classes are made.</summary>
public enum ThemeMethod
{
    /// <summary>By lower limits that are given.</summary>
    Limits,

    /// <summary>As many values in each class as can be, equal values in the same.</summary>
    Quantile,

    /// <summary>As wide as each other, from the least value to the greatest.</summary>
    Equal,
}

/// <summary>A way to make classes, for a person to choose.</summary>
/// <param name="Classes">How many, at least 2; of given limits one more than there are limits.</param>
/// <param name="Limits">Ascending; empty where they come from the values.</param>
public sealed record ThemeWay(string Id, string TitleZh, string TitleEn, ThemeMethod Method, int Classes, IReadOnlyList<decimal> Limits)
{
    public string Title(bool english) => english ? TitleEn : TitleZh;
}
