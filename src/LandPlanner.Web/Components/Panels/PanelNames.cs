namespace LandPlanner.Web.Components.Panels;

/// <summary>The panels by the names the address bar and the keyboard know.</summary>
internal static class PanelNames
{
    public const string Layers = "layers";
    public const string Search = "search";
    public const string Feature = "feature";
    public const string Table = "table";
    public const string Draw = "draw";
    public const string Import = "import";
    public const string Cases = "cases";
    public const string Places = "places";
    public const string Farmland = "farmland";
    public const string Figures = "figures";
    public const string Projects = "projects";
    public const string Land = "land";
    public const string Villages = "villages";
    public const string Plans = "plans";
    public const string Audit = "audit";
    public const string Matrix = "matrix";
    public const string Print = "print";
    public const string Settings = "settings";
    public const string Help = "help";
}
