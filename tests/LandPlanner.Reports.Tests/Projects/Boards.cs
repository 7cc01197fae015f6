using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Projects;

namespace LandPlanner.Reports.Tests.Projects;

/// <summary>Boards of made-up projects.</summary>
internal static class Boards
{
    private static readonly LightRule Rule = new("yinchuan", "滞后百分点", "Points behind", LightMeasure.Points, LightBase.Plan, 10, 30, new(1, 3), new(1, 3));

    private static readonly LedgerForm Projects = new(
        "project", new("project"), "项目台账", GeometryKind.Polygon, "项目台账", "Projects",
        [
            Text("number"), Text("name"), Text("kind") with { Choices = [new("key", "重点", "Key"), new("rural", "乡村振兴产业", "Rural")] }, Text("state"), Text("village"), new("total_fen", FieldType.Integer, "", "", [], false, false),
            new("land_needed_m2", FieldType.Real, "", "", [], false, false),
        ]);

    private static readonly LedgerForm Milestones = new(
        "milestone", new("milestone"), "项目节点", GeometryKind.None, "项目节点", "Milestones",
        [Text("project"), Text("kind") with { Choices = [new("start", "开工", "Start"), new("land", "用地", "Land")] }, Text("title"), new("planned_on", FieldType.Date, "", "", [], false, false), new("actual_on", FieldType.Date, "", "", [], false, false)]);

    /// <summary>Thirds of a hundred 万元 in three projects of two kinds, planned in January and February; the second is far behind, the third's land is waited for.</summary>
    public static ProjectBoard Sample => Of([Project("ZD-01", "key", 33.333333m, 33.333333m), Project("ZD-02", "key", 33.333333m, 0), Project("XC-01", "rural", 33.333334m, 33, isLate: true)]);

    public static ProjectBoard Empty => Of([]);

    public static ProjectBoard Many(int count) => Of([.. Enumerable.Range(1, count).Select(i => Project(FormattableString.Invariant($"XM-{i:000}"), "key", 10, i % 2 == 0 ? 0 : 10))]);

    public static BoardWords Words(ReportLanguage language = ReportLanguage.Chinese) => new("温泉镇项目推进一览", Projects, Milestones, language);

    private static ProjectBoard Of(IReadOnlyList<ProjectFile> files) => new(files, Rule, new(2024, 2), ["key", "rural"]);

    private static ProjectFile Project(string number, string kind, decimal totalWan, decimal doneWan, bool isLate = false)
    {
        var total = Money.From(totalWan, MoneyUnit.Wan)!.Value;
        var row = LedgerRow.New(Projects.Schema, null).With(
            [new("number", number), new("name", $"{number}项目"), new("kind", kind), new("state", "active"), new("village", "石岭前村"), new("total_fen", total.Cents), new("land_needed_m2", 1000.0 / 3)]);
        var half = new Money(total.Cents / 2);
        var months = ProjectMonths.None.With(MonthMeasure.Plan, new(2024, 1), half).With(MonthMeasure.Plan, new(2024, 2), total - half)
            .With(MonthMeasure.Actual, new(2024, 1), Money.Zero).With(MonthMeasure.Actual, new(2024, 2), Money.From(doneWan, MoneyUnit.Wan));
        return new(new(row), months, isLate ? [new(LedgerRow.New(Milestones.Schema, null).With([new("project", number), new("kind", "land"), new("planned_on", new DateOnly(2024, 1, 15))]))] : []);
    }

    private static LedgerField Text(string name) => new(name, FieldType.Text, name, name, [], false, false);
}
