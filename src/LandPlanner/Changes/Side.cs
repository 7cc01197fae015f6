using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Changes;

/// <summary>One vintage, patch by patch in ascending id.</summary>
internal sealed class Side
{
    public Side(LayerView view, ChangeInput input, CancellationToken ct)
    {
        (View, Features) = (view, view.Features);
        Cover = GroundCover.Of(Array.ConvertAll(Features, feature => feature.Shape), input, ct);
        Official = Array.ConvertAll(Features, view.AreaOf);
        Ridges = Array.ConvertAll(Features, RidgeFactor);
        Plantings = Array.ConvertAll(Features, feature => view.Text(feature, "planting").ToUpperInvariant());
    }

    public LayerView View { get; }

    public Feature[] Features { get; }

    public GroundCover Cover { get; }

    /// <summary>The official area of each patch as it stands, overlaps and all.</summary>
    public Area[] Official { get; }

    /// <summary>The share of ridges in each patch; 0 where it is not cultivated, or what it says is no share.</summary>
    public double[] Ridges { get; }

    /// <summary>The planting attribute of each patch; empty where it has none.</summary>
    public string[] Plantings { get; }

    private double RidgeFactor(Feature feature) =>
        View.ClassOf(feature)?.IsCultivated == true && View.Number(feature, "ridgeFactor") is >= 0 and < 1 and var factor
            ? factor
            : 0;
}
