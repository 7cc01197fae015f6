using LandPlanner.Features;
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
