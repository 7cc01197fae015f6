using LandPlanner.IdleLand;

namespace LandPlanner.Workspaces.Tables;

/// <summary>What idle land is judged by and how it is followed: <c>data/idle/idle-land.yaml</c>.</summary>
/// <param name="FloorColumns">What layers of idle buildings call their floor, the preferred first.</param>
public sealed record IdleTables(IdleTable Table, IdleProcess Process, IReadOnlyList<string> FloorColumns);
