using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Farmland;

/// <summary>What a layer offers to a ledger of plots: abandoned plots, patches to be put right, or land to be restored.</summary>
/// <remarks>
/// Of a land-use layer only the patches whose planting attribute says so are offered: untilled farmland as abandoned, land marked 即可恢复 or 工程恢复 as restorable. Of any other layer every
/// polygon is, unless it is to be restored and is farmland by the survey already. No ground is taken twice (<see cref="PlotMatching"/>).
/// </remarks>
public sealed class PlotOffering
{
    private const string AbandonedPlots = "abandoned-plot";
    private const string Restorations = "restoration";

    private readonly LedgerForm _form;
    private readonly FeatureSchema _schema;
    private readonly LayerView _view;
    private readonly PlotSurroundings _around;
    private readonly AbandonmentTable _abandonment;
    private readonly DateOnly _today;

    /// <param name="schema">Of the ledger's layer as it stands.</param>
    /// <param name="sources">The roles of layers whose polygons are plots.</param>
    /// <param name="today">Since a later day nothing is abandoned.</param>
    /// <exception cref="WorkspaceException">The layer has no polygons, or says nothing of this ledger's plots.</exception>
    public PlotOffering(LedgerForm form, FeatureSchema schema, AuditLayer layer, IReadOnlyList<LayerRole> sources, PlotSurroundings around, AbandonmentTable abandonment, DateOnly today)
    {
        (_form, _schema, _around, _abandonment, _today) = (form, schema, around, abandonment, today);
        _view = new(layer, around.Areas, around.Classes);
        if (!_view.IsPolygonal)
            throw new WorkspaceException($"The layer '{_view.Info.Name}' has no polygons, so no plots can be taken from it.");
        if (_view.Info.Name == form.Layer)
            throw new WorkspaceException($"'{form.Layer}' is the ledger itself. Name the layer that plots are taken from.");
        if (!sources.Contains(_view.Role))
        {
            throw new WorkspaceException(
                $"The layer '{_view.Info.Name}' is of the role '{_view.Role}' ({layer.Role.TitleZh}): its polygons are no plots for '{form.TitleZh}'. Plots come from layers of the roles " +
                $"{string.Join(", ", sources)} ('sources' in data/farmland/plots.yaml). Nothing was changed.");
        }

        if (IsSurvey && form.Id is not (AbandonedPlots or Restorations))
            throw new WorkspaceException($"A land-use layer does not say which patches belong into '{form.TitleZh}'. Name a layer of them.");
        if (IsSurvey && !_view.Has("planting"))
            throw new WorkspaceException($"The layer '{_view.Info.Name}' has no planting attribute (ZZSXDM), which says what is untilled or restorable.");
    }

    private bool IsSurvey => _view.Role == LayerRole.LandUse;

    /// <summary>Of each feature that is offered, in ascending id.</summary>
    /// <param name="there">All rows of the ledger.</param>
    /// <param name="takesRemainders">Whether of plots that lie in part on ground the ledger has, the rest is taken.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public IReadOnlyList<PlotOffer> Against(IReadOnlyList<LedgerRow> there, PlotShares shares, string prefix, bool takesRemainders, CancellationToken ct)
    {
        var offered = _view.Features.Where(IsOffered).ToArray();
        var sinces = Array.ConvertAll(offered, SinceOf);
        var grounds = PlotGround.Of(Array.ConvertAll(offered, feature => feature.Shape), _around, ct);
        var matches = Matches();
        var taken = offered.Select((feature, i) => Taken(feature, matches[i], takesRemainders)).ToArray();
        if (takesRemainders)
            grounds = PlotGround.Of(taken, _around, ct);
        var numbers = new LedgerNumbering(prefix, there.Select(row => row.Text("number")));
        var given = new string[offered.Length];
        return [.. offered.Select((feature, i) =>
        {
            var source = _view.Text(feature, "number");
            var row = taken[i] is { } shape ? Row(feature, shape, grounds[i], sinces[i], given[i] = numbers.Give(IsSurvey ? "" : source)) : null;
            given[i] ??= source;
            var neighbours = matches[i].Overlaps.Select(overlap => new PlotNeighbour(overlap.IsOffered ? given[overlap.Other] : there[overlap.Other].Text("number"), overlap.Area, overlap.Share));
            return new PlotOffer(feature, source, matches[i].Standing, [.. neighbours], _view.AreaOf(feature), row);
        })];

        // What is achieved is not taken, so it stands in nobody's way; what is no longer in the way of others may make them achieved in turn.
        PlotMatch[] Matches()
        {
            var achieved = new PlotMatch?[offered.Length];
            for (; ; )
            {
                var found = PlotMatching.Of(
                    [.. offered.Select((feature, i) => achieved[i] is null ? feature.Shape : null)], [.. there.Select(row => row.Shape)], shares, _around.Areas,
                    _form.Id == AbandonedPlots ? (plot, row) => AbandonedPlot.StandsInTheWay(there[row], sinces[plot], _abandonment) : null, takesRemainders, ct);
                int[] more = [.. Enumerable.Range(0, offered.Length).Where(i => achieved[i] is null && IsAchieved(found[i], grounds[i]))];
                if (more.Length == 0)
                    return [.. found.Select((match, i) => achieved[i] ?? match)];
                foreach (var i in more)
                    achieved[i] = new(PlotStanding.Achieved, [.. found[i].Overlaps.Where(overlap => !overlap.IsOffered)], null);
            }
        }
    }

    private static Geometry? Taken(Feature feature, PlotMatch match, bool takesRemainders) => match.Standing switch
    {
        PlotStanding.New => feature.Shape,
        PlotStanding.Overlapping when takesRemainders => match.Remainder,
        _ => null,
    };

    /// <summary>What the survey calls farmland is not to be made farmland again. A survey that is offered itself was asked before.</summary>
    private bool IsAchieved(PlotMatch match, PlotGround ground) =>
        _form.Id == Restorations && !IsSurvey && ground.Class?.IsCultivated == true && match.Standing is PlotStanding.New or PlotStanding.Overlapping;

    private bool IsOffered(Feature feature)
    {
        if (!IsSurvey)
            return true;
        var (planting, isFarmland) = (_view.Text(feature, "planting"), _view.ClassOf(feature)?.IsCultivated == true);
        return _form.Id == AbandonedPlots
            ? isFarmland && _abandonment.Untilled.Contains(planting, StringComparer.OrdinalIgnoreCase)
            : !isFarmland && _form.Get("kind").CodeOf(planting) is not null;
    }

    /// <summary>A time to come is not known to be one: it is kept as a note.</summary>
    private (int Year, string Season)? SinceOf(Feature feature) => ToldSince(feature) is { } since && _abandonment.BeginsAtFirst(since.Year, since.Season) <= _today ? since : null;

    private (int Year, string Season)? ToldSince(Feature feature) =>
        _abandonment.ReadSince(_view.Text(feature, "year")) ?? (IsSurvey && _view.Info.Vintage is { } vintage ? (vintage.Year, "") : null);

    private LedgerRow Row(Feature feature, Geometry shape, PlotGround ground, (int Year, string Season)? since, string number)
    {
        var village = _view.Text(feature, "village") is { Length: > 0 } told && !IsSurvey ? told : ground.Village.Name;
        var row = LedgerRow.New(_schema, shape).With(
        [
            new("number", number), new("name", _view.Text(feature, "name")), new("village", village), new("area_m2", ground.Area.SquareMetres),
            new("declared_m2", _view.Declared(feature)?.SquareMetres), new("farmland_m2", ground.Farmland?.SquareMetres),
            new("basic_farmland_m2", ground.BasicFarmland?.SquareMetres), new("source", _view.Info.Name), new("source_id", feature.Id),
            new("source_number", _view.Text(feature, "number")), new("responsible", _view.Text(feature, "responsible")),
        ]);
        return _form.Id switch
        {
            AbandonedPlots => Abandoned(row, feature, since),
            Restorations => Restorable(row, feature, ground),
            _ => row.With([new("state", "open"), new("problem", _view.Text(feature, "cause")), new("class_now", Said(ground.Class))]),
        };
    }

    private LedgerRow Abandoned(LedgerRow row, Feature feature, (int Year, string Season)? since)
    {
        var notes = new List<string>();
        var (cause, year) = (_view.Text(feature, "cause"), _view.Text(feature, "year"));
        var code = cause.Length == 0 ? null : _form.Get("cause").CodeOf(cause) ?? _abandonment.Causes.GetValueOrDefault(cause) ?? "other";
        if (code == "other")
            notes.Add($"原因：{cause}");
        if (since is null && year.Length > 0)
            notes.Add($"起始：{year}");
        return row.With(
        [
            new("household", _view.Text(feature, "owner")), new("since_year", since is { } known ? (long)known.Year : null), new("since_season", since?.Season), new("cause", code),
            new("state", "suspected"), new("note", string.Join("；", notes)),
        ]);
    }

    private LedgerRow Restorable(LedgerRow row, Feature feature, PlotGround ground)
    {
        var land = IsSurvey ? _view.ClassOf(feature) : ground.Class;
        return row.With(
        [
            new("kind", _form.Get("kind").CodeOf(_view.Text(feature, IsSurvey ? "planting" : "kind"))), new("class_before", land?.Code), new("class_before_name", land?.NameZh), new("state", "open"),
        ]);
    }

    private static string Said(LandClass? land) => land is null ? "" : $"{land.Code} {land.NameZh}";
}
