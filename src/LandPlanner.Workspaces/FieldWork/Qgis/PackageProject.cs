using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.FieldWork.Qgis;

/// <summary>The project of a package: its layers, their forms, and how evidence belongs to subjects.</summary>
internal sealed class PackageProject
{
    private const string RelationId = "evidence_of_subject";
    private const string UsedAsItLies = "no_action";

    private static readonly QgisSymbol SubjectSymbol = new("227,26,28,40", "227,26,28,255", 0.8);
    private static readonly QgisSymbol EvidenceSymbol = new("31,120,180,255", "255,255,255,255", 0.4);
    private static readonly QgisSymbol SheetSymbol = new("15,118,110,255", "255,255,255,255", 0.4);
    private static readonly QgisSymbol ReferenceSymbol = new("0,0,0,0", "110,110,110,255", 0.3);

    private readonly FieldPackageRequest _request;
    private readonly LayerInfo _layer;
    private readonly QgisRelation _relation;

    private PackageProject(FieldPackageRequest request, LayerInfo layer)
    {
        (_request, _layer) = (request, layer);
        _relation = new(RelationId, Word("举证材料", "Evidence"), LayerId(PackageTables.Evidence), PackageTables.Subject, LayerId(PackageTables.Subjects), "fid");
    }

    public static QgisProject Of(FieldPackageRequest request, LayerInfo layer, IReadOnlyList<LayerInfo> references, CrsDefinition crs, Envelope? extent)
    {
        var project = new PackageProject(request, layer);
        return new(
            request.Name, $"{request.Name}.gpkg", crs, [project.Evidence(), .. request.Sheets.Select(project.Sheet), project.Subjects(), .. references.Select(project.Reference)], [project._relation], extent);
    }

    private QgisLayer Evidence() => new(
        LayerId(PackageTables.Evidence), Word("举证材料", "Evidence"), PackageTables.Evidence, GeometryKind.Point, "Point", EvidenceSymbol,
        [
            Key, Version,
            new(PackageTables.Uuid, "", QgisWidget.Hidden) { Default = "uuid('WithoutBraces')" },
            new(PackageTables.Subject, _request.IsEnglish ? _request.Form.TitleEn : _request.Form.TitleZh, QgisWidget.RelationReference(RelationId)) { IsRequired = true },
            new(PackageTables.Kind, Word("类别", "Kind"), Choices(_request.EvidenceKinds)) { IsRequired = _request.EvidenceKinds.Count > 0 },
            new(PackageTables.Photo, Word("照片", "Photo"), QgisWidget.Photo),
            new(PackageTables.Note, Word("说明", "Note"), QgisWidget.LongText),
            new(PackageTables.Operator, Word("拍摄人", "Taken by"), QgisWidget.Text),
        ])
    {
        NameColumn = PackageTables.Photo,
        Properties = new Dictionary<string, string>
        {
            ["QFieldSync/action"] = UsedAsItLies,
            ["QFieldSync/cloud_action"] = UsedAsItLies,
            ["QFieldSync/attachment_naming"] = JsonSerializer.Serialize(new Dictionary<string, string>
            {
                [PackageTables.Photo] = $"'{PackageTables.PhotoFolder}/' || coalesce(\"{PackageTables.Subject}\", 0) || '_' || format_date(now(), 'yyyyMMddhhmmsszzz') || '.jpg'",
            }),
        },
    };

    private QgisLayer Subjects() => new(
        LayerId(PackageTables.Subjects), _request.IsEnglish ? _request.Form.TitleEn : _request.Form.TitleZh, PackageTables.Subjects, _layer.Kind, GeometryType(_layer.Kind), SubjectSymbol,
        [Key, Version, .. _layer.Schema.Fields.Select(SubjectField)])
    {
        NameColumn = _request.LabelField,
        HasLabels = true,
        Children = _relation,
        Properties = new Dictionary<string, string>
        {
            ["QFieldSync/action"] = UsedAsItLies,
            ["QFieldSync/cloud_action"] = UsedAsItLies,
            ["QFieldSync/is_geometry_locked"] = "true",
        },
    };

    private QgisLayer Sheet(FieldSheet sheet) => new(
        LayerId(sheet.Form.Layer), Word(sheet.Form.TitleZh, sheet.Form.TitleEn), sheet.Form.Layer, sheet.Form.Kind, GeometryType(sheet.Form.Kind), SheetSymbol,
        [
            Key, Version,
            .. sheet.Form.Fields.Select(field => new QgisField(field.Name, Word(field.TitleZh, field.TitleEn), WidgetOf(field))
            {
                IsEditable = !field.IsKept,
                IsRequired = field.IsRequired && !field.IsKept,
            }),
        ])
    {
        NameColumn = sheet.Form.Fields[0].Name,
        HasLabels = true,
        Properties = new Dictionary<string, string>
        {
            ["QFieldSync/action"] = UsedAsItLies,
            ["QFieldSync/cloud_action"] = UsedAsItLies,
            ["QFieldSync/is_geometry_locked"] = "true",
        },
    };

    private QgisLayer Reference(LayerInfo layer, int index) => new(
        LayerId(PackageTables.Reference(index)), layer.Name, PackageTables.Reference(index), layer.Kind, GeometryType(layer.Kind), ReferenceSymbol,
        [Key, Version, .. layer.Schema.Fields.Select(field => new QgisField(field.Name, "", QgisWidget.Text) { IsEditable = false })])
    {
        IsReadOnly = true,
        Properties = new Dictionary<string, string> { ["QFieldSync/action"] = UsedAsItLies, ["QFieldSync/cloud_action"] = UsedAsItLies },
    };

    private static QgisField Key => new("fid", "", QgisWidget.Hidden) { IsEditable = false };

    /// <summary>The version a row left the workspace with; nobody types it.</summary>
    private static QgisField Version => new("lp_version", "", QgisWidget.Hidden) { IsEditable = false, Default = "1" };

    private QgisField SubjectField(Field field)
    {
        if (_request.Form.Find(field.Name) is not { } asked)
            return new(field.Name, "", QgisWidget.Hidden) { IsEditable = false };
        var isEditable = !asked.IsKept && PackageTables.CanReturn(field);
        return new(field.Name, _request.IsEnglish ? asked.TitleEn : asked.TitleZh, WidgetOf(asked)) { IsEditable = isEditable, IsRequired = isEditable && asked.IsRequired };
    }

    private QgisWidget WidgetOf(LedgerField field) => field.Type switch
    {
        _ when field.Choices.Count > 0 => Choices(field.Choices),
        FieldType.Integer when field is { Least: { } least and > int.MinValue, Most: { } most and < int.MaxValue } => QgisWidget.Range((int)Math.Ceiling(least), (int)Math.Floor(most)),
        FieldType.Boolean => QgisWidget.CheckBox,
        FieldType.Date => QgisWidget.Date,
        FieldType.DateTime => QgisWidget.Moment,
        FieldType.Binary => QgisWidget.Hidden,
        _ => QgisWidget.Text,
    };

    private QgisWidget Choices(IReadOnlyList<LedgerChoice> choices) => choices.Count == 0
        ? QgisWidget.Text
        : QgisWidget.ValueMap(choices.Select(choice => (_request.IsEnglish ? choice.TitleEn : choice.TitleZh, choice.Code)));

    /// <summary>The table's name and a GUID, as QGIS's own ids are; the same for the same package.</summary>
    private string LayerId(string table)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_request.Name}/{table}"));
        return $"{table}_{new Guid(hash.AsSpan(0, 16)).ToString().Replace('-', '_')}";
    }

    private string Word(string zh, string en) => _request.IsEnglish ? en : zh;

    private static string GeometryType(GeometryKind kind) => kind switch
    {
        GeometryKind.None => "NoGeometry",
        GeometryKind.Line => "MultiLineString",
        _ => $"Multi{kind}",
    };
}
