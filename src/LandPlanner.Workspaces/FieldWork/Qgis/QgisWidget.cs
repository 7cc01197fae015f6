using System.Xml.Linq;

namespace LandPlanner.Workspaces.FieldWork.Qgis;

/// <summary>How a field is edited: QGIS's name of the widget, and its options as the project file writes them.</summary>
/// <remarks>Names and options are those QGIS 3.22 itself writes; QField reads the same.</remarks>
internal sealed record QgisWidget(string Type, params IReadOnlyList<XElement> Options)
{
    public static readonly QgisWidget Hidden = new("Hidden");

    public static readonly QgisWidget Text = new("TextEdit", Flag("IsMultiline", false), Flag("UseHtml", false));

    public static readonly QgisWidget LongText = new("TextEdit", Flag("IsMultiline", true), Flag("UseHtml", false));

    public static readonly QgisWidget CheckBox = new("CheckBox");

    public static readonly QgisWidget Date = DateTime("yyyy-MM-dd");

    public static readonly QgisWidget Moment = DateTime("yyyy-MM-dd HH:mm:ss");

    /// <summary>A picture whose path is kept relative to the project; QField offers its camera.</summary>
    public static readonly QgisWidget Photo = new(
        "ExternalResource",
        Number("DocumentViewer", 1), Number("DocumentViewerHeight", 0), Number("DocumentViewerWidth", 0), Flag("FileWidget", true), Flag("FileWidgetButton", true),
        Option("FileWidgetFilter", "QString", ""), Number("RelativeStorage", 1), Number("StorageMode", 0));

    /// <param name="choices">Title and stored code, in order.</param>
    public static QgisWidget ValueMap(IEnumerable<(string Title, string Code)> choices) => new(
        "ValueMap",
        new XElement("Option", new XAttribute("type", "List"), new XAttribute("name", "map"), choices.Select(choice => Map(Option(choice.Title, "QString", choice.Code)))));

    /// <summary>Whole numbers between two bounds. It cuts off what lies beyond them, and rounds, so it is for nothing else.</summary>
    public static QgisWidget Range(int least, int most) => new(
        "Range", Flag("AllowNull", true), Number("Min", least), Number("Max", most), Number("Step", 1), Option("Style", "QString", "SpinBox"));

    public static QgisWidget RelationReference(string relation) => new(
        "RelationReference",
        Flag("AllowAddFeatures", false), Flag("AllowNULL", false), Flag("MapIdentification", true), Flag("OrderByValue", true), Flag("ReadOnly", false),
        Option("Relation", "QString", relation), Flag("ShowForm", false));

    public static XElement Map(params object[] options) => new("Option", new XAttribute("type", "Map"), options);

    public static XElement Option(string name, string type, string value) =>
        new("Option", new XAttribute("name", name), new XAttribute("type", type), new XAttribute("value", value));

    public XElement ToXml() => new(
        "editWidget", new XAttribute("type", Type), new XElement("config", Options.Count == 0 ? new XElement("Option") : Map([.. Options.Select(option => new XElement(option))])));

    private static QgisWidget DateTime(string format) => new(
        "DateTime",
        Flag("allow_null", true), Flag("calendar_popup", true), Option("display_format", "QString", format), Option("field_format", "QString", format), Flag("field_iso_format", false));

    private static XElement Flag(string name, bool value) => Option(name, "bool", value ? "true" : "false");

    private static XElement Number(string name, int value) => Option(name, "int", FormattableString.Invariant($"{value}"));
}
