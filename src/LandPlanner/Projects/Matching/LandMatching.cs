using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.LandClasses;
using LandPlanner.Overlays;
using LandPlanner.Stores;

namespace LandPlanner.Projects.Matching;

/// <summary>Finds land for a project: parcels, and several near each other, ranked with every reason for and against.</summary>
/// <remarks>
/// Farmland and red line are judged by the audit's own rules. What no layer tells is not known, never a pass. Areas are official; distances are metres of the workspace's plane, in which a kilometre is off by
/// some decimetres at most. Neither the order of layers, features and corners nor the number of threads changes the result.
/// </remarks>
public sealed class LandMatching
{
    private readonly MatchInput _input;
    private readonly List<Plot> _plots;
    private readonly Neighbours _neighbours;
    private readonly SiteScore _score;

    private LandMatching(MatchInput input, List<Plot> plots, Neighbours neighbours, SiteScore score) => (_input, _plots, _neighbours, _score) = (input, plots, neighbours, score);

    /// <summary>Looks at every candidate once.</summary>
    /// <exception cref="WorkspaceException">The need asks what cannot be, or names a class that there is not; or the audit cannot be run.</exception>
    public static LandMatching Prepare(MatchInput input, CancellationToken ct)
    {
        input.Need.Require(input.Rules.MostParcels);
        var landUse = LandUse.Of(input);
        RequireClasses(input, landUse);
        var candidates = input.Candidates.Select(layer => new LayerView(layer, input.Audit)).OrderBy(layer => layer.Info.Name, StringComparer.Ordinal)
            .SelectMany(layer => layer.Features.Where(feature => feature.Shape is { IsEmpty: false }).Select(feature => (Layer: layer, Feature: feature, Area: layer.AreaOf(feature)))).Where(one => one.Area > Area.Zero).ToList();
        var polygons = PolygonSet.Build([.. candidates.Select(one => one.Feature.Shape)], input.Audit.Areas, new ParallelOptions { CancellationToken = ct });
        var audited = candidates.Count == 0 ? [] : CandidateAudit.Run(input, [.. candidates.Select(one => one.Feature)], ct);
        var (ground, held) = (new CandidateGround(input, polygons, landUse, Classes(input), ct), new HeldBeneath(input, polygons, ct));
        var (availability, roads) = (new Availability(input), new RoadDistance(input, polygons, landUse, ct));
        var plots = new Plot[candidates.Count];
        Parallel.For(0, plots.Length, new ParallelOptions { CancellationToken = ct }, i =>
        {
            var (layer, feature, area) = candidates[i];
            var planned = input.Need.Planned.Count > 0 ? ground.Planned(i, area, layer.Text(feature, "plannedClass")) : default((KnownShare Share, MatchReason Reason)?);
            var present = input.Need.Present.Count > 0 ? ground.Present(i, area) : default((KnownShare Share, MatchReason Reason)?);
            List<MatchReason> reasons = [.. audited[i], .. new[] { planned?.Reason, present?.Reason }.OfType<MatchReason>()];
            if (input.Need.Without.Count > 0)
                reasons.Add(ground.Without(i, area));
            if (input.Need.SteepestGrade is not null)
                reasons.Add(ground.Slope(i, area));
            reasons.AddRange(availability.Of(layer, feature));
            reasons.AddRange(held.Of(i));
            var parcel = new MatchParcel(layer.Info.Name, layer.Role, feature.Id, feature.Version, layer.NameOf(feature), area, feature.Shape!, reasons);
            plots[i] = new(parcel, polygons.PlanarSquareMetres(i), roads.Of(i, feature.Shape!), planned?.Share, present?.Share);
        });
        var score = new SiteScore(input.Need, input.Rules);
        return new(input, [.. plots], new(polygons, score.GapMetres, input.Audit.Pack.Info.Tolerance.Sliver.SquareMetres, ct), score);
    }

    /// <summary>The best sites, within the bound that the table of rules states.</summary>
    public MatchResult Find(CancellationToken ct)
    {
        var search = new SiteSearch(_plots, _neighbours, _score, _input.Need, _input.Rules);
        var isUsable = _plots.Select(plot => plot.State != MatchState.Unfit && plot.Area <= _input.Need.Most).ToList();
        search.Run([.. Enumerable.Range(0, _plots.Count).Where(i => isUsable[i])], ct);
        var offered = search.Offers.SelectMany(offer => offer.Parcels).ToHashSet(ReferenceEqualityComparer.Instance);
        return new(
            _input.Need, _plots.Count, search.Offers, [.. _plots.Where((_, i) => !isUsable[i]).Select(RuledOut)],
            [.. _plots.Where((plot, i) => isUsable[i] && !offered.Contains(plot.Parcel)).Select(plot => plot.Parcel)], search.Looks, search.IsComplete)
        {
            Unplaced = _input.Unplaced,
        };
    }

    /// <summary>As the other, looking at no more candidates than these.</summary>
    /// <exception cref="WorkspaceException">As <see cref="Prepare"/> and the other say.</exception>
    public static LandOffer Judge(MatchInput input, IReadOnlyList<(string Layer, long Id)> parcels, CancellationToken ct)
    {
        var named = parcels.ToHashSet();
        return Prepare(input with { Candidates = [.. input.Candidates.Select(layer => layer with { Features = [.. layer.Features.Where(feature => named.Contains((layer.Info.Name, feature.Id)))] })] }, ct).Judge(parcels);
    }

    /// <summary>What is to be said of certain parcels as one site, whether it fits or not.</summary>
    /// <exception cref="WorkspaceException">A parcel is none of the candidates, or named twice.</exception>
    public LandOffer Judge(IReadOnlyList<(string Layer, long Id)> parcels)
    {
        if (parcels.Count == 0)
            throw new WorkspaceException("Name the parcels: LAYER:ID.");
        if (parcels.Distinct().Count() < parcels.Count)
            throw new WorkspaceException("A parcel is named twice.");
        var chosen = parcels.Select(parcel => _plots.FindIndex(plot => plot.Parcel.Layer == parcel.Layer && plot.Parcel.Id == parcel.Id) is >= 0 and var index
            ? index
            : throw new WorkspaceException($"There is no parcel {parcel.Id} of '{parcel.Layer}' among those that were looked at.")).Order().ToList();
        var offer = _score.Offer([.. chosen.Select(index => _plots[index])]);
        return offer with { Reasons = [.. offer.Reasons, .. Together(chosen)] };
    }

    private IEnumerable<MatchReason> Together(List<int> chosen)
    {
        if (chosen.Count > _score.MostParcels)
            yield return new("parcels", MatchOutcome.Fail, $"多于 {_score.MostParcels} 个地块", $"More than {_score.MostParcels} parcels");
        if (!_neighbours.IsConnected(chosen))
            yield return new("near", MatchOutcome.Fail, $"地块之间相距超过 {SiteScore.Metres(_score.GapMetres)} 米，不能成为一个场地", $"The parcels lie more than {SiteScore.Metres(_score.GapMetres)} m apart, and are not one site");
        foreach (var (one, other) in chosen.SelectMany((one, i) => chosen.Skip(i + 1).Select(other => (one, other))).Where(pair => _neighbours.IsOver(pair.one, pair.other)))
        {
            yield return new(
                "overlap", MatchOutcome.Fail, $"“{_plots[one].Parcel.Name}”与“{_plots[other].Parcel.Name}”重叠", $"'{_plots[one].Parcel.Name}' and '{_plots[other].Parcel.Name}' lie over each other");
        }
    }

    private MatchParcel RuledOut(Plot plot) => plot.Area <= _input.Need.Most ? plot.Parcel : plot.Parcel with
    {
        Reasons =
        [
            .. plot.Parcel.Reasons,
            new("area", MatchOutcome.Fail, $"面积 {SiteScore.Mu(plot.Area)} 亩，多于 {SiteScore.Mu(_input.Need.Most)} 亩", $"{SiteScore.Mu(plot.Area)} mu, more than {SiteScore.Mu(_input.Need.Most)} mu"),
        ],
    };

    private static void RequireClasses(MatchInput input, LayerView? landUse)
    {
        if (input.Need.Planned.Count > 0)
        {
            if (Classes(input) is not { } classes)
                throw new WorkspaceException($"It is not known by which classes plans of {input.Audit.On.Year} are written; data/schemes/checks.yaml says from which year on which are.");
            Require(input.Need.Planned, classes);
        }

        var present = landUse?.Scheme ?? input.Audit.Classes.Schemes[0];
        Require([.. input.Need.Present, .. input.Need.Without], present);
    }

    /// <summary>By which plans of the day are written.</summary>
    private static LandClassScheme? Classes(MatchInput input) => input.ClassScheme is { } id ? input.Audit.Classes.Scheme(id) : null;

    private static void Require(IReadOnlyList<string> codes, LandClassScheme classes)
    {
        if (codes.FirstOrDefault(code => classes.Find(code) is null) is { } unknown)
            throw new WorkspaceException($"There is no class '{unknown}' in {classes.Id} ({classes.TitleZh}). Correct the code.");
    }
}
