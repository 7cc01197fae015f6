namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A row of the workspace that was packed.</summary>
/// <param name="Hash">Of the row as it was packed, in hexadecimal: a row of the same id and version in another generation of the layer is another row.</param>
public sealed record PackageSubject(long Id, long Version, string Label, string Hash);
