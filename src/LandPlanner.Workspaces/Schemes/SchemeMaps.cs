using System.Globalization;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Papers;
using LandPlanner.Schemes;
using LandPlanner.Workspaces.Papers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Schemes;

/// <summary>The maps of a scheme's draft: where it lies, the land use of today, the planned classes, and the control lines.</summary>
internal sealed class SchemeMaps(Workspace workspace, PrintedGround ground, SchemeDraft draft)
{
    private const string NoColour = "#d9d9d3";
    private const double LocationLetters = 8;

    private static readonly string[] ControlRoles = ["basic-farmland", "red-line", "urban-boundary"];

    private readonly Envelope _around = PaperLayers.Around(draft.Parcels.Select(parcel => parcel.Part.Shape!));

    public async Task<IReadOnlyList<PaperMap>> ReadAsync(CancellationToken ct) => [await LocationAsync(ct), await PresentAsync(ct), await PlannedAsync(ct), await ControlAsync(ct)];

    private async Task<PaperMap> LocationAsync(CancellationToken ct)
    {
        var town = (ground.ExtentOf("village") ?? ground.ExtentOf("land-use"))?.Copy() ?? new();
        town.ExpandToInclude(_around);
        var layers = await ground.ReadAsync(["urban-boundary", "village"], null, ct);
        return Map("区位图", town, [.. layers.Select(Named), PaperLayers.Of(workspace, "site", "成片开发地块", Features(_ => ""))], ["village"]);
    }

    /// <summary>With names at any scale, small enough for all of a town.</summary>
    private static PrintedLayer Named(PrintedLayer layer) =>
        layer.Symbol.Label is { } label ? layer with { Symbol = layer.Symbol with { Label = label with { Size = LocationLetters, Below = null } } } : layer;

    private async Task<PaperMap> PresentAsync(CancellationToken ct)
    {
        var layers = await NamelessAsync(["land-use", "village"], ct);
        return Map("土地利用现状图", _around, [.. layers, PaperLayers.Of(workspace, "parcel", "成片开发地块（编号同表 1）", Features(_ => ""))], ["land-use"]);
    }

    private async Task<PaperMap> PlannedAsync(CancellationToken ct)
    {
        var classes = draft.Planned.ToDictionary(use => use.Code, use => new PrintedClass(use.Code.Length > 0 ? $"{use.Code} {use.Name}" : "未定", ColourOf(use.Code) ?? NoColour), StringComparer.Ordinal);
        var keys = draft.Planned.Select(use => use.Code).ToList();
        var parcels = Features(parcel => keys.First(key => key.Equals(parcel.Class, StringComparison.OrdinalIgnoreCase)));
        return Map("规划用途图（编号同表 1）", _around, [.. await NamelessAsync(["urban-boundary", "village"], ct), PaperLayers.Of(workspace, "planned", "规划用途", parcels, classes)], []);
    }

    private async Task<PaperMap> ControlAsync(CancellationToken ct) => Map(
        "控制线图", _around, [.. await NamelessAsync([.. ControlRoles, "village"], ct), PaperLayers.Of(workspace, "parcel", "成片开发地块（编号同表 1）", Features(_ => ""))], ControlRoles);

    private async Task<IEnumerable<PrintedLayer>> NamelessAsync(IReadOnlyList<string> roles, CancellationToken ct) =>
        (await ground.ReadAsync(roles, PaperMap.GroundOf(_around), ct)).Select(PaperLayers.WithoutNames);

    /// <summary>The parcels, numbered as in the table of parcels.</summary>
    private IEnumerable<PrintedFeature> Features(Func<DraftParcel, string> key) =>
        draft.Parcels.Select((parcel, i) => new PrintedFeature(parcel.Part.Shape!, key(parcel), (i + 1).ToString(CultureInfo.InvariantCulture), null));

    /// <summary>By the classes of the scheme's year; one without a colour of its own takes that of the class above it.</summary>
    private string? ColourOf(string code)
    {
        if (draft.Classes is not { } classes)
            return workspace.Tables.LandClasses.ColourOf(code);
        for (var one = classes.Find(code); one is not null; one = classes.Find(one.Parent))
        {
            if (one.Colour is { } colour)
                return colour;
        }

        return null;
    }

    private PaperMap Map(string title, Envelope around, IReadOnlyList<PrintedLayer> layers, IReadOnlyList<string> needed)
    {
        var missing = ground.Missing(needed).ToList();
        return new(missing.Count == 0 ? title : $"{title}（工作库中没有{string.Join("、", missing)}）", around, layers, workspace.Crs, PrintedGround.ToGeographic(workspace));
    }
}
