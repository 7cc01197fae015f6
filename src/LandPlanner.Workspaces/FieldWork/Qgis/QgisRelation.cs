using System.Xml.Linq;

namespace LandPlanner.Workspaces.FieldWork.Qgis;

/// <summary>Rows of one layer that belong to a row of another.</summary>
internal sealed record QgisRelation(string Id, string Title, string ChildLayer, string ChildField, string ParentLayer, string ParentField)
{
    public XElement ToXml() => new(
        "relation", new XAttribute("id", Id), new XAttribute("name", Title), new XAttribute("referencingLayer", ChildLayer), new XAttribute("referencedLayer", ParentLayer),
        new XAttribute("strength", "Association"),
        new XElement("fieldRef", new XAttribute("referencingField", ChildField), new XAttribute("referencedField", ParentField)));
}
