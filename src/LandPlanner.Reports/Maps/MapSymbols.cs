using LandPlanner.Features;

namespace LandPlanner.Reports.Maps;

/// <summary>How layers are drawn, on the map in the browser and in print: <c>data/map/symbols.yaml</c>. Immutable.</summary>
/// <param name="Groups">From the top of the layer list to its bottom.</param>
/// <param name="Symbols">From the bottom of the map to its top.</param>
/// <param name="Markers">The first that fits a kind is its own; the last fits all.</param>
public sealed record MapSymbols(
    IReadOnlyList<SymbolGroup> Groups, IReadOnlyList<LayerSymbol> Symbols, IReadOnlyList<Marker> Markers, ProgressLight Light)
{
    /// <summary>The symbol of a layer: that which names it, else that of its role, else the last.</summary>
    public LayerSymbol Of(string layer, LayerRole role) =>
        Symbols.FirstOrDefault(symbol => symbol.LayerPrefix is { } prefix && layer.StartsWith(prefix, StringComparison.Ordinal))
        ?? Symbols.FirstOrDefault(symbol => symbol.Role == role.Name)
        ?? Symbols[^1];

    /// <summary>The place of a layer's symbol from the bottom of the map.</summary>
    public int Order(string layer, LayerRole role)
    {
        var symbol = Of(layer, role);
        return Enumerable.Range(0, Symbols.Count).First(i => ReferenceEquals(Symbols[i], symbol));
    }

    public Marker MarkerOf(string kind) => Markers.First(marker => kind.Contains(marker.Contains, StringComparison.Ordinal));
}

/// <summary>A heading of the layer list.</summary>
public sealed record SymbolGroup(string Id, string TitleZh, string TitleEn);

/// <param name="Role">Null where <paramref name="LayerPrefix"/> says which layers are meant.</param>
/// <param name="LayerPrefix">The beginning of a layer's name.</param>
/// <param name="Opacity">Of the fill, from 0 to 1.</param>
/// <param name="By">The meaning, else the field, whose value chooses among <paramref name="Values"/>; null for one look.</param>
public sealed record LayerSymbol(
    string? Role,
    string? LayerPrefix,
    string Group,
    SymbolFill? Fill,
    double Opacity,
    SymbolStroke? Stroke,
    SymbolHatch? Hatch,
    SymbolLabel? Label,
    SymbolMarker? Marker,
    string? By,
    IReadOnlyList<SymbolValue> Values,
    bool IsHidden);

/// <param name="Colour">#rrggbb; null for the colour of the land class.</param>
/// <param name="Scheme">The classification that the land class is of; null for whichever has it.</param>
public sealed record SymbolFill(string? Colour, string? Scheme = null)
{
    public bool IsByLandClass => Colour is null;
}

/// <param name="Width">In CSS pixels.</param>
/// <param name="Dash">In CSS pixels; empty for a solid line.</param>
/// <param name="Below">The resolution in metres a pixel under which it is drawn; null for always.</param>
public sealed record SymbolStroke(string Colour, double Width, IReadOnlyList<double> Dash, double? Below);

/// <param name="Spacing">Between lines, in CSS pixels.</param>
/// <param name="Angle">In degrees from east, counter-clockwise.</param>
public sealed record SymbolHatch(string Colour, double Spacing, double Angle, double Width, double? Below);

/// <param name="Text">The meaning whose text is written.</param>
/// <param name="Size">In CSS pixels.</param>
public sealed record SymbolLabel(string Text, double Size, string Colour, double? Below);

/// <param name="By">The meaning that says the kind.</param>
/// <param name="HasLight">Whether progress is shown as a traffic light.</param>
/// <param name="Below">The resolution in metres a pixel under which the sign is drawn, and a dot above it; null for always the sign.</param>
public sealed record SymbolMarker(string By, bool HasLight, double? Below);

/// <param name="Colour">Takes the place of the colours of fill, stroke and hatch.</param>
public sealed record SymbolValue(string Value, string TitleZh, string TitleEn, string Colour);

public sealed record Marker(string Contains, string Icon, string Colour);
