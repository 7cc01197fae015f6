namespace LandPlanner.Web.Components.Panels;

/// <summary>A key, or several pressed together, and what it does.</summary>
/// <param name="Keys">Ways to press it; in each the keys held together are joined by "+".</param>
/// <param name="Word">The name of the sentence that tells what it does.</param>
internal sealed record Shortcut(string Word, params string[] Keys);

/// <summary>All keys of the map, as the help shows them. Those of panels are watched in client/keys.ts, those of a tool in the tool's own module.</summary>
internal static class Shortcuts
{
    public static readonly IReadOnlyList<(string Group, IReadOnlyList<Shortcut> Keys)> All =
    [
        ("Panels",
        [
            new("Help", "?"), new("Search", "/"), new("Layers", "L"), new("Table", "T"), new("Draw", "D"), new("Import", "I"), new("Audit", "A"), new("Cases", "C"), new("Farmland", "F"), new("Figures", "G"), new("Projects", "J"), new("Land", "K"), new("Places", "R"), new("Plans", "N"), new("Villages", "V"), new("Matrix", "M"), new("Print", "P"), new("Close", "Esc"),
        ]),
        ("Map", [new("Pan", "←", "↑", "→", "↓"), new("ZoomKeys", "+", "−"), new("Rotate", "Alt+Shift+Drag"), new("ZoomBox", "Shift+Drag")]),
        ("Shapes", [new("Polygon", "P"), new("Rectangle", "R"), new("Circle", "C"), new("Hole", "H")]),
        ("Changing", [new("Vertices", "V"), new("Move", "G"), new("Turn", "O"), new("Scale", "K"), new("DeleteVertex", "Delete")]),
        ("Drawing",
        [
            new("Trace", "T"), new("Coordinates", "X"), new("LengthAngle", "L"), new("RemoveLast", "Backspace"), new("Finish", "Enter"), new("Stop", "Esc"),
            new("Undo", "Z", "Ctrl+Z"), new("Redo", "Ctrl+Y", "Ctrl+Shift+Z"), new("Save", "Ctrl+S"),
        ]),
    ];
}
