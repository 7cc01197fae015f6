using LandPlanner.Changes;
using LandPlanner.Plans;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Plans;

/// <summary>How outcomes, conflicts and classes are called.</summary>
public static class PlanNames
{
    public static string Of(PlanOutcome outcome, ReportLanguage language) => Word(outcome).In(language);

    public static string Of(PlanConflictKind kind, ReportLanguage language) => Word(kind).In(language);

    /// <summary>Which control lines the comparison speaks by.</summary>
    public static string Controls(PlanComparison comparison, ReportLanguage language) => (comparison.Controls.Count == 0
        ? new Words("管控边界：没有本规划的图层", "Control lines: no layer of this plan")
        : new Words($"管控边界：{string.Join('、', comparison.Controls)}", $"Control lines: {string.Join(", ", comparison.Controls)}")).In(language);

    /// <summary>"0103 旱地"; empty for ground that a side does not have.</summary>
    public static string Class(ChangeResult matrix, int index) => index < 0 ? "" : $"{matrix.Classes[index].Code} {matrix.Classes[index].Name}".Trim();

    private static Words Word(PlanOutcome outcome) => outcome switch
    {
        PlanOutcome.Kept => ("保持", "Kept"),
        PlanOutcome.Changed => ("规划改变", "Changed"),
        PlanOutcome.NotKnown => ("无法判断", "Not known"),
        PlanOutcome.NotPlanned => ("无规划", "Not planned"),
        _ => ("无现状", "Not surveyed"),
    };

    private static Words Word(PlanConflictKind kind) => kind switch
    {
        PlanConflictKind.FarmlandToBuilding => ("耕地规划为建设用地", "Farmland planned as building land"),
        PlanConflictKind.BasicFarmlandToBuilding => ("永久基本农田规划为建设用地", "Basic farmland planned as building land"),
        PlanConflictKind.BasicFarmlandLeftOut => ("规划漏划永久基本农田", "Basic farmland the plan leaves out"),
        _ => ("规划多划永久基本农田", "Basic farmland only in the plan"),
    };
}
