using System.Collections.Concurrent;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Schemes;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Workspaces.Schemes;

/// <summary>The public-benefit share of a scheme while one of its parcels is edited.</summary>
/// <param name="Limit">The least share.</param>
/// <param name="Before">As the layer stands.</param>
/// <param name="Now">With the parcel as it is being edited.</param>
public sealed record LiveShare(Ratio Limit, PublicShareStanding Before, PublicShareStanding Now);

/// <summary>Answers what the public-benefit share of a scheme would be, from memory: of parcels that no edit has touched since, areas are not measured again.</summary>
/// <remarks>Any thread may ask.</remarks>
public sealed class LiveShares(Workspace workspace, HeldLayers held)
{
    private readonly ConcurrentDictionary<string, Measured> _measured = new(StringComparer.Ordinal);

    /// <param name="id">The parcel that is edited; null for a new one.</param>
    /// <param name="values">What it says, by meaning of the table of roles.</param>
    /// <param name="area">Official, as it is drawn.</param>
    /// <returns>Null where the layer is no tract scheme.</returns>
    /// <exception cref="Stores.LayerNotFoundException">There is no such layer.</exception>
    public async ValueTask<LiveShare?> AskAsync(LayerInfo layer, long? id, IReadOnlyDictionary<string, object?> values, Area area, CancellationToken ct)
    {
        if (layer.Role != SchemeChecking.TractScheme)
            return null;
        var parcels = Measure(await held.GetAsync(layer.Name, ct));
        var (rules, classes) = (workspace.Tables.Schemes, workspace.Tables.LandClasses);
        var edited = new SharedParcel(Text(values.GetValueOrDefault("plannedClass")), Text(values.GetValueOrDefault("year")), area);
        List<SharedParcel> now = [.. parcels.Where(one => one.Key != id).Select(one => one.Value.Parcel), edited];
        return new(
            rules.Scheme["public-share"].Limit!.Value, PublicShareStanding.Of([.. parcels.Values.Select(one => one.Parcel)], rules, classes), PublicShareStanding.Of(now, rules, classes));
    }

    private IReadOnlyDictionary<long, MeasuredParcel> Measure(HeldLayer layer)
    {
        var name = layer.Info.Name;
        var known = _measured.GetValueOrDefault(name);
        if (known is not null && ReferenceEquals(known.Of, layer))
            return known.Parcels;
        var role = workspace.Tables.Roles.Get(layer.Info.Role);
        var (plannedClass, year) = (role.FieldFor("plannedClass", layer.Info.Schema), role.FieldFor("year", layer.Info.Schema));
        // A layer shares with the one before it what edits left alone.
        var parcels = layer.Features.ToDictionary(feature => feature.Id, feature => known?.Parcels.GetValueOrDefault(feature.Id) is { } one && ReferenceEquals(one.Of, feature)
            ? one
            : new(feature, new(TextAt(feature, plannedClass), TextAt(feature, year), feature.Shape?.Area(workspace.Areas) ?? Area.Zero)));
        _measured[name] = new(layer, parcels);
        return parcels;
    }

    private static string TextAt(HeldFeature feature, int field) => field < 0 ? "" : Text(feature.Values[field]);

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";

    private sealed record Measured(HeldLayer Of, IReadOnlyDictionary<long, MeasuredParcel> Parcels);

    private sealed record MeasuredParcel(HeldFeature Of, SharedParcel Parcel);
}
