using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Overlays;
using LandPlanner.Stores;

namespace LandPlanner.Schemes;

/// <summary>The parcels of a layer, and what lies beneath them.</summary>
internal sealed class SchemeParcels
{
    private readonly AuditInput _input;
    private readonly AuditLayer _layer;
    private readonly CancellationToken _ct;

    /// <exception cref="WorkspaceException">There is no such layer, it has another role, or it is empty.</exception>
    public SchemeParcels(AuditInput input, string name, LayerRole role, CancellationToken ct)
    {
        (_input, _ct) = (input, ct);
        _layer = input.Layers.FirstOrDefault(layer => layer.Info.Name == name) ?? throw new LayerNotFoundException(name);
        if (_layer.Info.Role != role)
            throw new WorkspaceException($"The layer '{name}' has the role '{_layer.Info.Role}', where '{role}' is expected. Import it again under that role.");
        if (_layer.Features.Count == 0)
            throw new WorkspaceException($"The layer '{name}' is empty: there is nothing to check.");
        Features = [.. _layer.Features.OrderBy(feature => feature.Id)];
        Polygons = PolygonSet.Build([.. Features.Select(feature => feature.Shape)], input.Areas);
        Areas = [.. Features.Select(feature => input.Areas.Of(feature.Shape))];
        Whole = Areas.Aggregate(Area.Zero, (sum, area) => sum + area);
    }

    public string Layer => _layer.Info.Name;

    /// <summary>By id.</summary>
    public IReadOnlyList<Feature> Features { get; }

    public PolygonSet Polygons { get; }

    /// <summary>One a parcel.</summary>
    public IReadOnlyList<Area> Areas { get; }

    public Area Whole { get; }

    /// <summary>Empty where it is not known.</summary>
    public string Text(int parcel, string meaning) => Text(_layer, Features[parcel], meaning);

    public string Name(int parcel) => Text(parcel, "name") is { Length: > 0 } name ? name : Text(parcel, "number") is { Length: > 0 } number ? number : $"{Layer} {Features[parcel].Id}";

    public SchemePart Part(int parcel) => new(Layer, Features[parcel].Id, Name(parcel), Areas[parcel], Features[parcel].Shape);

    /// <summary>How much of parcels lies on the features of a role; null where no layer has it.</summary>
    /// <param name="counts">Which of the features count.</param>
    public IReadOnlyList<Beneath>? On(LayerRole role, Func<AuditLayer, Feature, bool> counts)
    {
        var layers = CurrentLayers.Of(_input.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal), role, layer => layer.Info);
        if (layers.Count == 0)
            return null;
        var members = layers.SelectMany(layer => layer.Features.Where(feature => counts(layer, feature)).Select(feature => (layer, feature))).ToList();
        var set = PolygonSet.Build([.. members.Select(member => member.feature.Shape)], _input.Areas);
        return [.. CrossTab.Pairs(Polygons, set, _ct).Select(pair => new Beneath(pair.A, members[pair.B].layer, members[pair.B].feature, pair.SquareMetres))];
    }

    public static string Text(AuditLayer layer, Feature feature, string meaning) => layer.Role.FieldFor(meaning, layer.Info.Schema) is >= 0 and var index
        ? Convert.ToString(feature.Values[index], CultureInfo.InvariantCulture)?.Trim() ?? ""
        : "";
}

/// <summary>A parcel's ground on a feature of another layer.</summary>
internal sealed record Beneath(int Parcel, AuditLayer Layer, Feature Feature, double SquareMetres);
