using LandPlanner.Cases;
using static LandPlanner.Tests.Cases.DeskTown;

namespace LandPlanner.Tests.Cases;

/// <summary>What is not covered never makes a patch lawful or unchanged.</summary>
public sealed class DeskNotCoveredTests
{
    private static readonly DeskTown Built = Plain.Became("0601", 100, 600, 200, 650);
    private static readonly DeskTown Lawful = Built.Approved("approval=1", 100, 600, 200, 650);

    private static readonly DateOnly From = new(2024, 1, 15);
    private static readonly DateOnly Until = new(2024, 6, 30);
    private static readonly DateOnly NextYear = new(2025, 3, 31);

    private static DeskResult Look(DeskTown town, string changeType = "") => town.Look(100, 600, 200, 650, changeType);

    private static void AssertUnknown(DeskResult found, string because)
    {
        Assert.Equal(DeskVerdict.Unknown, found.Verdict);
        Assert.Contains(found.Reasons, reason => reason.En.Contains(because, StringComparison.Ordinal));
    }

    [Fact]
    public void With_all_layers_it_is_lawful() => Assert.Equal(DeskVerdict.Lawful, Look(Lawful).Verdict);

    [Fact]
    public void Without_approvals_a_building_is_neither_suspect_nor_lawful()
    {
        AssertUnknown(Look(Built.Without("农转用")), "no layer of approvals");
        Assert.Null(Look(Built.Without("农转用")).Approved);
    }

    [Fact]
    public void Without_basic_farmland_or_red_line_nothing_is_lawful()
    {
        AssertUnknown(Look(Lawful.Without("basic")), "no layer of basic farmland");
        AssertUnknown(Look(Lawful.Without("red")), "no layer of the ecological red line");
        Assert.Null(Look(Lawful.Without("basic")).BasicFarmland);
        Assert.Null(Look(Lawful.Without("red")).RedLine);
    }

    [Fact]
    public void Where_basic_farmland_or_red_line_do_not_reach_nothing_is_lawful()
    {
        var south = Lawful.With("south", "village", null, null, ("name=south", Box(0, 0, 1000, 630)));

        AssertUnknown(Look(south.With("basic", "basic-farmland", null, "south", ("name=basic", Box(0, 0, 1000, 500)))), "basic farmland does not reach");
        AssertUnknown(Look(south.With("red", "red-line", null, "south", ("name=red", Box(0, 0, 1000, 10)))), "red line does not reach");
        AssertUnknown(Look(Lawful.With("red", "red-line", null, null, ("name=red", Box(0, 0, 1000, 640)))), "lie within the ecological red line");
        AssertUnknown(Look(Lawful.With("red", "red-line", null, null, ("name=red", Box(0, 0, 1000, 10)))), "red line does not reach");
    }

    [Fact]
    public void Where_approvals_do_not_reach_a_building_is_not_suspect()
    {
        var south = Built.With("south", "village", null, null, ("name=south", Box(0, 0, 1000, 500)));

        AssertUnknown(Look(south.With("农转用", "approval", null, "south")), "layer of approvals does not reach");
    }

    [Fact]
    public void An_approval_of_no_known_kind_has_to_be_looked_into() =>
        AssertUnknown(Look(Built.Without("农转用").With("批文", "approval", null, null, ("approval=1", Box(100, 600, 200, 650)))), "approval of no known kind");

    [Fact]
    public void Without_a_survey_before_nothing_is_known()
    {
        AssertUnknown(Look(Lawful.Without(Before)), "No survey is from before");
        AssertUnknown(Look(Lawful.Without(Before, Now)), "no layer of land use");
        Assert.Equal("non-farm-build", Look(Lawful.Without(Before, Now), "20").Kind);
        Assert.Null(Look(Lawful.Without(Before)).FarmlandLost);
    }

    [Fact]
    public void Without_a_survey_after_the_patch_its_change_type_can_make_it_suspect_but_not_lawful()
    {
        var suspect = Plain.Look(100, 600, 200, 650, "20", From, NextYear);
        Assert.Equal((DeskVerdict.Suspect, "non-farm-build", Before, ""), (suspect.Verdict, suspect.Kind, suspect.SurveyBefore, suspect.SurveyNow));
        Assert.Equal(suspect.Area, suspect.FarmlandLost);
        Assert.Empty(suspect.Now);
        AssertUnknown(Lawful.Look(100, 600, 200, 650, "20", From, NextYear), "must be seen on the ground");
    }

    [Fact]
    public void Without_a_survey_after_the_patch_it_is_never_unchanged()
    {
        AssertUnknown(Plain.Look(100, 600, 200, 650, "01", From, NextYear), "must be seen on the ground");
        AssertUnknown(Plain.Look(100, 600, 200, 650, "QT", From, NextYear), "the class after is not known");
        AssertUnknown(Plain.Look(100, 600, 200, 650, "", From, NextYear), "the class after is not known");
    }

    [Fact]
    public void A_survey_between_the_images_may_have_the_change_in_it_already()
    {
        var from = new DateOnly(2023, 10, 1);

        AssertUnknown(Plain.Look(100, 600, 200, 650, "20", from, Until), "may be later than the change");
        Assert.Equal(DeskVerdict.Suspect, Built.Look(100, 600, 200, 650, "20", from, Until).Verdict);
    }

    [Fact]
    public void A_survey_without_a_day_cannot_be_said_to_be_from_before()
    {
        var undated = Plain.Without(Before, Now).With("survey", "land-use", null, "town", (Field, Box(0, 0, 1000, 1000)));

        var found = undated.Look(100, 600, 200, 650, "20", From, Until);
        Assert.Equal((DeskVerdict.Suspect, "survey"), (found.Verdict, found.SurveyBefore));
        Assert.Contains(found.Reasons, reason => reason.Zh.Contains("未注明数据时点", StringComparison.Ordinal));
    }

    [Fact]
    public void Ground_that_a_survey_does_not_reach_is_not_known()
    {
        AssertUnknown(Plain.Look(950, 600, 1010, 650), $"beyond '{Now}'");
        AssertUnknown(Plain.With(Now, "land-use", new(2024, 12, 31), "town", (Field, Box(0, 0, 150, 1000))).Look(100, 600, 200, 650), $"beyond '{Now}'");
    }

    [Fact]
    public void Classes_that_no_table_knows_decide_nothing() => AssertUnknown(Look(Lawful.Became("9999", 100, 600, 200, 650)), "no table knows");

    [Fact]
    public void The_last_survey_from_the_latter_image_on_speaks_and_the_last_up_to_the_former()
    {
        var town = Plain.With("survey 2022", "land-use", new(2022, 12, 31), "town", (Field, Box(0, 0, 1000, 1000)))
            .With("survey 2025", "land-use", new(2025, 12, 31), "town", (Field, Box(0, 0, 1000, 1000)));

        var found = town.Look(100, 600, 200, 650, "20", From, Until);
        Assert.Equal((Before, "survey 2025"), (found.SurveyBefore, found.SurveyNow));
        found = town.Look(100, 600, 200, 650, "20", new(2023, 6, 1), new(2023, 11, 1));
        Assert.Equal(("survey 2022", "survey 2025"), (found.SurveyBefore, found.SurveyNow));
        found = town.Look(100, 600, 200, 650);
        Assert.Equal((Now, "survey 2025"), (found.SurveyBefore, found.SurveyNow));
    }
}
