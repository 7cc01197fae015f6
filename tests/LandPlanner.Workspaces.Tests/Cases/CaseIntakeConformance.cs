using LandPlanner.Areas;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Cases made of findings and of satellite batches, and compared again, in either store.</summary>
public abstract partial class CaseIntakeConformance(Town town) : TownConformance(town)
{
    private const string Batch = "2024年第三季度卫片";
    private static readonly DateOnly Today = new(2025, 2, 3);
    private static readonly DateOnly Issued = new(2025, 1, 15);

    private CaseBook _book = null!;

    protected override async Task BeginAsync() => _book = await CaseTown.BuildAsync(Workspace, Ct);

    [Fact]
    public async Task A_batch_in_GBK_becomes_cases_each_compared_with_the_surveys_before_and_after_its_images()
    {
        var found = await BatchAsync(BatchShapefile());

        Assert.Equal((6, 5, 5, 1), (found.Read, found.Patches.Count, found.NewCount, found.RejectedCount));
        Assert.Equal((4L, "null-shape"), (found.Rejected[0].Record, found.Rejected[0].Reason));
        Assert.Equal(["suspect", "lawful", "suspect", "unchanged", "suspect"], found.Patches.Select(patch => patch.Opened!.Row.Text("desk_verdict")));
        Assert.Equal(["non-farm-build", "non-farm-build", "orchard", "non-farm-build", "non-farm-build"], found.Patches.Select(patch => patch.Opened!.Kind));
        var first = found.Patches[0].Opened!;
        Assert.Equal(
            ("satellite", Batch, "371002001", "建/构筑物 371002001", "村东厂房", "西村"),
            (first.Source, first.Batch, first.SourceNumber, first.Row.Text("title"), first.Row.Text("note"), first.Village));
        Assert.Equal((Issued, new DateOnly(2025, 2, 28)), (first.IssuedOn, first.DueOn));
        Assert.Equal(("20", new DateOnly(2024, 1, 15), new DateOnly(2024, 9, 30)), (first.Row.Text("change_type"), first.Row.Date("imaged_before"), first.Row.Date("imaged_after")));
        Assert.Equal(Official(100, 600, 50).SquareMetres, first.Row.Real("area_m2"));
        Assert.Contains("鲁政土字〔2024〕1号", found.Patches[1].Opened!.Row.Text("desk_reasons"), StringComparison.Ordinal);
        Assert.Equal(found.Revision!.Number, (await Workspace.Store.ReadRevisionsAsync(Ct).LastAsync(Ct)).Number);
    }

    [Fact]
    public async Task A_building_on_other_ground_than_farmland_is_punished_for_its_occupation()
    {
        await CaseTown.WriteAsync(Workspace, "地类2022", "land-use", new(2022, 12, 31), ["DLBM", "DLMC"], Ct, ([CaseTown.Square(0, 0, 1000, 1000)], ["0301", "乔木林地"]));
        var file = BatchFile.Write(FileAt("wood.shp"), "20230101", "20241001", ("1", "20", CaseTown.X + 110, CaseTown.Y + 610, 30, ""));

        var one = Assert.Single((await BatchAsync(file)).Patches).Opened!;

        Assert.Equal(("suspect", "other", "reg-57", 0.0), (one.Row.Text("desk_verdict"), one.Kind, one.Row.Text("sanction"), one.Row.Real("farmland_m2")));
    }

    [Fact]
    public async Task The_same_batch_twice_is_refused_by_its_name_and_by_its_content()
    {
        var file = BatchShapefile();
        await BatchAsync(file);
        var revisions = await RevisionsAsync();

        var byName = await Assert.ThrowsAsync<WorkspaceException>(() => BatchAsync(BatchFile.Write(FileAt("other.shp"), "20240115", "20240930", ("9", "20", CaseTown.X + 700, CaseTown.Y + 700, 20, ""))));
        Assert.Contains($"The batch '{Batch}' is here already (AJ2025-0001", byName.Message, StringComparison.Ordinal);
        foreach (var isDry in new[] { false, true })
        {
            var byContent = await Assert.ThrowsAsync<WorkspaceException>(() => BatchAsync(file, "another name", isDry));
            Assert.Contains($"'batch.shp' is here already, as the batch '{Batch}'", byContent.Message, StringComparison.Ordinal);
        }

        Assert.Equal(revisions, await RevisionsAsync());
    }

    [Fact]
    public async Task A_patch_whose_ground_is_here_already_is_not_opened_again_and_a_number_used_elsewhere_is_only_shown()
    {
        await BatchAsync(BatchShapefile());
        var next = BatchFile.Write(
            FileAt("next.shp"), "20240115", "20241231",
            ("371002001", "20", CaseTown.X + 800, CaseTown.Y + 800, 20, ""), ("371002099", "20", CaseTown.X + 110, CaseTown.Y + 610, 30, ""), ("371002100", "20", CaseTown.X + 700, CaseTown.Y + 700, 20, ""));

        var found = await BatchAsync(next, "四季度");

        // The first has the number of AJ2025-0001 and lies elsewhere, as numbers that begin anew with each village do; the second lies on its ground.
        Assert.Equal([true, false, true], found.Patches.Select(patch => patch.IsNew));
        Assert.Equal(("AJ2025-0001", "AJ2025-0006"), (found.Patches[0].Known!.Number, found.Patches[0].Opened!.Number));
        Assert.Null(found.Patches[1].Known);
        Assert.Equal(("AJ2025-0001", 1.0), (found.Patches[1].Matches[0].Case.Number, Math.Round(found.Patches[1].Matches[0].Share, 6)));
        Assert.Equal("AJ2025-0007", found.Patches[2].Opened!.Number);
    }

    [Fact]
    public async Task A_look_ahead_at_a_batch_walks_the_same_way_and_changes_nothing()
    {
        var (file, revisions) = (BatchShapefile(), await RevisionsAsync());

        var ahead = await BatchAsync(file, Batch, isDry: true);

        Assert.Equal(revisions, await RevisionsAsync());
        var found = await BatchAsync(file);
        Assert.Equal(ahead.Patches.Select(patch => (patch.Record, patch.Number, patch.IsNew, patch.Desk.Verdict)), found.Patches.Select(patch => (patch.Record, patch.Number, patch.IsNew, patch.Desk.Verdict)));
        Assert.Equal((ahead.Read, ahead.RejectedCount), (found.Read, found.RejectedCount));
    }

    [Fact]
    public async Task A_batch_that_lies_in_a_layer_comes_in_likewise()
    {
        await CaseTown.WriteAsync(
            Workspace, "卫片", "satellite-patch", null, ["JCBH", "TBLX", "QSX", "HSX"], Ct,
            ([CaseTown.Square(100, 600, 50, 50)], ["1", "20", "2024-01", "2024年9月"]), ([CaseTown.Square(100, 100, 50, 50)], ["2", "02", "2024-01", "someday"]));

        var found = await new SatelliteBatch(_book).RunAsync(new(Batch, Issued) { Layer = "卫片" }, "王工", Today, null, Ct);

        Assert.Equal(["suspect", "suspect"], found.Patches.Select(patch => patch.Opened!.Row.Text("desk_verdict")));
        // A month is taken as a whole: nothing within it may be missed.
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 9, 30)), (found.Patches[0].Opened!.Row.Date("imaged_before"), found.Patches[0].Opened!.Row.Date("imaged_after")));
        Assert.Contains("someday", Assert.Single(found.Notices), StringComparison.Ordinal);
        var again = await Assert.ThrowsAsync<WorkspaceException>(() => new SatelliteBatch(_book).RunAsync(new("another", Issued) { Layer = "卫片" }, "王工", Today, null, Ct));
        Assert.Contains("'卫片' is here already", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_batch_is_refused_and_nothing_is_changed()
    {
        var revisions = await RevisionsAsync();

        var without = await Assert.ThrowsAsync<WorkspaceException>(() => new SatelliteBatch(_book).RunAsync(new(Batch, Issued) { Layer = "地类2023" }, "王工", Today, null, Ct));
        Assert.Contains("JCBH", without.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WorkspaceException>(() => new SatelliteBatch(_book).RunAsync(new(Batch, Today.AddDays(1)) { Layer = "红线" }, "王工", Today, null, Ct));
        await Assert.ThrowsAsync<WorkspaceException>(() => new SatelliteBatch(_book).RunAsync(new(Batch, Issued), "王工", Today, null, Ct));
        await Assert.ThrowsAsync<LayerNotFoundException>(() => new SatelliteBatch(_book).RunAsync(new(Batch, Issued) { Layer = "无" }, "王工", Today, null, Ct));
        Assert.Equal(revisions, await RevisionsAsync());
    }

    [Fact]
    public async Task Stopped_on_its_way_a_batch_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        var file = BatchShapefile();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SatelliteBatch(_book).RunAsync(new(Batch, Issued) { File = file }, "王工", Today, new Stopping(stop), stop.Token));

        Assert.Empty(await _book.ReadAsync(FeatureQuery.All, Ct).ToListAsync(Ct));
        Assert.Equal(5, (await BatchAsync(file)).NewCount);
    }

    [Fact]
    public async Task A_patch_on_a_closed_case_is_told_with_the_day_on_which_that_was_closed()
    {
        var one = (await BatchAsync(BatchShapefile())).Patches[0].Opened!;
        await Workspace.Store.CommitAsync(new(new("王工", "销号")) { Updates = [_book.Cases.Update(one.Row.With("state", "closed").With("closed_on", new DateOnly(2025, 1, 30)))] }, Ct);

        var found = await BatchAsync(BatchFile.Write(FileAt("next.shp"), "20241001", "20250131", ("7", "20", CaseTown.X + 110, CaseTown.Y + 610, 30, "")), "次年");

        Assert.Equal((0, 1), (found.NewCount, found.ClosedCount));
        Assert.Equal(new DateOnly(2025, 1, 30), found.Patches[0].Matches[0].Case.ClosedOn);
    }

    [Fact]
    public async Task A_patch_whose_latter_image_is_from_before_the_former_is_told_and_never_found_in_order()
    {
        var found = await BatchAsync(BatchFile.Write(FileAt("turned.shp"), "20240930", "20240115", ("371002005", "20", CaseTown.X + 600, CaseTown.Y + 600, 40, "")));

        Assert.Contains("(QSX): 371002005.", Assert.Single(found.Notices), StringComparison.Ordinal);
        Assert.Equal("unknown", Assert.Single(found.Patches).Opened!.Row.Text("desk_verdict"));
    }

    [Fact]
    public async Task Polygons_of_no_size_do_not_keep_the_rest_of_a_batch_out()
    {
        var found = await BatchAsync(BatchFile.Write(FileAt("tiny.shp"), "20240115", "20240930", ("1", "20", CaseTown.X + 100, CaseTown.Y + 600, 50, ""), ("2", "20", CaseTown.X + 600, CaseTown.Y + 600, 0.5, "")));

        Assert.Equal((2, 1, 1), (found.Read, found.NewCount, found.RejectedCount));
        Assert.Equal((2L, "too-small"), (found.Rejected[0].Record, found.Rejected[0].Reason));
    }

    private string BatchShapefile() => BatchFile.Write(
        FileAt("batch.shp"), "20240115", "20240930",
        ("371002001", "20", CaseTown.X + 100, CaseTown.Y + 600, 50, "村东厂房"), ("371002002", "20", CaseTown.X + 200, CaseTown.Y + 600, 50, "已批"),
        ("371002003", "02", CaseTown.X + 100, CaseTown.Y + 100, 50, "果园"), ("371002004", "20", 0, 0, 0, "无图形"),
        ("371002005", "20", CaseTown.X + 600, CaseTown.Y + 600, 40, "未变化"), ("371002006", "20", CaseTown.X + 300, CaseTown.Y + 100, 50, "永农上厂房"));

    private Task<BatchResult> BatchAsync(string file, string batch = Batch, bool isDry = false) => isDry
        ? new SatelliteBatch(_book).PreviewAsync(new(batch, Issued) { File = file }, "王工", Today, null, Ct)
        : new SatelliteBatch(_book).RunAsync(new(batch, Issued) { File = file }, "王工", Today, null, Ct);

    private async Task<string> AuditAsync() => (await AuditRun.ExecuteAsync(Workspace, new(CaseTown.Note) { On = Today }, Ct)).Id;

    private Task<FindingCases> FindingsAsync(FindingChoice choice) => new CasesFromFindings(_book).RunAsync(choice, "王工", Today, Ct);

    private Task<FindingCases> PreviewAsync(FindingChoice choice) => new CasesFromFindings(_book).PreviewAsync(choice, "王工", Today, Ct);

    private Area Official(double x, double y, double side) => Workspace.Areas.Of(CaseTown.Square(x, y, side, side));

    private async Task<long> RevisionsAsync() => await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);

    /// <summary>Asks to stop as soon as patches are being compared.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0.3)
                stop.Cancel();
        }
    }
}
