using LandPlanner.Features;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A field as the layer had it when the package was made.</summary>
public sealed record PackageField(string Name, FieldType Type);
