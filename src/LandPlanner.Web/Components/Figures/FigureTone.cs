using LandPlanner.Figures;

namespace LandPlanner.Web.Components.Figures;

/// <summary>In which tone of the map a figure's verdict is shown.</summary>
internal static class FigureTone
{
    public static string Of(FigureResult result) => result.Holds ? "clear" : result.Verdict == FigureVerdict.Missing ? "notice" : "violation";
}
