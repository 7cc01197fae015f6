using System.Xml.Linq;
using LandPlanner.Features;

namespace LandPlanner.Workspaces.FieldWork.Qgis;

/// <summary>How a layer is drawn: all its features alike.</summary>
/// <param name="Fill">Red, green, blue and alpha, each to 255.</param>
/// <param name="Outline">The same.</param>
internal sealed record QgisSymbol(string Fill, string Outline, double OutlineMillimetres)
{
    /// <summary>Sizes are in millimetres on the screen.</summary>
    public XElement ToXml(GeometryKind kind) => new(
        "renderer-v2", new XAttribute("type", "singleSymbol"), new XAttribute("symbollevels", "0"), new XAttribute("enableorderby", "0"), new XAttribute("forceraster", "0"),
        new XElement("symbols", new XElement(
            "symbol", new XAttribute("type", TypeOf(kind)), new XAttribute("name", "0"), new XAttribute("alpha", "1"), new XAttribute("clip_to_extent", "1"), new XAttribute("force_rhr", "0"),
            new XElement(
                "layer", new XAttribute("class", ClassOf(kind)), new XAttribute("enabled", "1"), new XAttribute("locked", "0"), new XAttribute("pass", "0"),
                Properties(kind).Select(property => new XElement("prop", new XAttribute("k", property.Key), new XAttribute("v", property.Value)))))));

    private Dictionary<string, string> Properties(GeometryKind kind)
    {
        var width = FormattableString.Invariant($"{OutlineMillimetres}");
        return kind switch
        {
            GeometryKind.Point => new() { ["name"] = "circle", ["size"] = "3", ["size_unit"] = "MM", ["color"] = Fill, ["outline_color"] = Outline, ["outline_width"] = width },
            GeometryKind.Line => new() { ["line_color"] = Outline, ["line_width"] = width, ["line_width_unit"] = "MM" },
            _ => new() { ["color"] = Fill, ["style"] = "solid", ["outline_color"] = Outline, ["outline_style"] = "solid", ["outline_width"] = width, ["outline_width_unit"] = "MM" },
        };
    }

    private static string TypeOf(GeometryKind kind) => kind switch
    {
        GeometryKind.Point => "marker",
        GeometryKind.Line => "line",
        _ => "fill",
    };

    private static string ClassOf(GeometryKind kind) => kind switch
    {
        GeometryKind.Point => "SimpleMarker",
        GeometryKind.Line => "SimpleLine",
        _ => "SimpleFill",
    };
}
