namespace LandPlanner.Cases;

/// <summary>Who makes a move.</summary>
/// <param name="Role">Null where the workspace knows nobody: then anybody may do anything, and the history says who did.</param>
/// <param name="Village">The village a village clerk answers for; empty for none.</param>
public sealed record Actor(string Name, PersonRole? Role, string Village = "");
