using LandPlanner.VillageEconomy;

namespace LandPlanner.Workspaces.Tables;

/// <summary>What the ledgers of villages go by: <c>data/villages</c>.</summary>
/// <param name="Income">What columns of incomes are called.</param>
/// <param name="Titles">What columns of estates are called.</param>
public sealed record VillageTables(ColumnNames Income, ColumnNames Titles);
