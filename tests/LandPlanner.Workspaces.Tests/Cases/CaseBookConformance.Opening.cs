using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Cases opened: numbers, deadlines, ground.</summary>
public abstract partial class CaseBookConformance
{
    [Fact]
    public async Task A_case_gets_a_number_a_deadline_its_official_area_and_the_village_it_lies_in()
    {
        await WriteVillagesAsync((Square(-500, -500, 530), "西村"), (Square(30, -500, 1000), "东村"));

        var one = await OpenedAsync(Square(0, 0, 100));

        Assert.Equal(("AJ2024-0001", "issued", "东村"), (one.Number, one.State, one.Village));
        // 月清: issued in May, due by the end of June.
        Assert.Equal(new DateOnly(2024, 6, 30), one.DueOn);
        // A plane hectare 79,650 m from the meridian: by k = 1 + E²/2R² it is 10,000/k² = 9,998.44 m² on the ellipsoid (R = 6,371 km gives the fourth digit).
        Assert.InRange(one.Row.Real("area_m2")!.Value, 9998.40, 9998.47);
        Assert.Equal("open", Assert.Single(await _book.MovesOfAsync(one, Ct)).Text("move"));
    }

    [Fact]
    public async Task The_same_ground_is_opened_once_and_the_other_case_is_shown()
    {
        await OpenedAsync(Square(0, 0, 100));
        var revisions = await RevisionsAsync();

        var again = await OpenAsync([Draft(Square(40, 0, 100)), Draft(Square(1000, 0, 50))]);

        // The second square shares 60 of its 100 metres with the first.
        var match = Assert.Single(again.All[0].Matches);
        Assert.Null(again.All[0].Opened);
        Assert.Equal(("AJ2024-0001", 0.6), (match.Case.Number, Math.Round(match.Share, 6)));
        Assert.Equal("AJ2024-0002", again.All[1].Opened!.Number);
        Assert.Equal(revisions + 1, await RevisionsAsync());

        Assert.Null((await OpenAsync([Draft(Square(1000, 0, 50))])).Revision);
        Assert.Equal(revisions + 1, await RevisionsAsync());
    }

    [Fact]
    public async Task Less_than_half_in_common_is_shown_and_opened()
    {
        await OpenedAsync(Square(0, 0, 100));

        var opening = Assert.Single((await OpenAsync([Draft(Square(51, 0, 100))])).All);

        Assert.Equal("AJ2024-0002", opening.Opened!.Number);
        Assert.Equal(0.49, Assert.Single(opening.Matches).Share, 6);
    }

    [Fact]
    public async Task Two_drafts_of_one_ground_become_one_case()
    {
        var openings = await OpenAsync([Draft(Square(0, 0, 100)), Draft(Square(10, 0, 100))]);

        Assert.Equal(["AJ2024-0001", null], openings.All.Select(opening => opening.Opened?.Number));
        Assert.Equal("AJ2024-0001", Assert.Single(openings.All[1].Matches).Case.Number);
    }

    [Fact]
    public async Task A_small_case_within_it_does_not_keep_a_large_patch_out_and_is_shown()
    {
        await OpenedAsync(Square(40, 40, 20));

        var opening = Assert.Single((await OpenAsync([Draft(Square(0, 0, 300))])).All);

        Assert.Equal("AJ2024-0002", opening.Opened!.Number);
        var match = Assert.Single(opening.Matches);
        // 400 of 90,000 m², and all of the case.
        Assert.Equal(("AJ2024-0001", 0.0044, 1.0), (match.Case.Number, Math.Round(match.Share, 4), Math.Round(match.OfCase, 4)));
        // What lies in either is there already.
        Assert.Null(Assert.Single((await OpenAsync([Draft(Square(200, 200, 50))])).All).Opened);
    }

    [Fact]
    public async Task What_several_cases_cover_together_is_there_already_and_ground_of_two_counts_once()
    {
        await OpenAsync([Draft(Rectangle(0, 0, 30, 100)), Draft(Rectangle(70, 0, 30, 100))]);

        var known = Assert.Single((await OpenAsync([Draft(Square(0, 0, 100))])).All);

        Assert.Null(known.Opened);
        Assert.Equal([0.3, 0.3], known.Matches.Select(match => Math.Round(match.Share, 4)));

        // Two cases that share 19 of their 40 metres: 61 of 122 by 122 m², not 80.
        await OpenAsync([Draft(Rectangle(1000, 0, 40, 100)), Draft(Rectangle(1021, 0, 40, 100))]);
        Assert.Equal("AJ2024-0005", Assert.Single((await OpenAsync([Draft(Square(1000, 0, 122))])).All).Opened?.Number);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_patches_within_each_other_the_larger_is_opened_in_whatever_order_they_come(bool isSmallFirst)
    {
        CaseDraft[] drafts = [Draft(Square(40, 40, 20)), Draft(Square(0, 0, 100))];

        var openings = await OpenAsync(isSmallFirst ? drafts : [.. drafts.Reverse()]);

        var (small, large) = isSmallFirst ? (openings.All[0], openings.All[1]) : (openings.All[1], openings.All[0]);
        Assert.Equal((null, "AJ2024-0001"), (small.Opened?.Number, large.Opened?.Number));
        Assert.Equal(("AJ2024-0001", 1.0), (small.Matches[0].Case.Number, Math.Round(small.Matches[0].Share, 6)));
    }

    [Fact]
    public async Task A_patch_is_not_dropped_for_one_that_is_not_opened_itself()
    {
        await OpenedAsync(Rectangle(0, 0, 60, 100));
        CaseDraft[] drafts = [Draft(Square(0, 0, 100)), Draft(Rectangle(70, 0, 20, 100))];

        var ahead = await new CaseOpener(_book).PreviewAsync(drafts, "王工", Today, Ct);
        var openings = await OpenAsync(drafts);

        Assert.Equal([false, true], ahead.Select(one => one.IsNew));
        Assert.Equal([null, "AJ2024-0002"], openings.All.Select(opening => opening.Opened?.Number));
    }

    [Fact]
    public async Task A_neighbour_that_is_opened_with_it_by_a_hair_is_not_what_a_patch_is_taken_for()
    {
        await OpenedAsync(Square(0, 0, 100));

        // The second lies within the case; the first is new, and shares half a metre of 100 with the second.
        var openings = await OpenAsync([Draft(Rectangle(99.5, 0, 200, 100)), Draft(Square(0, 0, 100))]);

        Assert.Equal(["AJ2024-0002", null], openings.All.Select(opening => opening.Opened?.Number));
        Assert.Equal("AJ2024-0001", Assert.Single(openings.All[1].Matches).Case.Number);
    }

    [Theory]
    [InlineData(122.1, 37.4, 0.01, "not degrees")]
    [InlineData(0, 0, 100, "off the plane")]
    [InlineData(X, Y, 0.5, "0.25 m²")]
    public async Task A_polygon_off_the_plane_or_of_no_size_opens_no_case(double x, double y, double side, string reason)
    {
        var revisions = await RevisionsAsync();

        var refused = await Assert.ThrowsAsync<LedgerEntryException>(() => OpenAsync([Draft(Square(x - X, y - Y, side))]));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(revisions, await RevisionsAsync());
    }

    [Fact]
    public async Task A_case_is_not_due_before_it_is_issued_and_its_deadline_is_only_put_off()
    {
        CaseDraft Due(DateOnly day) => Draft(Square(0, 0, 100)) with { Values = new Dictionary<string, object?>(Draft(Square(0, 0, 100)).Values) { ["due_on"] = day } };
        await Assert.ThrowsAsync<LedgerEntryException>(() => OpenAsync([Due(Issued.AddDays(-1))]));
        var one = Assert.Single((await OpenAsync([Due(new(2024, 6, 20))])).All).Opened!;

        var shorter = await Assert.ThrowsAsync<CaseRefusedException>(() => MoveAsync(one.Number, "extend", "提前", Values(("due_on", new DateOnly(2024, 6, 19))), []));
        Assert.Contains("no later than 2024-06-20", shorter.Message, StringComparison.Ordinal);
        await MoveAsync(one.Number, "extend", "延期", Values(("due_on", new DateOnly(2024, 6, 21))), []);
        Assert.Equal(new DateOnly(2024, 6, 21), (await _book.GetAsync(one.Number, Ct)).DueOn);
    }

    [Fact]
    public async Task Articles_that_no_table_has_are_not_written_down()
    {
        CaseDraft Named(string sanction) => Draft(Square(0, 0, 100)) with { Values = new Dictionary<string, object?>(Draft(Square(0, 0, 100)).Values) { ["sanction"] = sanction, ["kind"] = "non-farm-build" } };
        await Assert.ThrowsAsync<LedgerEntryException>(() => OpenAsync([Named("不存在的条款")]));
        var one = Assert.Single((await OpenAsync([Named("reg-54")])).All).Opened!;

        var unknown = await Assert.ThrowsAsync<CaseRefusedException>(() => MoveAsync(one.Number, "amend", "", Values(("sanction", "reg-57; reg-99")), []));
        Assert.Contains("names reg-99,", unknown.Message, StringComparison.Ordinal);
        // What somebody told stays, whatever the kind.
        await MoveAsync(one.Number, "amend", "", Values(("kind", "orchard")), []);
        Assert.Equal("reg-54", (await _book.GetAsync(one.Number, Ct)).Row.Text("sanction"));
    }

    [Fact]
    public async Task A_village_kept_in_several_polygons_has_what_they_have_together()
    {
        // 30 and 30 metres of the hundred in one village's two polygons, 40 in another's one.
        await WriteVillagesAsync((Rectangle(-500, -500, 530, 1000), "西村"), (Rectangle(30, -500, 40, 1000), "东村"), (Rectangle(70, -500, 500, 1000), "西村"));

        Assert.Equal("西村", (await OpenedAsync(Square(0, 0, 100))).Village);
    }

    [Fact]
    public async Task Numbers_begin_anew_with_each_year()
    {
        var openings = await OpenAsync([Draft(Square(0, 0, 10), new(2023, 12, 31)), Draft(Square(100, 0, 10), new(2024, 1, 1)), Draft(Square(200, 0, 10), new(2023, 12, 30))]);

        Assert.Equal(["AJ2023-0001", "AJ2024-0001", "AJ2023-0002"], openings.All.Select(opening => opening.Opened!.Number));
    }

    [Fact]
    public async Task Many_who_open_at_once_never_get_one_number_twice()
    {
        var openings = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            await using var workspace = await Workspace.OpenAsync(Address, readOnly: false, Ct);
            var book = await CaseBook.OpenAsync(workspace, Ct);
            return await new CaseOpener(book).OpenAsync([Draft(Square(i * 100, 0, 50))], $"员{i}", "巡查", Today, Ct);
        }));

        Assert.Equal(6, openings.Select(opening => opening.All[0].Opened!.Number).Distinct().Count());
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Many_who_open_the_same_ground_at_once_open_it_once()
    {
        var openings = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var workspace = await Workspace.OpenAsync(Address, readOnly: false, Ct);
            var book = await CaseBook.OpenAsync(workspace, Ct);
            return await new CaseOpener(book).OpenAsync([Draft(Square(i, 0, 50), new(2021 + i, 5, 6))], $"员{i}", "巡查", Today, Ct);
        }));

        Assert.Single(openings, opening => opening.All[0].Opened is not null);
        Assert.All(openings.Where(opening => opening.All[0].Opened is null), opening => Assert.InRange(Assert.Single(opening.All[0].Matches).Share, 0.9, 1));
    }

    private async Task WriteVillagesAsync(params (Geometry Shape, string Name)[] villages)
    {
        var draft = new LayerDraft("村庄", LayerRole.Village, GeometryKind.Polygon, new([new("ZLDWMC", FieldType.Text)]));
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(2, 2, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(draft, WriteMode.Create, villages.Select(village => new Feature(0, village.Shape, [village.Name])).ToAsyncEnumerable(), () => provenance, new("周工", "村庄"), Ct);
    }
}
