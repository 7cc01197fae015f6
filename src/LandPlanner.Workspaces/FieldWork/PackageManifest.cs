namespace LandPlanner.Workspaces.FieldWork;

/// <summary>What a package says of itself, in <c>package.json</c>.</summary>
/// <param name="Format">Of this file; 1.</param>
/// <param name="Layer">Of the workspace, from which the subjects come.</param>
/// <param name="Form">The id of the ledger's form.</param>
/// <param name="Head">The hash of the workspace's newest revision when the package was made.</param>
/// <param name="Revision">Its number.</param>
/// <param name="Crs">Of all shapes: <c>EPSG:4550</c>.</param>
/// <param name="Fields">Of the layer, in order.</param>
/// <param name="References">The layers that came along to be seen.</param>
public sealed record PackageManifest(
    int Format,
    string Name,
    string Layer,
    string Form,
    DateTimeOffset MadeAt,
    string MadeBy,
    string Head,
    long Revision,
    string Crs,
    double LimitMetres,
    IReadOnlyList<PackageField> Fields,
    IReadOnlyList<PackageSubject> Subjects,
    IReadOnlyList<string> References)
{
    public const int CurrentFormat = 1;

    public const string FileName = "package.json";

    public string GeoPackageName => $"{Name}.gpkg";
}
