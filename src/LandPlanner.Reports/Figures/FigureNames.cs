using System.Globalization;
using LandPlanner.Figures;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Figures;

/// <summary>What is said of recomputed figures.</summary>
public static class FigureNames
{
    private const int MostIds = 20;

    /// <summary>"相符", "相差 +1宗", …</summary>
    public static string Of(FigureResult result, ReportLanguage language) => Verdict(result).In(language);

    /// <summary>What is missing, what is unknown, and since when a figure that does not hold did not; a sentence each.</summary>
    /// <param name="drift">Null where it never held, or holds.</param>
    public static IEnumerable<string> Remarks(FigureResult result, FigureDrift? drift, ReportLanguage language)
    {
        if (result.Gap is { } gap)
            yield return gap.Say(language == ReportLanguage.English);
        foreach (var unknown in result.Unknowns)
        {
            yield return new Words(
                $"图层“{unknown.Layer}”有 {unknown.Ids.Count} 个要素未填“{unknown.Field}”，未计入。", $"{unknown.Ids.Count} features of '{unknown.Layer}' say nothing in '{unknown.Field}' and add nothing.").In(language);
        }

        if (drift is not null)
            yield return Of(drift, language);
        else if (result.Verdict == FigureVerdict.Off)
            yield return new Words("可查的历史中从未与报告相符。", "At no revision that is kept did it hold.").In(language);
    }

    private static Words Verdict(FigureResult result) => result.Verdict switch
    {
        FigureVerdict.Equal => ("相符", "equal"),
        FigureVerdict.Met => result.Figure.Bound.Comparison switch
        {
            FigureComparison.AtLeast => ("达到", "at least met"),
            FigureComparison.AtMost => ("未超过", "at most met"),
            _ => ("在允许范围内", "within tolerance"),
        },
        FigureVerdict.Off => ($"相差 {Signed(result)}", $"off by {Signed(result)}"),
        _ => ("缺数据", "missing"),
    };

    private static string Signed(FigureResult result) => result.Difference!.Value.ToString("+0.############;-0.############;0", CultureInfo.InvariantCulture) + result.Figure.Reported.UnitText;

    private static string Of(FigureDrift drift, ReportLanguage language)
    {
        var (number, note) = (drift.Since.Number, drift.Since.Note);
        var changed = string.Join("; ", drift.Changed.Select(change => Of(change).In(language)));
        return new Words(
            $"自修订 {number}（{note.Author}：{note.Reason}）起不再相符，由 {drift.Before.Printed} 变为 {drift.After.Printed ?? "缺数据"}；所改要素：{changed}。",
            $"It has not held since revision {number} ({note.Author}: {note.Reason}), which made {drift.After.Printed ?? "nothing"} of {drift.Before.Printed}; changed: {changed}.").In(language);
    }

    private static Words Of(FigureChange change) => change.Ids.Count == 0
        ? ($"图层“{change.Layer}”整体写入", $"layer '{change.Layer}' written whole")
        : Same($"{change.Layer} #{string.Join(", #", change.Ids.Take(MostIds))}{(change.Ids.Count > MostIds ? " …" : "")}");

    private static Words Same(string text) => (text, text);
}
