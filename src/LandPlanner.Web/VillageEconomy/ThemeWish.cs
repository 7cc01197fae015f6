namespace LandPlanner.Web.VillageEconomy;

/// <summary>Which thematic map is wanted.</summary>
/// <param name="Theme">Its id.</param>
/// <param name="Way">How its classes are made; null for the theme's first way.</param>
/// <param name="Year">Of its numbers; null for the latest.</param>
internal sealed record ThemeWish(string Theme, string? Way, int? Year)
{
    /// <summary>As <c>/api/themes</c> takes it.</summary>
    public string Query() => string.Join('&', new[] { Way is null ? null : $"way={Way}", Year is { } year ? FormattableString.Invariant($"year={year}") : null }.OfType<string>());
}
