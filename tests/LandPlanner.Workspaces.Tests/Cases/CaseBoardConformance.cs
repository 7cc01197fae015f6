using System.Text;
using LandPlanner.Cases;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Evidence;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Lists, boards and sheets of cases from either store.</summary>
public abstract class CaseBoardConformance(Town town) : TownConformance(town)
{
    private static readonly DateOnly Today = new(2024, 6, 3);

    private CaseBook _book = null!;

    protected override async Task BeginAsync() => _book = await CaseBook.OpenAsync(Workspace, Ct);

    [Fact]
    public async Task A_store_filters_and_orders_as_a_list_in_memory_does()
    {
        await OpenAsync([.. Enumerable.Range(0, 12).Select(i => Draft(i, new DateOnly(2024, 1 + i % 5, 1 + i),
            ("village", i % 3 == 0 ? null : $"村{i % 3}"), ("kind", i % 4 == 0 ? null : i % 2 == 0 ? "pond" : "orchard"), ("source", i % 2 == 0 ? "satellite" : "hotline"),
            ("person", i % 5 == 0 ? "王五" : null), ("is_key", i % 3 == 0 ? null : i % 3 == 1), ("due_on", i % 4 == 0 ? null : new DateOnly(2024, 6, 1 + i)), ("title", $"图斑 {i}")))]);
        foreach (var number in new[] { "AJ2024-0002", "AJ2024-0007" })
            await MoveAsync(number, "assign", Today, "", ("person", "李四"), ("unit", "所"));
        var day = new CaseDay(_book.Process, Today, SoonDays: 5);
        var list = await CaseFigures.ListAsync(Workspace, Workspace.Store, Ct);

        foreach (var filter in Filters())
        {
            foreach (var key in Enum.GetValues<CaseOrderKey>().Except([CaseOrderKey.Urgency, CaseOrderKey.State]))
            {
                foreach (var order in new[] { new CaseOrder(key), new CaseOrder(key, IsDescending: true) })
                {
                    var asked = await _book.ReadAsync(filter.ToQuery(day, order, 5), Ct).Where(one => filter.Matches(one, day)).Take(5).Select(one => one.Number).ToListAsync(Ct);
                    Assert.Equal(list.Select(filter, order, day).Cases.Take(5).Select(one => one.Number), asked);
                }
            }
        }
    }

    [Theory]
    [InlineData(CaseOrderKey.Urgency)]
    [InlineData(CaseOrderKey.State)]
    public void What_a_store_cannot_order_by_is_refused(CaseOrderKey key) =>
        Assert.Contains("cannot order", Assert.Throws<WorkspaceException>(() => CaseFilter.All.ToQuery(new(_book.Process, Today, 5), new(key), 5)).Message, StringComparison.Ordinal);

    /// <summary>
    /// By hand: four opened in January; in February 3 is merged into 2 and 4 is split in two; in March 1 is closed and reopened, in April closed again. January ends with 4, February with 2 + 2 parts,
    /// March with the same, April with 3.
    /// </summary>
    [Fact]
    public async Task Months_are_those_that_the_ledger_of_moves_tells()
    {
        await OpenAsync([.. Enumerable.Range(0, 4).Select(i => Draft(i, new(2024, 1, 8 + i), ("due_on", new DateOnly(2024, 3, 31))))]);
        await CaseMerging.RunAsync(_book, "AJ2024-0002", ["AJ2024-0003"], new(2024, 2, 5), "同一户", "王工", Today, Ct);
        var whole = await _book.GetAsync("AJ2024-0004", Ct);
        var middle = whole.Shape!.EnvelopeInternal.Centre.X;
        var line = whole.Shape.Factory.CreateLineString([new(middle, whole.Shape.EnvelopeInternal.MinY - 1), new(middle, whole.Shape.EnvelopeInternal.MaxY + 1)]);
        await CaseSplitting.RunAsync(_book, whole.Number, CaseSplitting.Along(whole.Shape, line), new(2024, 2, 6), "两户", "王工", Today, Ct);
        await CloseAsync("AJ2024-0001", new(2024, 3, 4));
        await MoveAsync("AJ2024-0001", "reopen", new(2024, 3, 20), "又种上了", ("due_on", new DateOnly(2024, 4, 30)));
        await MoveAsync("AJ2024-0001", "rectify", new(2024, 3, 21), "", ("measure", "demolish"), ("due_on", new DateOnly(2024, 4, 30)), ("person", "李四"));
        await MoveWithAsync("AJ2024-0001", "report", new(2024, 4, 2), "", [new("after", "后.jpg", Photo(0, 3, month: 4))]);
        await MoveWithAsync("AJ2024-0001", "accept", new(2024, 4, 3), "", [new("acceptance", "验收.pdf", Encoding.UTF8.GetBytes("验收"))]);

        var board = await CaseFigures.ReadAsync(Workspace, CaseFilter.All, CasePeriod.Year(2024), CaseFacet.Source, Today, Ct);

        Assert.Equal([4, 4, 4, 3, 3, 3], board.Months.Select(month => month.StockAtEnd));
        Assert.Equal(["AJ2024-0003", "AJ2024-0004"], board.Months[1].Absorbed);
        Assert.Equal(["AJ2024-0004-1", "AJ2024-0004-2"], board.Months[1].Parts);
        Assert.Equal(["AJ2024-0001"], board.Months[2].Closed);
        Assert.Equal(["AJ2024-0001"], board.Months[2].Reopened);
        Assert.Equal(["AJ2024-0001"], board.Months[3].Closed);
        Assert.Empty(board.WithoutMoves);
        // Case 2 and the two parts of 4 were due in March and are not disposed of; case 1 in April, and was.
        Assert.Equal((3, 0), (board.MonthRates[2].Scope.Count, board.MonthRates[2][CaseFigureKind.Disposal].Counted.Count));
        Assert.Equal((1, 1), (board.MonthRates[3].Scope.Count, board.MonthRates[3][CaseFigureKind.OnTime].Counted.Count));
        Assert.Equal(["AJ2024-0001"], board.Total.Rates[CaseFigureKind.Rework].Counted.Select(one => one.Number));
    }

    [Fact]
    public async Task AWorkspace_without_cases_has_an_empty_board()
    {
        var board = await CaseFigures.ReadAsync(Workspace, CaseFilter.All, CasePeriod.Year(2024), CaseFacet.Village, Today, Ct);

        Assert.Empty(board.Selection.Cases);
        Assert.All(board.Total.Figures, judged => Assert.Null(judged.Figure.Share));
        Assert.All(board.Months, month => Assert.Equal(0, month.StockAtEnd));
    }

    [Fact]
    public async Task A_sheet_has_the_photos_and_is_the_same_each_time()
    {
        await OpenAsync([Draft(0, new(2024, 5, 6))]);
        await _book.AttachAsync("AJ2024-0001", [new("wide", "全.jpg", Photo(0, 1, month: 5)), new("document", "说明.txt", Encoding.UTF8.GetBytes("说明"))], "王工", Today, Ct);

        var (one, other) = (await PrintAsync("AJ2024-0001", ReportLanguage.Chinese), await PrintAsync("AJ2024-0001", ReportLanguage.Chinese));

        Assert.Equal(one, other);
        Assert.Contains("/DCTDecode", Encoding.Latin1.GetString(one), StringComparison.Ordinal);
        Assert.NotEqual(one, await PrintAsync("AJ2024-0001", ReportLanguage.English));
    }

    [Fact]
    public async Task The_sheet_of_a_part_has_the_evidence_and_the_moves_of_the_whole()
    {
        await OpenAsync([Draft(0, new(2024, 5, 6))]);
        await _book.AttachAsync("AJ2024-0001", [new("wide", "全.jpg", Photo(0, 1, month: 5))], "王工", Today, Ct);
        await CaseSplitting.RunAsync(_book, "AJ2024-0001", Halves(420300), Today, "两户", "王工", Today, Ct);
        await CaseSplitting.RunAsync(_book, "AJ2024-0001-1", Halves(420300, width: 25), Today, "再分", "王工", Today, Ct);

        var sheet = await CaseSheets.ReadAsync(Workspace, "town.gpkg", "AJ2024-0001-1-2", Today, ReportLanguage.Chinese, Ct);

        Assert.Equal("全.jpg", Assert.Single(sheet.Evidence).Row.Text("file_name"));
        Assert.Equal(
            ["AJ2024-0001 open", "AJ2024-0001 split", "AJ2024-0001-1 split", "AJ2024-0001-1 split", "AJ2024-0001-1-2 split"],
            sheet.Moves.Select(move => $"{move.Text("case_number")} {move.Text("move")}").Order(StringComparer.Ordinal));
        await PrintAsync("AJ2024-0001-1-2", ReportLanguage.English);

        static Geometry[] Halves(double x, double width = 50) =>
            [.. new[] { 0, width / 2 }.Select(from => GeometryFactory.Default.ToGeometry(new Envelope(x + from, x + from + width / 2, 4141200, 4141250)))];
    }

    [Fact]
    public async Task There_is_no_sheet_of_a_case_that_is_not_there() =>
        Assert.Contains("There is no case 'AJ2024-0009'", (await Assert.ThrowsAsync<WorkspaceException>(() => PrintAsync("AJ2024-0009", ReportLanguage.Chinese))).Message, StringComparison.Ordinal);

    private static CaseFilter[] Filters() =>
    [
        CaseFilter.All,
        new() { Villages = ["村1", ""] },
        new() { Kinds = [""] },
        new() { Sources = ["hotline"], IsKey = false },
        new() { IsKey = true },
        new() { Persons = ["王五", "李四"] },
        new() { States = ["assigned"] },
        new() { Stages = [CaseStage.Open], DueFrom = new(2024, 6, 3), DueUntil = new(2024, 6, 9) },
        new() { Stages = [CaseStage.Closed] },
        new() { Urgencies = [CaseUrgency.Overdue] },
        new() { Urgencies = [CaseUrgency.Soon, CaseUrgency.Undated] },
        new() { Urgencies = [CaseUrgency.InTime, CaseUrgency.Done] },
        new() { IssuedFrom = new(2024, 2, 1), IssuedUntil = new(2024, 3, 31) },
        new() { Text = "图斑 1", Kinds = ["pond", "orchard"] },
    ];

    private async Task<byte[]> PrintAsync(string number, ReportLanguage language)
    {
        using var pdf = new MemoryStream();
        await CaseSheets.PrintAsync(Workspace, "town.gpkg", number, Today, language, pdf, Ct);
        return pdf.ToArray();
    }

    /// <summary>From issue to closure as something else than a violation, all on a day.</summary>
    private async Task CloseAsync(string number, DateOnly on)
    {
        await MoveAsync(number, "assign", on, "", ("person", "李四"), ("unit", "所"));
        var one = await _book.GetAsync(number, Ct);
        await Workspace.Store.CommitAsync(new(new("王工", "套合")) { Updates = [_book.Cases.Update(one.Row.With("desk_verdict", "suspect"))] }, Ct);
        await MoveAsync(number, "compare", on, "");
        await MoveWithAsync(number, "gather", on, "", [new("wide", "全.jpg", Photo(0, 1)), new("close", "近.jpg", Photo(0, 2))]);
        await MoveAsync(number, "submit", on, "");
        await MoveAsync(number, "forward", on, "");
        await MoveWithAsync(number, "judge-other", on, "", [new("judgement", "判定.pdf", Encoding.UTF8.GetBytes("判定"))], ("judged_as", "removed"));
        await MoveAsync(number, "close", on, "已拆除");
    }

    private async Task MoveAsync(string number, string move, DateOnly on, string note, params (string Field, object? Value)[] values) => await MoveWithAsync(number, move, on, note, [], values);

    private Task<(CaseTransition Transition, Revision Revision)> MoveWithAsync(string number, string move, DateOnly on, string note, IReadOnlyList<EvidenceFile> files, params (string Field, object? Value)[] values) =>
        _book.MoveAsync(number, move, on, note, values.ToDictionary(value => value.Field, value => value.Value), files, "王工", Today, Ct);

    private async Task OpenAsync(IReadOnlyList<CaseDraft> drafts) => await new CaseOpener(_book).OpenAsync(drafts, "王工", "测试", Today, Ct);

    private static CaseDraft Draft(int place, DateOnly issued, params (string Field, object? Value)[] values)
    {
        var draft = new Dictionary<string, object?> { ["title"] = $"图斑 {place}", ["source"] = "satellite", ["issued_on"] = issued };
        foreach (var (field, value) in values)
            draft[field] = value;
        return new(Square(place), draft);
    }

    // Corners near 122.1E 37.4N, in EPSG:4550 (domain reference §8), 200 m apart.
    private static MultiPolygon Square(int place)
    {
        var (x, y, side) = (420300 + 200.0 * place, 4141200.0, 50.0 + place);
        return new([(Polygon)GeometryFactory.Default.ToGeometry(new Envelope(x, x + side, y, y + side))]);
    }

    private byte[] Photo(int place, int shade, int month = 3)
    {
        var (longitude, latitude) = Crs.Reprojector.Create(Workspace.Crs, Workspace.Tables.Crs.Get(new(4490))).Transform(420300 + 200.0 * place + 20, 4141220);
        return new PhotoFile { LongitudeDegrees = longitude, LatitudeDegrees = latitude, AzimuthDegrees = 90, TakenAt = new(2024, month, 1, 9, 0, 0, TimeSpan.FromHours(8)), Shade = shade }.ToJpeg();
    }
}
