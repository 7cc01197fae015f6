using System.Globalization;
using System.Xml.Linq;
using LandPlanner.Features;

namespace LandPlanner.Workspaces.FieldWork.Qgis;

/// <summary>A table of the GeoPackage as a layer of the project.</summary>
/// <param name="Id">Unique in the project, and of the length that QGIS gives its own: shorter ones it replaces by others, and then relations lead nowhere.</param>
/// <param name="GeometryType">QGIS's word: MultiPolygon, Point, NoGeometry.</param>
/// <param name="Fields">In the table's order.</param>
internal sealed record QgisLayer(
    string Id, string Title, string Table, GeometryKind Kind, string GeometryType, QgisSymbol Symbol, IReadOnlyList<QgisField> Fields)
{
    public bool IsReadOnly { get; init; }

    /// <summary>By whose value people know a row in lists.</summary>
    public string? NameColumn { get; init; }

    /// <summary>Whether that value is written beside each feature on the map.</summary>
    public bool HasLabels { get; init; }

    /// <summary>Whose rows the form of this layer lists.</summary>
    public QgisRelation? Children { get; init; }

    /// <summary>For QField.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public XElement ToXml(string geoPackage, XElement crs) => new(
        "maplayer",
        new XAttribute("type", "vector"), new XAttribute("geometry", GeometryWord), new XAttribute("wkbType", GeometryType), new XAttribute("readOnly", IsReadOnly ? "1" : "0"),
        new XAttribute("labelsEnabled", HasLabels ? "1" : "0"), new XAttribute("styleCategories", "AllStyleCategories"), new XAttribute("hasScaleBasedVisibilityFlag", "0"),
        new XElement("id", Id),
        new XElement("datasource", Source(geoPackage)),
        new XElement("layername", Title),
        new XElement("srs", crs),
        new XElement("provider", new XAttribute("encoding", "UTF-8"), "ogr"),
        new XElement("flags", new XElement("Identifiable", "1"), new XElement("Removable", "1"), new XElement("Searchable", IsReadOnly ? "0" : "1"), new XElement("Private", "0")),
        Kind == GeometryKind.None ? null : Symbol.ToXml(Kind),
        Labels(),
        new XElement("customproperties", QgisWidget.Map([.. Properties.Select(property => QgisWidget.Option(property.Key, "QString", property.Value))])),
        new XElement("layerOpacity", "1"),
        new XElement("fieldConfiguration", Fields.Select(field => new XElement(
            "field", new XAttribute("name", field.Name), new XAttribute("configurationFlags", "None"), field.Widget.ToXml()))),
        new XElement("aliases", Fields.Select((field, i) => new XElement(
            "alias", new XAttribute("field", field.Name), new XAttribute("index", i), new XAttribute("name", field.Alias)))),
        new XElement("defaults", Fields.Select(field => new XElement(
            "default", new XAttribute("field", field.Name), new XAttribute("expression", field.Default), new XAttribute("applyOnUpdate", "0")))),
        new XElement("constraints", Fields.Select(Constraint)),
        new XElement("editable", Fields.Select(field => new XElement("field", new XAttribute("name", field.Name), new XAttribute("editable", field.IsEditable ? "1" : "0")))),
        new XElement("editorlayout", "tablayout"),
        Form(),
        new XElement("previewExpression", NameColumn is null ? "" : Quote(NameColumn)));

    public string Source(string geoPackage) => $"./{geoPackage}|layername={Table}";

    private string GeometryWord => Kind switch
    {
        GeometryKind.None => "No geometry",
        var kind => kind.ToString(),
    };

    private XElement Form() => new(
        "attributeEditorForm",
        Fields.Select((field, i) => (Field: field, Index: i)).Where(place => place.Field.IsShown).Select(place => new XElement(
            "attributeEditorField", new XAttribute("name", place.Field.Name), new XAttribute("index", place.Index), new XAttribute("showLabel", "1"))),
        Children is null ? null : new XElement(
            "attributeEditorRelation", new XAttribute("name", Children.Id), new XAttribute("relation", Children.Id), new XAttribute("label", Children.Title),
            new XAttribute("relationWidgetTypeId", "relation_editor"), new XAttribute("nmRelationId", ""), new XAttribute("forceSuppressFormPopup", "0"), new XAttribute("showLabel", "1")));

    private XElement? Labels() => !HasLabels || NameColumn is null || Kind == GeometryKind.None ? null : new(
        "labeling", new XAttribute("type", "simple"),
        new XElement(
            "settings",
            new XElement(
                "text-style", new XAttribute("fieldName", NameColumn), new XAttribute("isExpression", "0"), new XAttribute("fontSize", "10"), new XAttribute("fontSizeUnit", "Point"),
                new XAttribute("textColor", "0,0,0,255"),
                new XElement(
                    "text-buffer", new XAttribute("bufferDraw", "1"), new XAttribute("bufferSize", "1"), new XAttribute("bufferSizeUnits", "MM"),
                    new XAttribute("bufferColor", "255,255,255,255"))),
            new XElement("placement", new XAttribute("placement", Kind == GeometryKind.Polygon ? "1" : "0"))));

    /// <summary>1 forbids an empty value, 2 forbids one that is there already; strength 1 is firm.</summary>
    private static XElement Constraint(QgisField field)
    {
        var key = field.Name == "fid";
        return new(
            "constraint", new XAttribute("field", field.Name), new XAttribute("constraints", ((field.IsRequired || key ? 1 : 0) | (key ? 2 : 0)).ToString(CultureInfo.InvariantCulture)),
            new XAttribute("notnull_strength", field.IsRequired || key ? "1" : "0"), new XAttribute("unique_strength", key ? "1" : "0"), new XAttribute("exp_strength", "0"));
    }

    private static string Quote(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
