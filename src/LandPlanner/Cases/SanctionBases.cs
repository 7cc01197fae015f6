namespace LandPlanner.Cases;

/// <summary>Amounts that no law of the state sets, in yuan. Null where not known.</summary>
/// <param name="CultivationFeePerSquareMetre">耕地开垦费 of the province, for the land in question.</param>
/// <param name="RestorationFeePerSquareMetre">土地复垦费 of the province.</param>
/// <param name="IllegalIncome">Of the act.</param>
public sealed record SanctionBases(decimal? CultivationFeePerSquareMetre = null, decimal? RestorationFeePerSquareMetre = null, decimal? IllegalIncome = null)
{
    public static readonly SanctionBases Unknown = new();
}
