using LandPlanner.Features;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>The tables of a package's GeoPackage. Their names are plain, since programs on telephones meet them.</summary>
internal static class PackageTables
{
    public const string Subjects = "subjects";
    public const string Evidence = "evidence";

    public const string Uuid = "uuid";
    public const string Subject = "subject";
    public const string Kind = "kind";
    public const string Photo = "photo";
    public const string Note = "note";
    public const string Operator = "operator";

    /// <summary>Where QField is told to put photos.</summary>
    public const string PhotoFolder = "photos";

    /// <summary>One row a photo, at the place where whoever took it stood. When it was taken its EXIF says.</summary>
    public static LayerDraft EvidenceDraft { get; } = new(Evidence, LayerRole.Reference, GeometryKind.Point, new(
    [
        new(Uuid, FieldType.Text), new(Subject, FieldType.Integer), new(Kind, FieldType.Text), new(Photo, FieldType.Text),
        new(Note, FieldType.Text), new(Operator, FieldType.Text),
    ]));

    /// <summary>Whether what a device writes into a field can be believed. Times cannot: QGIS and QField write the device's own clock into a GeoPackage as if it were UTC.</summary>
    public static bool CanReturn(Field field) => field.Type != FieldType.DateTime;

    public static LayerDraft SubjectsDraft(LayerInfo layer) => new(Subjects, layer.Role, layer.Kind, layer.Schema);

    public static string Reference(int index) => FormattableString.Invariant($"reference_{index + 1}");
}
