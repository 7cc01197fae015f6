using LandPlanner.Areas;
using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

public class ProjectBoardTests
{
    [Fact]
    public void Kinds_add_up_to_the_town_to_the_cent_and_the_square_metre()
    {
        var board = new ProjectBoard(
            [
                Land(Of("B", "industry", 33.333333m, [10, 10], [5, 5]), 100.01, 40), Land(Of("A", "industry", 33.333333m, [10.000001m, 10], [10, 10]), 100.02, 100.02),
                Of("C", "key", 33.333334m, [0, 20], [null, 20], Step("C", "land", new(2024, 1, 31), null), Step("C", Milestone.Start, new(2024, 2, 1), new(2024, 2, 2))),
            ],
            Yinchuan, M(2), ["key", "industry"]);

        Assert.Equal(["key", "industry"], board.Kinds.Select(kind => kind.Kind));
        Assert.Equal(["C", "A", "B"], board.Projects.Select(one => one.Project.Number));
        Assert.Equal(Wan(100), board.All.Total);
        Assert.Equal(Wan(66.666666m), board.Kinds[1].Total);
        Assert.Equal((Wan(60.000001m), Wan(60.000001m), Wan(50)), (board.All.YearPlan, board.All.PlanSoFar, board.All.ActualSoFar));
        Assert.Equal(board.All.Total, Money.Sum(board.Kinds.Select(kind => kind.Total)));
        Assert.Equal(board.All.ActualSoFar, Money.Sum(board.Kinds.Select(kind => kind.ActualSoFar)));
        Assert.Equal((2, 0, 1), (board.All.Green, board.All.Yellow, board.All.Red));
        Assert.Equal((new Area(20_003), new Area(14_002)), (board.All.LandNeeded, board.All.LandHeld));
        Assert.Equal(1, board.All.Overdue);
        Assert.Equal((Wan(60.000001m), Wan(50)), (board.Curve.Whole, board.Curve.Measured!.ActualSoFar!.Value));
    }

    [Fact]
    public void A_month_that_nobody_entered_yet_is_no_lag_of_the_town()
    {
        // 20 of 40 due by February and 20 done; March, when 20 more are due, was entered by none.
        var board = new ProjectBoard([Of("A", "key", null, [5, 5, 10], [5, 5]), Of("B", "key", null, [5, 5, 10], [10, 0])], Yinchuan, M(3), ["key"]);

        Assert.Equal((Wan(40), Wan(20), 0m), (board.All.PlanSoFar, board.All.ActualSoFar, board.All.Deviation));
    }

    [Fact]
    public void A_board_of_a_past_month_knows_nothing_of_what_came_later()
    {
        // 60 of 100 by February, the rest in June; land planned for January, held in April.
        var file = Of("A", "key", 100, [50, 50], [30, 30, null, null, null, 40], Step("A", "land", new(2024, 1, 31), new(2024, 4, 10)));

        var april = new ProjectBoard([file], Yinchuan, M(4), ["key"]);
        var march = new ProjectBoard([file], Yinchuan, M(3), ["key"]);

        Assert.Equal((2, 0), (file.MonthsNotEntered(M(4)), file.MonthsNotEntered(M(6))));
        Assert.Contains(Assert.Single(april.Projects).Verdict.Reasons, reason => reason.En.Contains("No actual was entered for 2 months", StringComparison.Ordinal));
        Assert.Equal((1, 0), (march.All.Overdue, april.All.Overdue));
    }

    [Fact]
    public void What_was_given_up_is_beside_and_counts_nowhere()
    {
        var dropped = Of("A", "key", 5, [5], [5]);
        dropped = dropped with { Project = new(dropped.Project.Row.With("state", "dropped")) };

        var board = new ProjectBoard([dropped, Of("B", "key", 7, [7], [7])], Yinchuan, M(1), ["key"]);

        Assert.Equal((1, Wan(7), Wan(7)), (board.All.Count, board.All.Total, board.All.YearPlan));
        Assert.Equal("A", Assert.Single(board.Dropped).Project.Number);
    }

    [Fact]
    public void A_town_without_projects_has_an_empty_board()
    {
        var board = new ProjectBoard([], Yinchuan, M(1), ["key"]);

        Assert.Empty(board.Kinds);
        Assert.Equal((0, Money.Zero, null), (board.All.Count, board.All.Total, board.All.Deviation));
    }

    private static ProjectFile Land(ProjectFile file, double needed, double held) =>
        file with { Project = new(file.Project.Row.With([new("land_needed_m2", needed), new("land_held_m2", held)])) };
}
