using System.Xml;
using System.Xml.Linq;
using LandPlanner.Crs;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.FieldWork.Qgis;

/// <summary>A project of QGIS 3 with only what a package needs; QGIS fills in the rest with its defaults.</summary>
/// <param name="Layers">The first is drawn on top.</param>
/// <param name="Extent">What is in view at first; null shows everything.</param>
internal sealed record QgisProject(
    string Title, string GeoPackage, CrsDefinition Crs, IReadOnlyList<QgisLayer> Layers, IReadOnlyList<QgisRelation> Relations, Envelope? Extent)
{
    /// <summary>The oldest version whose form of the file this is.</summary>
    private const string Version = "3.22.0";

    public void Write(string path)
    {
        using var writer = XmlWriter.Create(path, new() { Indent = true, Encoding = new System.Text.UTF8Encoding(false) });
        ToXml().Save(writer);
    }

    public XDocument ToXml() => new(
        new XDocumentType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null),
        new XElement(
            "qgis", new XAttribute("version", Version), new XAttribute("projectname", Title),
            new XElement("title", Title),
            new XElement("projectCrs", CrsXml()),
            new XElement("layer-tree-group", Layers.Select(TreeLayer)),
            new XElement("relations", Relations.Select(relation => relation.ToXml())),
            View(),
            new XElement("projectlayers", Layers.Select(layer => layer.ToXml(GeoPackage, CrsXml()))),
            new XElement("layerorder", Layers.Select(layer => new XElement("layer", new XAttribute("id", layer.Id)))),
            new XElement(
                "properties",
                new XElement("Paths", new XElement("Absolute", new XAttribute("type", "bool"), "false")),
                new XElement("SpatialRefSys", new XElement("ProjectionsEnabled", new XAttribute("type", "int"), "1"))),
            DefaultView()));

    private XElement TreeLayer(QgisLayer layer) => new(
        "layer-tree-layer", new XAttribute("id", layer.Id), new XAttribute("name", layer.Title), new XAttribute("source", layer.Source(GeoPackage)), new XAttribute("providerKey", "ogr"),
        new XAttribute("checked", "Qt::Checked"), new XAttribute("expanded", "0"));

    private XElement? View() => Extent is null ? null : new(
        "mapcanvas", new XAttribute("name", "theMapCanvas"),
        new XElement("units", "meters"),
        new XElement("extent", Bound("xmin", Extent.MinX), Bound("ymin", Extent.MinY), Bound("xmax", Extent.MaxX), Bound("ymax", Extent.MaxY)),
        new XElement("rotation", "0"),
        new XElement("destinationsrs", CrsXml()));

    private XElement? DefaultView() => Extent is null ? null : new(
        "ProjectViewSettings", new XAttribute("UseProjectScales", "0"),
        new XElement(
            "DefaultViewExtent",
            new XAttribute("xmin", Extent.MinX), new XAttribute("ymin", Extent.MinY), new XAttribute("xmax", Extent.MaxX), new XAttribute("ymax", Extent.MaxY), CrsXml()));

    private static XElement Bound(string name, double value) => new(name, FormattableString.Invariant($"{value:F2}"));

    /// <summary>QGIS knows the system by its EPSG code; the text is for readers that do not.</summary>
    private XElement CrsXml() => new(
        "spatialrefsys",
        new XElement("wkt", Crs.Wkt), new XElement("srid", Crs.Code.Epsg), new XElement("authid", Crs.Code.ToString()), new XElement("description", Crs.Name),
        new XElement("geographicflag", Crs.Kind == CrsKind.Geographic ? "true" : "false"));
}
