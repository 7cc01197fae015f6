using System.CommandLine;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project enter NUMBER MONTH [--plan A] [--actual A] [--take-back plan|actual] [--reason R] [--preview]</c></summary>
internal static class ProjectEnterVerb
{
    private static readonly Argument<string> Number = ProjectOptions.Number();
    private static readonly Argument<string> Of = new("MONTH") { Description = "Such as 2024-07. 月份" };
    private static readonly Option<string?> Plan = new("--plan") { Description = "What is planned for the month, in 万元 or with its unit. 计划", HelpName = "A" };
    private static readonly Option<string?> Actual = new("--actual") { Description = "What was invested in the month. 完成", HelpName = "A" };
    private static readonly Option<string[]> TakeBack = new("--take-back") { Description = "plan or actual: the month counts as not entered. 撤回", HelpName = "M" };
    private static readonly Option<string> Reason = ProjectOptions.Reason();
    private static readonly Option<bool> Preview = ProjectOptions.Preview();

    static ProjectEnterVerb() => TakeBack.AcceptOnlyFromAmong(MonthMeasure.Plan.Word(), MonthMeasure.Actual.Word());

    public static Command Command()
    {
        var command = new Command("enter", "Enters a month of a project; a correction is a new entry with its reason. 录入月度数据") { Number, Of, Plan, Actual, TakeBack, Reason, Preview };
        command.SetAction(async (parsed, ct) =>
        {
            var (number, month) = (parsed.GetValue(Number)!, ProjectOptions.MonthOf(parsed.GetValue(Of)!));
            var cells = Cells(parsed, number, month).ToList();
            if (cells.Count == 0)
                throw new WorkspaceException("Say what to enter: --plan AMOUNT, --actual AMOUNT, or --take-back.");
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: parsed.GetValue(Preview), ct);
            var outcome = await MonthEntering.RunAsync(
                await ProjectBook.OpenAsync(workspace, ct), cells, parsed.GetValue(Reason)!, parsed.GetValue(Preview), CommonOptions.Note(parsed, $"project enter {number} {month}"), Dates.Today, ct);
            return ProjectMonthsVerb.Print(parsed, outcome, parsed.GetValue(Preview));
        });
        return command;
    }

    private static IEnumerable<MonthCell> Cells(ParseResult parsed, string number, Month month)
    {
        if (parsed.GetValue(Plan) is { } plan)
            yield return new(number, month, MonthMeasure.Plan, Money.Parse(plan, MoneyUnit.Wan));
        if (parsed.GetValue(Actual) is { } actual)
            yield return new(number, month, MonthMeasure.Actual, Money.Parse(actual, MoneyUnit.Wan));
        foreach (var measure in parsed.GetValue(TakeBack)!)
            yield return new(number, month, measure == MonthMeasure.Plan.Word() ? MonthMeasure.Plan : MonthMeasure.Actual, null);
    }
}
