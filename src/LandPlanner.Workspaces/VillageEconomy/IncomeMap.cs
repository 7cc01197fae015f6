using LandPlanner.Projects;
using LandPlanner.VillageEconomy;
using LandPlanner.Workspaces.Farmland;

namespace LandPlanner.Workspaces.VillageEconomy;

/// <summary>A village and what it took in.</summary>
/// <param name="Income">Null where nobody said.</param>
public sealed record VillageShare(string Village, VillageIncome? Income)
{
    /// <summary>In 万元, exact; null where nobody said.</summary>
    public decimal? Value => Income?.Amount.In(MoneyUnit.Wan);
}

/// <summary>The incomes of a year, village by village.</summary>
/// <param name="Year">Null where nothing was entered at all.</param>
/// <param name="Years">That have entries, the latest first.</param>
/// <param name="Villages">By income from the greatest down, those without one last; villages of the layer and of the ledger.</param>
public sealed record IncomeMap(int? Year, IReadOnlyList<int> Years, IReadOnlyList<VillageShare> Villages)
{
    /// <summary>The theme it is shown by.</summary>
    public const string ThemeId = "income";

    public Money Total => Money.Sum(Villages.Select(one => one.Income?.Amount ?? Money.Zero));

    /// <param name="year">Null for the latest that has entries.</param>
    public static async Task<IncomeMap> ReadAsync(Workspace workspace, int? year, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var incomes = await IncomeBook.ReadAsync(workspace, snapshot, ct);
        IReadOnlyList<int> years = [.. incomes.Select(income => income.Year).Distinct()];
        var shown = year ?? (years.Count > 0 ? years[0] : null);
        var byVillage = incomes.Where(income => income.Year == shown).ToDictionary(income => income.Village, StringComparer.Ordinal);
        var names = (await FarmlandLayers.VillageNamesAsync(workspace, snapshot, ct)).Union(byVillage.Keys);
        return new(
            shown, years,
            [.. names.Select(name => new VillageShare(name, byVillage.GetValueOrDefault(name))).OrderByDescending(one => one.Income?.Amount.Cents ?? -1).ThenBy(one => one.Village, StringComparer.Ordinal)]);
    }
}
