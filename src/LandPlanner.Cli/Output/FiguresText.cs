using System.Globalization;
using LandPlanner.Figures;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Figures;
using LandPlanner.Workspaces.Figures;

namespace LandPlanner.Cli.Output;

/// <summary>Recomputed figures as text.</summary>
internal static class FiguresText
{
    /// <param name="hasFeatures">Lists every feature.</param>
    public static void Print(Wording wording, IReadOnlyList<FigureRun> runs, IReadOnlyList<string> files, bool hasFeatures)
    {
        foreach (var run in runs)
            Print(wording, run, hasFeatures);
        var (all, held) = (runs.Sum(run => run.Results.Count), runs.Sum(run => run.Results.Count(result => result.Holds)));
        Console.WriteLine(wording.Say($"共 {all} 个数字，相符 {held} 个。", $"{all} figures, {held} of them hold."));
        foreach (var file in files)
            Console.WriteLine("  " + file);
    }

    private static void Print(Wording wording, FigureRun run, bool hasFeatures)
    {
        var language = wording.English ? ReportLanguage.English : ReportLanguage.Chinese;
        Console.WriteLine($"{(wording.English ? run.Sheet.TitleEn : run.Sheet.TitleZh)} ({wording.Say("修订", "revision")} {run.Head.Number})");
        var columns = new Columns(
            wording.Say("编号", "id"), wording.Say("数字", "figure"), run.Sheet.AreTargets ? wording.Say("目标", "target") : wording.Say("报告", "reported"),
            wording.Say("重算", "recomputed"), wording.Say("结果", "verdict"), wording.Say("要素", "features"));
        foreach (var result in run.Results)
        {
            columns.Add(
                result.Figure.Id, result.Figure.Title(wording.English), result.Figure.Reported.ToString(), result.Printed ?? "", FigureNames.Of(result, language),
                result.Traces.Sum(trace => trace.Shares.Count).ToString(CultureInfo.InvariantCulture));
        }

        columns.Print();
        foreach (var result in run.Results)
        {
            foreach (var line in FigureNames.Remarks(result, run.Drifts.GetValueOrDefault(result.Figure.Id), language))
                Console.WriteLine($"  {result.Figure.Id}: {line}");
            if (hasFeatures)
                PrintFeatures(wording, run, result);
        }
    }

    private static void PrintFeatures(Wording wording, FigureRun run, FigureResult result)
    {
        Console.WriteLine(run.Sheet.SentenceOf(result.Figure).Say(id => run.Sheet.Get(id).Reported.ToString()));
        Console.WriteLine(result.Figure.Query.Text.Text);
        var columns = new Columns(wording.Say("图层", "layer"), "#", wording.Say("名称", "name"), wording.Say("计入", "adds"));
        foreach (var row in FigureRows.Of(result, run.World))
            columns.Add(row.Layer, row.Id.ToString(CultureInfo.InvariantCulture), row.Name, row.Adds);
        columns.Print();
    }
}
