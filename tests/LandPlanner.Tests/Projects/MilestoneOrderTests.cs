using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

public class MilestoneOrderTests
{
    private static readonly DateOnly Start = new(2024, 5, 1);

    // On the day itself, and on the day before.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    public void No_completion_is_planned_before_the_start_that_is_planned(int days, int complaints)
    {
        var end = Start.AddDays(days);
        var begun = Of("A", "industry", null, [], [], Step("A", Milestone.Start, Start, null));
        var ended = Of("A", "industry", null, [], [], Step("A", Milestone.Completion, end, null));

        foreach (var (file, cells) in new (ProjectFile, MilestoneCell[])[]
        {
            (Of("A", "industry", null, [], []), [Planned("start", Start), Planned("completion", end)]),
            (begun, [Planned("completion", end)]),
            (ended, [Planned("start", Start)]),
        })
        {
            var found = MilestoneIntake.Check(cells, [file], MilestoneForm, "", new(2024, 4, 10)).Complaints;
            Assert.Equal(complaints, found.Count);
            Assert.All(found, complaint => Assert.Contains("cannot be planned to be complete on 2024-04-30, before its start, planned for 2024-05-01", complaint.Text, StringComparison.Ordinal));
        }
    }

    private static MilestoneCell Planned(string kind, DateOnly day) => new("A", kind, "", day, null);
}
