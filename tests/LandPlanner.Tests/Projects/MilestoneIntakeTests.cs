using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

public class MilestoneIntakeTests
{
    private static readonly DateOnly Today = new(2024, 6, 3);

    private static readonly ProjectFile[] Files =
        [Project("A", [10, 10, 10], [null, 5], Step("A", Milestone.Start, new(2024, 2, 1), null)), Project("B", [], [], Step("B", Milestone.Start, new(2024, 1, 1), new(2024, 3, 1)))];

    [Fact]
    public void A_table_of_milestones_is_read_by_its_headings()
    {
        var sheet = MilestoneSheet.Read(Cells("项目节点表\n项目编号\t节点\t计划\t完成\nA\t开工\t2024/2/1\t2024年2月10日\nA\t竣工\t2024-12-31\t—\n\t用地\t2024-01-01\t\nB\t用地\t不详\t"));

        Assert.Equal([("开工", new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 10)), ("竣工", new DateOnly(2024, 12, 31), (DateOnly?)null)], sheet.Cells.Select(cell => (cell.Kind, cell.Planned!.Value, cell.Actual)));
        Assert.Equal(["Row 5", "Row 6, column C"], sheet.Complaints.Select(complaint => complaint.ToString().Split(':')[0]));
    }

    [Fact]
    public void A_start_may_lie_in_the_month_of_the_first_investment_and_not_after_it()
    {
        Assert.Empty(Check(new MilestoneCell("A", "开工", "", null, new(2024, 2, 29))).Complaints);
        Assert.Contains("something was invested in 2024-02", Assert.Single(Check(new MilestoneCell("A", "start", "", null, new(2024, 3, 1))).Complaints).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_done_was_done_by_today()
    {
        Assert.Empty(Check(new MilestoneCell("B", "land", "", null, Today)).Complaints);
        Assert.Contains("has not come yet", Assert.Single(Check(new MilestoneCell("B", "land", "", null, Today.AddDays(1))).Complaints).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Completion_comes_not_before_the_start()
    {
        Assert.Empty(Check(new MilestoneCell("B", "completion", "", null, new(2024, 3, 1))).Complaints);
        Assert.Contains("before its start", Assert.Single(Check(new MilestoneCell("B", "completion", "", null, new(2024, 2, 29))).Complaints).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_stage_is_complete_before_the_first_of_them_began()
    {
        ProjectFile[] files =
        [
            Project("C", [], [], Step("C", Milestone.Start, null, new(2024, 4, 1), "二期"), Step("C", Milestone.Start, null, new(2024, 2, 1), "一期"), Step("C", Milestone.Completion, null, new(2024, 3, 1), "一期")),
        ];
        IReadOnlyList<TableComplaint> Complaints(string kind, string title, DateOnly done, string reason = "") =>
            MilestoneIntake.Check([new MilestoneCell("C", kind, title, null, done, reason)], files, MilestoneForm, "", Today).Complaints;

        Assert.Empty(Complaints("completion", "二期", new(2024, 3, 1)));
        Assert.Contains("complete on 2024-01-31, before its start on 2024-02-01", Assert.Single(Complaints("completion", "二期", new(2024, 1, 31))).Text, StringComparison.Ordinal);
        Assert.Empty(Complaints("start", "一期", new(2024, 3, 1), "更正"));
        Assert.Contains("complete on 2024-03-01, before its start on 2024-04-01", Assert.Single(Complaints("start", "一期", new(2024, 6, 1), "更正")).Text, StringComparison.Ordinal);
        Assert.Empty(Complaints("land", "", new(2024, 1, 1)));
    }

    [Fact]
    public void Another_day_needs_a_reason_and_the_first_does_not()
    {
        Assert.Empty(Check(new MilestoneCell("A", "start", "", null, new(2024, 2, 10))).Complaints);
        Assert.Contains("needs a reason", Assert.Single(Check(new MilestoneCell("A", "start", "", new(2024, 3, 1), null)).Complaints).Text, StringComparison.Ordinal);
        Assert.Equal("设计变更", Assert.Single(Check(new MilestoneCell("A", "start", "", new(2024, 3, 1), null, "设计变更")).Changes).Reason);
        Assert.Equal(1, Check(new MilestoneCell("A", "start", "", new(2024, 2, 1), null)).Unchanged);
    }

    [Fact]
    public void A_day_that_is_emptied_needs_a_reason_and_must_be_there()
    {
        var wrong = new MilestoneCell("B", "start", "", null, null, Emptied: MilestoneDays.Actual);

        Assert.Contains("done on 2024-03-01. Another day, or none, needs a reason", Assert.Single(Check(wrong).Complaints).Text, StringComparison.Ordinal);
        var change = Assert.Single(Check(wrong with { Reason = "误录" }).Changes);
        Assert.Equal((new DateOnly(2024, 1, 1), (DateOnly?)null, false, "误录"), (change.Planned!.Value, change.Actual, change.Leaves, change.Reason));
        Assert.True(Assert.Single(Check(wrong with { Reason = "误录", Emptied = MilestoneDays.Actual | MilestoneDays.Planned }).Changes).Leaves);
        Assert.Contains("no day to empty", Assert.Single(Check(wrong with { Kind = "land", Reason = "误录" }).Complaints).Text, StringComparison.Ordinal);
        Assert.Contains("given and emptied at once", Assert.Single(Check(wrong with { Actual = new(2024, 3, 2), Reason = "误录" }).Complaints).Text, StringComparison.Ordinal);
        Assert.Equal(1, Check(wrong with { Project = "A" }).Unchanged);
    }

    [Fact]
    public void Completion_no_longer_waits_for_a_start_that_was_a_mistake()
    {
        var completion = new MilestoneCell("B", "completion", "", null, new(2024, 2, 29));

        Assert.Contains("before its start", Assert.Single(Check(completion).Complaints).Text, StringComparison.Ordinal);
        Assert.Empty(Check(new MilestoneCell("B", "start", "", null, null, "误录", Emptied: MilestoneDays.Actual), completion).Complaints);
    }

    [Fact]
    public void A_table_empties_a_day_by_a_word_for_it()
    {
        var sheet = MilestoneSheet.Read(Cells("编号\t节点\t计划\t完成\t原因\nA\t开工\t清空\t\t误录\nA\t竣工\t2024-12-31\tNone\t误录\nA\t用地\t—\t2024-03-01\t"));

        Assert.Empty(sheet.Complaints);
        Assert.Equal([MilestoneDays.Planned, MilestoneDays.Actual, MilestoneDays.None], sheet.Cells.Select(cell => cell.Emptied));
    }

    [Fact]
    public void One_kind_is_given_once_unless_titles_tell_them_apart()
    {
        MilestoneCell one = new("B", "land", "", new(2024, 7, 1), null, "", 2), other = one with { Row = 3 };

        Assert.Equal("Row 3: 用地 of B is there twice: first in row 2. Give each milestone once.", Assert.Single(Check(one, other).Complaints).ToString());
        Assert.Equal(2, Check(one, other with { Title = "二期" }).Changes.Count);
    }

    [Fact]
    public void What_is_no_milestone_or_has_no_day_is_told()
    {
        Assert.Contains("There is no milestone '封顶'; there are start (开工)", Assert.Single(Check(new MilestoneCell("B", "封顶", "", Today, null)).Complaints).Text, StringComparison.Ordinal);
        Assert.Contains("has no day", Assert.Single(Check(new MilestoneCell("B", "land", "", null, null)).Complaints).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public void A_milestone_is_overdue_from_the_day_after_its_own(int day, bool isOverdue) =>
        Assert.Equal(isOverdue, Step("A", "land", new(2024, 1, 31), null).IsOverdue(new DateOnly(2024, 1, 1).AddDays(day - 1)));

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_milestone_that_was_done_later_was_overdue_until_then(int day, bool isOverdue) =>
        Assert.Equal(isOverdue, Step("A", "land", new(2024, 1, 31), new(2024, 2, 10)).IsOverdue(new(2024, 2, day)));

    private static MilestoneIntake Check(params MilestoneCell[] cells) => MilestoneIntake.Check(cells, Files, MilestoneForm, "", Today);
}
