using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;

namespace LandPlanner.Tests.Projects;

/// <summary>Projects as ledgers hold them, with what the rules read.</summary>
internal static class Towns
{
    /// <summary>The limits of Yinchuan: 10 and 30 points behind plan; begun 1 and 3 months late; 1 and 3 months not entered.</summary>
    public static readonly LightRule Yinchuan = new("yinchuan", "", "", LightMeasure.Points, LightBase.Plan, 10, 30, new(1, 3), new(1, 3));

    /// <summary>The limits of Wuhan: below 80 % and 60 % of the share of time.</summary>
    public static readonly LightRule Wuhan = Yinchuan with { Id = "wuhan", Measure = LightMeasure.Share, Against = LightBase.Time, Yellow = 80, Red = 60 };

    public static readonly LedgerForm MilestoneForm = new(
        "milestone", new("milestone"), "项目节点", GeometryKind.None, "项目节点", "Milestones",
        [
            Text("project"), Text("kind") with { Choices = [new("start", "开工", "Start"), new("completion", "竣工", "Completion"), new("land", "用地", "Land")] }, Text("title"),
            new("planned_on", FieldType.Date, "", "", [], false, false), new("actual_on", FieldType.Date, "", "", [], false, false),
        ]);

    private static readonly FeatureSchema ProjectSchema = new(
    [
        new("number", FieldType.Text), new("name", FieldType.Text), new("kind", FieldType.Text), new("state", FieldType.Text), new("total_fen", FieldType.Integer),
        new("land_needed_m2", FieldType.Real), new("land_held_m2", FieldType.Real),
    ]);

    public static Money Wan(decimal amount) => Money.From(amount, MoneyUnit.Wan)!.Value;

    public static Month M(int number) => new(2024, number);

    /// <param name="plan">万元 of January on.</param>
    /// <param name="actual">Likewise; null for a month not entered.</param>
    public static ProjectFile Project(string number, decimal[] plan, decimal?[] actual, params Milestone[] milestones) => Of(number, "industry", null, plan, actual, milestones);

    public static ProjectFile Of(string number, string kind, decimal? totalWan, decimal[] plan, decimal?[] actual, params Milestone[] milestones) => new(
        new(LedgerRow.New(ProjectSchema, null).With(
            [new("number", number), new("name", $"{number}项目"), new("kind", kind), new("state", "active"), new("total_fen", totalWan is { } total ? Wan(total).Cents : null)])),
        Months(plan, actual), milestones);

    public static ProjectMonths Months(decimal[] plan, decimal?[] actual) => new(
        plan.Select((wan, i) => new KeyValuePair<Month, Money>(M(i + 1), Wan(wan))),
        actual.Select((wan, i) => (wan, i)).Where(pair => pair.wan is not null).Select(pair => new KeyValuePair<Month, Money>(M(pair.i + 1), Wan(pair.wan!.Value))));

    public static Milestone Step(string project, string kind, DateOnly? planned, DateOnly? actual, string title = "") => new(LedgerRow.New(MilestoneForm.Schema, null).With(
        [new("project", project), new("kind", kind), new("title", title), new("planned_on", planned), new("actual_on", actual)]));

    /// <summary>Cells between tabs, else between commas.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(string text) => [.. text.Split('\n').Select(line => line.Split(text.Contains('\t', StringComparison.Ordinal) ? '\t' : ','))];

    private static LedgerField Text(string name) => new(name, FieldType.Text, name, name, [], false, false);
}
