using LandPlanner.Workspaces.Evidence;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Workspaces.Tests.Places;

/// <summary>Places inspected, with their answers and photos.</summary>
public abstract partial class PlaceBookConformance
{
    [Fact]
    public async Task An_inspection_moves_the_place_on_and_a_failed_one_asks_for_another()
    {
        var place = await AddAsync("sewage-plant", 0, 0);

        var failed = await InspectAsync(place.Number, new(2025, 11, 24), ("running", "正常运行"), ("cod", "61"));
        var passed = await InspectAsync(place.Number, new(2025, 11, 25), ("running", "normal"), ("cod", "60"));

        // Seven days after the 24th; a month after the 25th.
        Assert.Equal((false, new(2025, 12, 1)), (failed.Inspection.Passed, failed.Place.DueOn!.Value));
        Assert.Equal(["cod"], failed.Inspection.Failed);
        Assert.Equal((true, new(2025, 12, 25)), (passed.Inspection.Passed, passed.Place.DueOn!.Value));
        var history = await (await PlaceBook.OpenAsync(Workspace, Ct)).HistoryAsync(passed.Place, Ct);
        Assert.Equal(["WS-0001-2", "WS-0001-1"], history.Select(inspection => inspection.Number));
        Assert.Equal((60.0, "normal"), (history[0].Answers["cod"], history[0].Answers["running"]));
    }

    [Theory]
    [InlineData("cod", "abc", "'abc'")]
    [InlineData("colour", "red", "no field 'colour'")]
    [InlineData("cod", "20", "'running'")]
    public async Task An_answer_that_does_not_fit_is_refused_and_nothing_is_kept(string item, string answer, string because)
    {
        var place = await AddAsync("sewage-plant", 0, 0);
        var before = await RevisionsAsync();

        var refusal = await Assert.ThrowsAsync<LedgerEntryException>(() => InspectAsync(place.Number, Today, (item, answer)));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await RevisionsAsync());
    }

    [Fact]
    public async Task A_day_to_come_and_a_place_out_of_use_are_refused()
    {
        var place = await AddAsync("sewage-plant", 0, 0);

        await Assert.ThrowsAsync<WorkspaceException>(() => InspectAsync(place.Number, Today.AddDays(1), ("running", "normal")));
        await PlaceEntry.SetAsync(Workspace, place.Number, new Dictionary<string, string> { ["state"] = "暂停" }, null, Note, Ct);

        Assert.Contains("suspended", (await Assert.ThrowsAsync<WorkspaceException>(() => InspectAsync(place.Number, Today, ("running", "normal")))).Message, StringComparison.Ordinal);
        Assert.Empty(await ReadAsync(new() { DueBy = Today.AddYears(9) }));
    }

    [Fact]
    public async Task A_photo_is_kept_with_the_inspection_and_measured_from_the_places_own_shape()
    {
        await WriteAsync("大棚", new("place"), GeometryKind.Polygon, (Square(0, 0, 400), "一号棚", null));
        await TakeAsync("大棚", "greenhouse");
        var photo = Photo("棚.jpg", 390, 200, shade: 1);

        var outcome = await InspectAsync("DP-0001", Today, [photo], ("use", "planted"));

        var book = await PlaceBook.OpenAsync(Workspace, Ct);
        var kept = Assert.Single(await book.PhotosAsync(outcome.Place, Ct));
        // 190 m from the point in the middle, and inside the greenhouse.
        Assert.Equal((0.0, outcome.Inspection.PhotoHashes[0]), (kept.Real("distance_m")!.Value, kept.Text("sha256")));
        Assert.Equal(photo.Content, await Workspace.Store.ReadRecordAsync(EvidenceIntake.RecordKind, kept.Text("sha256"), Ct));
        Assert.Contains("used as evidence already", (await Assert.ThrowsAsync<LedgerEntryException>(() => InspectAsync("DP-0001", Today, [photo], ("use", "planted")))).Message, StringComparison.Ordinal);
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Theory]
    [InlineData(150, 0, true, 0, "150 m")]
    [InlineData(0, 0, false, 0, "tells no place")]
    [InlineData(0, 0, true, -3, "was taken on 2025-11-22")]
    public async Task A_photo_that_proves_nothing_keeps_the_whole_inspection_out(double x, double y, bool hasPlace, int days, string because)
    {
        var place = await AddAsync("sewage-plant", 0, 0);
        var before = await RevisionsAsync();

        var refusal = await Assert.ThrowsAsync<LedgerEntryException>(() => InspectAsync(place.Number, Today, [Photo("照.jpg", x, y, 2, hasPlace, days)], ("running", "normal")));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await RevisionsAsync());
    }

    [Fact]
    public async Task Two_inspections_entered_at_once_both_stand()
    {
        var place = await AddAsync("waste-point", 0, 0);

        await Task.WhenAll(InspectAsync(place.Number, Today, ("clean", "clean")), InspectAsync(place.Number, Today.AddDays(-1), ("clean", "full")));

        var after = Assert.Single(await ReadAsync(PlaceFilter.All));
        var history = await (await PlaceBook.OpenAsync(Workspace, Ct)).HistoryAsync(after, Ct);
        Assert.Equal(["LJ-0001-1", "LJ-0001-2"], history.Select(inspection => inspection.Number).Order());
        // The later day decides, whichever was entered first: a week after it.
        Assert.Equal((2L, Today.AddDays(7)), (after.Row.Integer("inspections")!.Value, after.DueOn!.Value));
    }

    [Fact]
    public async Task An_inspection_of_a_mistyped_year_is_refused_and_one_that_is_entered_late_is_not()
    {
        var place = await AddAsync("waste-point", 0, 0);

        var refusal = await Assert.ThrowsAsync<WorkspaceException>(() => InspectAsync(place.Number, new(1990, 11, 25), ("clean", "clean")));

        Assert.Contains("more than 24 months ago", refusal.Message, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(PlaceFilter.All))[0].LastOn);
        await InspectAsync(place.Number, new(2023, 11, 25), ("clean", "clean"));
    }
}
