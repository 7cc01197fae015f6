using LandPlanner.Cases;
using static LandPlanner.Tests.Cases.DeskTown;

namespace LandPlanner.Tests.Cases;

public sealed class DeskComparisonTests
{
    // North of the basic farmland, south of the red line.
    private static readonly DeskTown Built = Plain.Became("0601", 100, 600, 200, 650);

    private static readonly DateOnly From = new(2024, 1, 15);
    private static readonly DateOnly Until = new(2024, 6, 30);

    [Fact]
    public void A_building_on_farmland_without_approval_is_suspect()
    {
        var found = Built.Look(100, 600, 200, 650);

        Assert.Equal((DeskVerdict.Suspect, "non-farm-build"), (found.Verdict, found.Kind));
        Assert.Equal((Before, Now), (found.SurveyBefore, found.SurveyNow));
        Assert.Equal(("0103 旱地", "0601 工业用地"), (DeskText.Classes(found.Before), DeskText.Classes(found.Now)));
        var area = Official(100, 600, 200, 650);
        Assert.Equal((area, area, area), (found.Area, found.Farmland!.Value, found.FarmlandLost!.Value));
        Assert.Equal([0L, 0, 0, 0], [found.FarmlandGained!.Value.Hundredths, found.BasicFarmland!.Value.Hundredths, found.RedLine!.Value.Hundredths, found.Approved!.Value.Hundredths]);
        Assert.Contains(FormattableString.Invariant($"{area.SquareMetres:0.00} 平方米"), found.Reasons[0].Zh, StringComparison.Ordinal);
        Assert.Contains("no approval", found.Reasons[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_building_within_an_approved_conversion_is_likely_lawful_and_tells_its_number()
    {
        var found = Built.Approved("approval=鲁政土字〔2024〕1号, year=2024", 90, 590, 210, 660).Look(100, 600, 200, 650);

        Assert.Equal((DeskVerdict.Lawful, "non-farm-build"), (found.Verdict, found.Kind));
        Assert.Equal(found.Area, found.Approved);
        var approval = Assert.Single(found.Approvals);
        Assert.Equal(("conversion", "鲁政土字〔2024〕1号", found.Area), (approval.Kind.Id, approval.Number, approval.Area));
        Assert.Contains("鲁政土字〔2024〕1号", found.Reasons[0].Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_that_are_told_the_wrong_way_round_clear_nothing_and_still_show_what_is_suspect()
    {
        var (from, until) = (new DateOnly(2024, 9, 30), new DateOnly(2024, 1, 15));
        var plain = Plain.Look(100, 600, 200, 650, from: from, until: until);

        Assert.Equal(DeskVerdict.Unknown, plain.Verdict);
        Assert.Contains("latter image is told to be from before the former", plain.Reasons[0].En, StringComparison.Ordinal);
        Assert.Equal(DeskVerdict.Unchanged, Plain.Look(100, 600, 200, 650, from: until, until: from).Verdict);
        Assert.Equal(DeskVerdict.Suspect, Built.Look(100, 600, 200, 650, from: from, until: until).Verdict);
    }

    [Fact]
    public void Of_a_building_half_approved_the_other_half_is_suspect()
    {
        var found = Built.Approved("approval=1", 100, 600, 150, 650).Look(100, 600, 200, 650);

        Assert.Equal(DeskVerdict.Suspect, found.Verdict);
        Assert.Equal(Official(100, 600, 150, 650), found.Approved);
        Assert.Contains(FormattableString.Invariant($"{(found.Area - found.Approved!.Value).SquareMetres:0.00} m²"), found.Reasons[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_approved_beside_the_building_does_not_make_it_lawful()
    {
        var found = Built.Approved("approval=1", 200, 600, 300, 650).Look(100, 600, 300, 650);

        Assert.Equal(DeskVerdict.Suspect, found.Verdict);
        Assert.Equal(found.Area - found.Approved!.Value, Assert.Single(found.Parts).Area);
    }

    [Fact]
    public void Ground_approved_twice_is_counted_once()
    {
        var found = Built.With("农转用", "approval", null, "town", ("approval=1", Box(100, 600, 160, 650)), ("approval=2", Box(140, 600, 200, 650))).Look(100, 600, 200, 650);

        Assert.Equal(DeskVerdict.Lawful, found.Verdict);
        Assert.Equal(found.Area, found.Approved);
        Assert.Equal([Official(100, 600, 160, 650), Official(140, 600, 200, 650)], found.Approvals.Select(approval => approval.Area));
    }

    [Theory]
    [InlineData("0201", "orchard")]
    [InlineData("1104A", "pond")]
    [InlineData("0301", "greening")]
    [InlineData("0404", "nursery")]
    public void On_basic_farmland_what_is_not_farming_is_suspect_whatever_was_approved_and_whether_or_not_that_is_known(string landClass, string kind)
    {
        var town = Plain.Became(landClass, 100, 100, 200, 150).Approved("kind=进出平衡, approval=1", 0, 0, 1000, 1000);

        foreach (var found in new[] { town.Look(100, 100, 200, 150), town.Without("农转用").Look(100, 100, 200, 150) })
        {
            Assert.Equal((DeskVerdict.Suspect, kind), (found.Verdict, found.Kind));
            Assert.Equal(found.Area, found.BasicFarmland);
            Assert.Contains("basic farmland became", found.Reasons[0].En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_orchard_on_other_farmland_is_lawful_where_its_outflow_is_balanced_and_suspect_where_it_is_not()
    {
        var town = Plain.Became("0201", 100, 600, 200, 650);

        Assert.Equal(DeskVerdict.Suspect, town.Look(100, 600, 200, 650).Verdict);
        Assert.Equal(DeskVerdict.Suspect, town.Approved("kind=农转用", 100, 600, 200, 650).Look(100, 600, 200, 650).Verdict);
        Assert.Equal(DeskVerdict.Lawful, town.Approved("kind=进出平衡", 100, 600, 200, 650).Look(100, 600, 200, 650).Verdict);
    }

    [Fact]
    public void A_building_approved_on_basic_farmland_has_to_be_looked_into()
    {
        var town = Plain.Became("0601", 100, 100, 200, 150);

        Assert.Equal(DeskVerdict.Suspect, town.Look(100, 100, 200, 150).Verdict);
        Assert.Equal(DeskVerdict.Unknown, town.Approved("approval=1", 100, 100, 200, 150).Look(100, 100, 200, 150).Verdict);
    }

    [Fact]
    public void A_building_within_the_red_line_is_suspect_and_approved_it_has_to_be_looked_into()
    {
        var town = Plain.Was("0301", 100, 920, 200, 970).Became("0601", 100, 920, 200, 970);

        var open = town.Look(100, 920, 200, 970);
        Assert.Equal((DeskVerdict.Suspect, open.Area, 0L), (open.Verdict, open.RedLine!.Value, open.FarmlandLost!.Value.Hundredths));
        Assert.Equal(DeskVerdict.Unknown, town.Approved("approval=1", 100, 920, 200, 970).Look(100, 920, 200, 970).Verdict);
    }

    [Fact]
    public void What_both_surveys_call_the_same_is_unchanged_even_where_the_batch_says_otherwise()
    {
        var found = Plain.Look(100, 600, 200, 650, "20", From, Until);

        Assert.Equal((DeskVerdict.Unchanged, ""), (found.Verdict, found.Kind));
        Assert.Empty(found.Parts);
        Assert.Contains(found.Reasons, reason => reason.En.Contains("does not agree with the survey", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_left_unsown_is_suspect_and_one_that_was_so_before_is_unchanged()
    {
        var town = Plain.Became($"{Field}, planting=WG", 100, 100, 200, 150);

        var found = town.Look(100, 100, 200, 150);
        Assert.Equal((DeskVerdict.Suspect, "idle", 0L), (found.Verdict, found.Kind, found.FarmlandLost!.Value.Hundredths));
        Assert.Equal(DeskVerdict.Unchanged, town.Was($"{Field}, planting=WG", 100, 100, 200, 150).Look(100, 100, 200, 150).Verdict);
    }

    [Fact]
    public void Restored_farmland_is_lawful_and_counted_as_gained()
    {
        var found = Plain.Was("0201", 100, 600, 200, 650).Look(100, 600, 200, 650);

        Assert.Equal((DeskVerdict.Lawful, found.Area, 0L), (found.Verdict, found.FarmlandGained!.Value, found.Farmland!.Value.Hundredths));
    }

    [Fact]
    public void Less_than_the_least_area_decides_nothing()
    {
        var town = Plain.Became("0601", 100, 600, 100.9, 601);

        var found = town.Look(100, 600, 200, 650);
        Assert.Equal(DeskVerdict.Unchanged, found.Verdict);
        Assert.Contains(found.Reasons, reason => reason.En.Contains("too little", StringComparison.Ordinal));
        Assert.Equal(DeskVerdict.Suspect, Plain.Became("0601", 100, 600, 101.1, 601).Look(100, 600, 200, 650).Verdict);
    }

    [Fact]
    public void Areas_by_class_close_on_the_patch_and_what_no_survey_reaches_stands_for_itself()
    {
        var found = Plain.Became("0601", 950, 600, 980, 650).Look(940.3, 600.7, 1020.1, 650.9);

        Assert.Equal(found.Area.Hundredths, found.Before.Sum(share => share.Area.Hundredths));
        Assert.Equal(found.Area.Hundredths, found.Now.Sum(share => share.Area.Hundredths));
        Assert.Equal(["0103", "0601", ""], found.Now.Select(share => share.Code));
        Assert.Equal(Official(1000, 600.7, 1020.1, 650.9).SquareMetres, found.Now[^1].Area.SquareMetres, 0.01);
    }

    [Fact]
    public void The_plan_is_told()
    {
        var town = Built.With("plan", "plan-parcel", null, null, ("plannedClass=1001, plannedClassName=工业用地, class=1001, className=工业用地", Box(0, 600, 1000, 700)));

        var found = town.Look(100, 600, 200, 650);

        Assert.Equal("1001 工业用地", DeskText.Classes(found.Plan));
        Assert.Contains(found.Reasons, reason => reason.Zh == "规划用途：1001 工业用地。");
        Assert.Empty(Built.Look(100, 600, 200, 650).Plan);
    }

    [Fact]
    public void Expropriation_allows_nothing_by_itself_but_is_told()
    {
        var found = Built.Approved("kind=土地征收, approval=7", 100, 600, 200, 650).Look(100, 600, 200, 650);

        Assert.Equal((DeskVerdict.Suspect, 0L), (found.Verdict, found.Approved!.Value.Hundredths));
        Assert.Contains(found.Reasons, reason => reason.Zh.StartsWith("土地征收 7 覆盖", StringComparison.Ordinal));
    }

    [Fact]
    public void An_approval_of_a_later_year_does_not_cover_what_was_built_before()
    {
        var town = Built.Approved("approval=9, year=2025", 100, 600, 200, 650);

        var found = town.Look(100, 600, 200, 650, "20", From, Until);
        Assert.Equal((DeskVerdict.Suspect, true), (found.Verdict, Assert.Single(found.Approvals).IsLater));
        Assert.Contains(found.Reasons, reason => reason.Zh.Contains("未批先变", StringComparison.Ordinal));
        Assert.Equal(DeskVerdict.Lawful, town.Look(100, 600, 200, 650).Verdict);
    }

    [Fact]
    public void A_layer_tells_its_approvals_kind_where_they_do_not()
    {
        var facility = Plain.Became("1202", 100, 600, 200, 650).Without("农转用");

        Assert.Equal(DeskVerdict.Lawful, facility.With("设施农用地备案2024", "approval", null, null, ("approval=1", Box(100, 600, 200, 650))).Look(100, 600, 200, 650).Verdict);
        Assert.Equal(DeskVerdict.Suspect, facility.With("临时用地", "approval", null, null, ("approval=1", Box(100, 600, 200, 650))).Look(100, 600, 200, 650).Verdict);
    }

    [Fact]
    public void Nothing_to_compare_gives_nothing() => Assert.Empty(Plain.Look([]));
}
