using LandPlanner.Audits;
using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.IdleLand;

/// <summary>What a layer offers to the ledger of idle land or of idle buildings: every polygon whose ground is not there yet (<see cref="PlotMatching"/>).</summary>
/// <remarks>
/// Ground that was closed, dismissed or revived before may lie idle again. It does not stand in the way of another feature, nor of its own where that was changed since; the very feature that was followed to its end is
/// known, and taken again only where somebody asks for that.
/// </remarks>
public sealed class IdleOffering
{
    public const string Parcels = "idle-parcel";
    public const string Buildings = "idle-building";
    public const string Revived = "revived";
    public static readonly LayerRole Role = new("idle-land");

    private const string SourceVersion = "source_version";

    private readonly LedgerForm _form;
    private readonly FeatureSchema _schema;
    private readonly LayerView _view;
    private readonly PlotSurroundings _around;
    private readonly IdleProcess _process;
    private readonly string? _floor;

    /// <param name="schema">Of the ledger's layer as it stands.</param>
    /// <param name="floors">What a column of floor may be called.</param>
    /// <exception cref="WorkspaceException">The layer has no polygons, is the ledger itself, or holds what belongs into the other one.</exception>
    public IdleOffering(LedgerForm form, FeatureSchema schema, AuditLayer layer, PlotSurroundings around, IdleProcess process, IReadOnlyList<string> floors)
    {
        (_form, _schema, _around, _process) = (form, schema, around, process);
        _view = new(layer, around.Areas, around.Classes);
        if (!_view.IsPolygonal)
            throw new WorkspaceException($"The layer '{_view.Info.Name}' has no polygons, so nothing can be taken from it.");
        if (_view.Info.Name == form.Layer)
            throw new WorkspaceException($"'{form.Layer}' is the ledger itself. Name the layer that is taken from.");
        if (!Takes(form.Id, _view.Role))
        {
            throw new WorkspaceException(form.Id == Parcels
                ? (Sentence)$"The layer '{_view.Info.Name}' is of the role '{_view.Role}', not '{Role}': nobody says that its polygons are idle land. Import it with --role {Role}, or name the layer of idle land."
                : $"The layer '{_view.Info.Name}' is of the role '{Role}': it holds land, no buildings. Name the layer of the buildings.");
        }

        _floor = floors.FirstOrDefault(name => _view.Info.Schema.IndexOf(name) >= 0);
    }

    /// <summary>Whether a ledger takes from layers of a role: land from layers of idle land alone, buildings from any other.</summary>
    public static bool Takes(string formId, LayerRole role) => (formId == Parcels) == (role == Role);

    /// <summary>Of each feature, in ascending id.</summary>
    /// <param name="there">All rows of the ledger.</param>
    /// <param name="foundOn">The day on which parcels were found.</param>
    /// <param name="takesAgain">Whether what was followed to its end is taken again from the same feature as well.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public IReadOnlyList<PlotOffer> Against(IReadOnlyList<LedgerRow> there, PlotShares shares, string prefix, DateOnly foundOn, bool takesRemainders, bool takesAgain, CancellationToken ct)
    {
        var offered = _view.Features;
        var matches = PlotMatching.Of(
            Array.ConvertAll(offered, feature => feature.Shape), [.. there.Select(row => row.Shape)], shares, _around.Areas,
            (feature, row) => !IsOver(there[row]) || (!takesAgain && IsFrom(there[row], offered[feature])), takesRemainders, ct);
        var taken = offered.Select((_, i) => matches[i].Standing switch
        {
            PlotStanding.New => offered[i].Shape,
            PlotStanding.Overlapping when takesRemainders => matches[i].Remainder,
            _ => null,
        }).ToArray();
        var grounds = PlotGround.Of(taken, _around, ct);
        var numbers = new LedgerNumbering(prefix, there.Select(row => row.Text("number")));
        var given = new string[offered.Length];
        return [.. offered.Select((feature, i) =>
        {
            var source = _view.Text(feature, "number");
            var row = taken[i] is { } shape ? Row(feature, shape, grounds[i], given[i] = numbers.Give(source), foundOn) : null;
            given[i] ??= source;
            var neighbours = matches[i].Overlaps.Select(overlap => new PlotNeighbour(overlap.IsOffered ? given[overlap.Other] : there[overlap.Other].Text("number"), overlap.Area, overlap.Share));
            return new PlotOffer(feature, source, matches[i].Standing, [.. neighbours], _view.AreaOf(feature), row);
        })];
    }

    private bool IsOver(LedgerRow row) => row.Text("state") is var state && (state == Revived || _process.Ends.Contains(state));

    /// <summary>Whether a row was taken from a feature as it still is; a ledger of an earlier form does not say which version it was.</summary>
    private bool IsFrom(LedgerRow row, Feature feature) =>
        row.Text("source") == _view.Info.Name && row.Integer("source_id") == feature.Id && (row.Integer(SourceVersion) is not { } version || version == feature.Version);

    private LedgerRow Row(Feature feature, Geometry shape, PlotGround ground, string number, DateOnly foundOn)
    {
        var row = LedgerRow.New(_schema, shape);
        if (_schema.IndexOf(SourceVersion) >= 0)
            row = row.With(SourceVersion, feature.Version);
        row = row.With(
        [
            new("number", number), new("name", _view.Text(feature, "name")), new("holder", _view.Text(feature, "owner")),
            new("village", _view.Text(feature, "village") is { Length: > 0 } told ? told : ground.Village.Name), new("area_m2", ground.Area.SquareMetres),
            new("source", _view.Info.Name), new("source_id", feature.Id), new("source_number", _view.Text(feature, "number")),
        ]);
        return _form.Id == Buildings
            ? row.With([new("state", "idle"), new("floor_m2", Floor(feature))])
            : row.With(
            [
                new("state", _process.Begins), new("found_on", foundOn), new("due_on", foundOn.AddDays(_process.FirstDueDays)), new("cause_told", _view.Text(feature, "cause")),
                new("declared_m2", _view.Declared(feature)?.SquareMetres), new("farmland_m2", ground.Farmland?.SquareMetres),
            ]);
    }

    private double? Floor(Feature feature) => _floor is null ? null : feature.Values[_view.Info.Schema.IndexOf(_floor)] switch
    {
        double real when real >= 0 => real,
        long whole when whole >= 0 => whole,
        _ => null,
    };
}
