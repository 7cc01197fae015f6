using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Cases;

/// <summary>Which surveys of land use speak of a patch.</summary>
/// <param name="Before">The state before it; null for none.</param>
/// <param name="IsBeforeSure">Whether that survey is known to be from before the change.</param>
/// <param name="Now">The state after it; null where no survey is that late.</param>
internal sealed record DeskSurveys(LayerView? Before, bool IsBeforeSure, LayerView? Now)
{
    /// <summary>The layers that can speak, one a vintage, the earliest first; one without a vintage only where none has one.</summary>
    public static IReadOnlyList<LayerView> Of(IEnumerable<LayerView> layers)
    {
        var all = layers.Where(layer => layer.Role == LayerRole.LandUse && layer.IsPolygonal).OrderBy(layer => layer.Info.Vintage).ThenBy(layer => layer.Info.Name, StringComparer.Ordinal).ToList();
        var dated = all.Where(layer => layer.Info.Vintage is not null).DistinctBy(layer => layer.Info.Vintage).ToList();
        return dated.Count > 0 ? dated : [.. all.Take(1)];
    }

    /// <summary>Where the images' days are told, the survey up to the former and the last from the latter on; else the last two.</summary>
    public static DeskSurveys For(IReadOnlyList<LayerView> surveys, DeskPatch patch)
    {
        var (from, until) = (patch.ImagedBefore, patch.ImagedAfter);
        if (surveys is [{ Info.Vintage: null } undated])
            return from is null && until is null ? new(null, false, undated) : new(undated, false, null);
        var now = surveys.LastOrDefault(survey => until is { } day ? survey.Info.Vintage >= day : from is null || survey.Info.Vintage > from);
        var before = from is { } first
            ? surveys.LastOrDefault(survey => survey.Info.Vintage <= first)
            : surveys.LastOrDefault(survey => survey != now && survey.Info.Vintage < (until ?? now!.Info.Vintage));
        if (before is not null)
            return new(before, true, now);
        var late = surveys.FirstOrDefault(survey => survey != now && survey.Info.Vintage < (until ?? now?.Info.Vintage));
        return new(late, false, now);
    }
}
