using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.VillageEconomy;
using LandPlanner.Workspaces.Sheets;
using LandPlanner.Workspaces.VillageEconomy;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.VillageEconomy;

/// <summary>What the ledgers of villages' income and of estates do in either store.</summary>
public abstract class VillageEconomyConformance(Town town) : TownConformance(town)
{
    private static readonly DateOnly Today = new(2024, 4, 10);

    protected override Task BeginAsync() => WriteAsync("村庄", "village", GeometryKind.Polygon, ["ZLDWMC"], ["甲村"], ["乙村"], ["丙村"]);

    [Fact]
    public async Task A_table_of_incomes_is_entered_to_the_cent()
    {
        var outcome = await EnterIncomeAsync("2023年村集体收入（万元）\n村名\t集体收入\t主要来源\n甲\t12.345678\t租金\n乙村\t8\t\n合计\t20.345678\t\n");

        // 12.345678 万元 are 123,456.78 元.
        var read = await ReadIncomeAsync();
        Assert.NotNull(outcome.Revision);
        Assert.Equal([("乙村", 2023, 8_000_000L, ""), ("甲村", 2023, 12_345_678L, "租金")], read.Select(income => (income.Village, income.Year, income.Amount.Cents, income.Source)));
    }

    [Fact]
    public async Task A_column_a_year_is_a_row_a_year()
    {
        await EnterIncomeAsync("村\t2022年\t2023年收入（元）\n甲村\t5\t60000\n丙村\t-\t100000");

        Assert.Equal([("丙村", 2023, 10m), ("甲村", 2023, 6m), ("甲村", 2022, 5m)], (await ReadIncomeAsync()).Select(income => (income.Village, income.Year, income.Amount.In(MoneyUnit.Wan))));
    }

    [Fact]
    public async Task A_year_is_entered_once()
    {
        await EnterIncomeAsync("村\t年度\t收入\n甲村\t2023\t10");
        var revisions = await RevisionsAsync();

        var same = await EnterIncomeAsync("村\t年度\t收入\n甲村\t2023\t10");
        var other = await Assert.ThrowsAsync<TableRefusedException>(() => EnterIncomeAsync("村\t年度\t收入\n甲村\t2023\t11\n乙村\t2023\t1\n乙村\t2023\t1"));

        Assert.Equal((1, (Revision?)null), (same.Intake.Unchanged, same.Revision));
        Assert.Equal([2, 4], other.Complaints.Select(complaint => complaint.Row));
        Assert.Contains("in the ledger already", other.Complaints[0].Text, StringComparison.Ordinal);
        Assert.Contains("there twice", other.Complaints[1].Text, StringComparison.Ordinal);
        Assert.Equal(revisions, await RevisionsAsync());
    }

    [Fact]
    public async Task All_that_speaks_against_a_table_is_told_at_once()
    {
        var refusal = await Assert.ThrowsAsync<TableRefusedException>(() => EnterIncomeAsync("村\t年度\t收入（万元）\n丁村\t2023\t1\n甲村\t去年\t1\n甲村\t2025\t1\n乙村\t2023\t1.2345678\n丙村\t2023\t3\n合计\t\t4"));

        // 1.2345678 万元 are no whole cents; without them the rows add up to 6.
        Assert.Equal([(2, 1), (3, 2), (4, 3), (5, 3), (7, 3)], refusal.Complaints.Select(complaint => (complaint.Row, complaint.Column)));
        Assert.Empty(await ReadIncomeAsync());
    }

    [Fact]
    public async Task A_correction_takes_a_reason_and_the_history_keeps_what_it_was()
    {
        await IncomeBook.SetAsync(Workspace, new("甲", 2023, Wan(10), "租金", ""), Note, Today, Ct);

        var refused = await Assert.ThrowsAsync<LedgerEntryException>(() => IncomeBook.SetAsync(Workspace, new("甲村", 2023, Wan(11), null, ""), Note, Today, Ct));
        await IncomeBook.SetAsync(Workspace, new("甲村", 2023, Wan(11), null, "漏报租金"), Note, Today, Ct);

        var income = Assert.Single(await ReadIncomeAsync());
        Assert.Contains("10万元", refused.Message, StringComparison.Ordinal);
        Assert.Equal((Wan(11), "租金", "漏报租金", 2L), (income.Amount, income.Source, income.Row.Text("reason"), income.Row.Feature.Version));
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Of_two_who_enter_the_same_year_at_once_one_row_is_left()
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => IncomeBook.SetAsync(Workspace, new("甲村", 2023, Wan(10), null, ""), Note, Today, Ct)));

        Assert.Single(await ReadIncomeAsync());
    }

    [Fact]
    public async Task Villages_without_an_entry_are_there_with_none()
    {
        await EnterIncomeAsync("村\t年度\t收入\n甲村\t2022\t9\n甲村\t2023\t10\n乙村\t2023\t20");

        var map = await IncomeMap.ReadAsync(Workspace, null, Ct);

        Assert.Equal(2023, map.Year);
        Assert.Equal([2023, 2022], map.Years);
        Assert.Equal([("乙村", 20m), ("甲村", 10m), ("丙村", (decimal?)null)], map.Villages.Select(one => (one.Village, one.Value)));
        Assert.Equal(Wan(30), map.Total);
    }

    [Fact]
    public async Task Estates_are_taken_from_a_layer_once_and_know_their_village()
    {
        await WriteAsync("小区", "estate", GeometryKind.Point, ["XQMC", "ZHS#", "BZHS#"], ["温泉花园", "300", "120"], ["老街", "100", "101"]);

        var first = await EstateBook.TakeAsync(Workspace, "小区", preview: false, Note, Ct);
        var again = await EstateBook.TakeAsync(Workspace, "小区", preview: false, Note, Ct);

        var estate = Assert.Single(await EstatesAsync());
        Assert.Equal(("XQ-0001", "温泉花园", "甲村", 300L, 120L, 40m), (estate.Number, estate.Name, estate.Village, estate.Total, estate.Registered, estate.Share));
        Assert.Contains("101 homes cannot be registered of 100", Assert.Single(first.Estates[1].Complaints), StringComparison.Ordinal);
        Assert.Equal(("XQ-0001", (Revision?)null), (again.Estates[0].There?.Number, again.Revision));
    }

    [Fact]
    public async Task A_table_updates_estates_and_adds_those_that_are_new()
    {
        await WriteAsync("小区", "estate", GeometryKind.Polygon, ["XQMC", "ZHS#", "BZHS#"], ["温泉花园", "300", "120"]);
        await EstateBook.TakeAsync(Workspace, "小区", preview: false, Note, Ct);
        const string table = "小区名称\t总户数\t已办证（户）\t截至日期\n温泉花园\t\t250户\t2023-12-31\n柳林三期\t1,000\t0\t\n合计\t1000\t250\t";

        var preview = await EstateBook.EnterAsync(Workspace, SheetRows.OfText(table), preview: true, Note, Ct);
        await EstateBook.EnterAsync(Workspace, SheetRows.OfText(table), preview: false, Note, Ct);
        var again = await EstateBook.EnterAsync(Workspace, SheetRows.OfText(table), preview: false, Note, Ct);

        var estates = await EstatesAsync();
        var all = EstateTotals.Of(estates);
        Assert.Equal((2, (Revision?)null), (preview.Intake.Changes.Count, preview.Revision));
        Assert.Equal([("XQ-0001", "温泉花园", 300L, 250L), ("XQ-0002", "柳林三期", 1000L, 0L)], estates.Select(estate => (estate.Number, estate.Name, estate.Total, estate.Registered)));
        Assert.NotNull(estates[0].Row.Shape);
        Assert.Equal((2, 1300L, 250L, 1050L), (all.Estates, all.Total, all.Registered, all.Backlog));
        Assert.Equal((2, (Revision?)null), (again.Intake.Unchanged, again.Revision));
    }

    [Fact]
    public async Task A_part_sum_adds_up_what_stands_since_the_last_and_the_sum_all()
    {
        var outcome = await EnterIncomeAsync("村\t年度\t收入（万元）\n甲村\t2023\t1\n小计\t\t1\n乙村\t2023\t2\n小计\t\t2\n合计\t\t3");
        var refusal = await Assert.ThrowsAsync<TableRefusedException>(() => EnterIncomeAsync("村\t年度\t收入（万元）\n甲村\t2022\t1\n小计\t\t1\n乙村\t2022\t2\n小计\t\t3\n合计\t\t3"));

        Assert.Equal(2, outcome.Intake.Entries.Count);
        Assert.Equal(5, Assert.Single(refusal.Complaints).Row);
    }

    [Fact]
    public async Task Estates_of_one_name_in_two_villages_are_two()
    {
        await EstateBook.EnterAsync(Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\t村\n阳光小区\t10\t1\t甲村"), preview: false, Note, Ct);

        await EstateBook.EnterAsync(Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\t村\n阳光小区\t300\t100\t乙村"), preview: false, Note, Ct);

        Assert.Equal([("甲村", 10L), ("乙村", 300L)], (await EstatesAsync()).OrderBy(estate => estate.Total).Select(estate => (estate.Village, estate.Total)));
    }

    [Fact]
    public async Task Of_two_who_enter_one_estate_at_once_the_second_is_told_and_lays_nothing_over_the_first()
    {
        var rows = SheetRows.OfText("小区\t总户数\t已办证户数\n一期\t300\t100");
        var shown = (await EstateBook.EnterAsync(Workspace, rows, preview: true, Note, Ct)).Intake;
        await EstateBook.EnterAsync(Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\n一期\t320\t50"), preview: false, new("李工", "先录"), Ct);

        var told = await Assert.ThrowsAsync<EditConflictException>(() => EstateBook.EnterAsync(Workspace, rows, preview: false, Note, Ct, shown));

        Assert.Equal("李工", told.Since!.Note.Author);
        Assert.Equal((320L, 50L), (await EstatesAsync()).Select(estate => (estate.Total, estate.Registered)).Single());
        // Who has seen that may.
        shown = (await EstateBook.EnterAsync(Workspace, rows, preview: true, Note, Ct)).Intake;
        await EstateBook.EnterAsync(Workspace, rows, preview: false, Note, Ct, shown);
        Assert.Equal((300L, 100L), (await EstatesAsync()).Select(estate => (estate.Total, estate.Registered)).Single());
    }

    [Fact]
    public async Task What_stood_as_the_table_says_when_it_was_shown_is_held_to_that_too()
    {
        var rows = SheetRows.OfText("小区\t总户数\t已办证户数\n一期\t300\t100\n二期\t40\t1");
        await EstateBook.EnterAsync(Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\n一期\t300\t100"), preview: false, Note, Ct);
        var shown = (await EstateBook.EnterAsync(Workspace, rows, preview: true, Note, Ct)).Intake;
        await EstateBook.EnterAsync(Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\n一期\t300\t160"), preview: false, new("李工", "补录"), Ct);

        var told = await Assert.ThrowsAsync<EditConflictException>(() => EstateBook.EnterAsync(Workspace, rows, preview: false, Note, Ct, shown));

        Assert.Equal("李工", told.Since!.Note.Author);
        Assert.Equal([160L], (await EstatesAsync()).Select(estate => estate.Registered));
    }

    [Fact]
    public async Task A_comma_that_groups_no_digits_is_told_in_a_table_of_estates()
    {
        var refusal = await Assert.ThrowsAsync<TableRefusedException>(() => EstateBook.EnterAsync(Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\n一期\t1,5户\t1"), preview: false, Note, Ct));

        Assert.Contains("1,5", Assert.Single(refusal.Complaints).Text, StringComparison.Ordinal);
        Assert.Empty(await EstatesAsync());
    }

    [Fact]
    public async Task The_reason_of_a_correction_outlives_a_change_of_the_source()
    {
        await IncomeBook.SetAsync(Workspace, new("甲村", 2023, Wan(10), "租金", ""), Note, Today, Ct);
        await IncomeBook.SetAsync(Workspace, new("甲村", 2023, Wan(12), "租金", "误录"), Note, Today, Ct);

        await IncomeBook.SetAsync(Workspace, new("甲村", 2023, Wan(12), "分红", ""), Note, Today, Ct);

        Assert.Equal(("分红", "误录"), (await ReadIncomeAsync()).Select(income => (income.Source, income.Row.Text("reason"))).Single());
    }

    [Fact]
    public async Task More_registered_than_there_are_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<TableRefusedException>(
            () => EstateBook.EnterAsync(Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\t村\n一\t10\t11\t甲村\n二\t10\t10\t丁村\n三\t10\t\t甲村\n四\t10\t1\t甲村\n四\t10\t1\t甲村\n合计\t51\t\t"), preview: false, Note, Ct));

        Assert.Equal([2, 3, 4, 6, 7], refusal.Complaints.Select(complaint => complaint.Row));
        Assert.Empty(await EstatesAsync());
    }

    [Fact]
    public async Task An_estate_is_set_by_name_and_never_to_an_earlier_day()
    {
        await EstateBook.EnterAsync(Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\t截至日期\n一\t10\t1\t2023-06-30"), preview: false, Note, Ct);

        await EstateBook.SetAsync(Workspace, "一", [new("registered", "10"), new("as_of", "2023-12-31")], Note, Ct);
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => EstateBook.SetAsync(Workspace, "一", [new("registered", "11")], Note, Ct));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => EstateBook.SetAsync(Workspace, "一", [new("as_of", "2023-12-30")], Note, Ct));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => EstateBook.SetAsync(Workspace, "二", [new("registered", "1")], Note, Ct));

        Assert.Equal((10L, 100m, new DateOnly(2023, 12, 31)), ((await EstatesAsync())[0].Registered, (await EstatesAsync())[0].Share, (await EstatesAsync())[0].AsOf!.Value));
    }

    private static RevisionNote Note => new("周工", "测试");

    private static Money Wan(decimal wan) => Money.From(wan, MoneyUnit.Wan)!.Value;

    private Task<IncomeOutcome> EnterIncomeAsync(string table) => IncomeBook.EnterAsync(Workspace, SheetRows.OfText(table), new(null, null), preview: false, Note, Today, Ct);

    private Task<IReadOnlyList<VillageIncome>> ReadIncomeAsync() => IncomeBook.ReadAsync(Workspace, Workspace.Store, Ct);

    private Task<IReadOnlyList<Estate>> EstatesAsync() => EstateBook.ReadAsync(Workspace, Workspace.Store, Ct);

    private Task<int> RevisionsAsync() => Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct).AsTask();

    /// <summary>Squares of 100 m, or the points in their middle, 200 m apart; fields are text, behind # whole numbers.</summary>
    private async Task WriteAsync(string layer, string role, GeometryKind kind, string[] fields, params string[][] rows)
    {
        var schema = new FeatureSchema([.. fields.Select(field => new Field(field.TrimEnd('#'), field.EndsWith('#') ? FieldType.Integer : FieldType.Text))]);
        var features = rows.Select((row, i) => new Feature(0, Shape(kind, 420_000 + i * 200), [.. row.Zip(fields, (text, field) => field.EndsWith('#') ? (object)long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : text)]));
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(rows.Length, rows.Length, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(new(layer, new(role), kind, schema), WriteMode.Create, features.ToAsyncEnumerable(), () => provenance, Note, Ct);
    }

    private static Geometry Shape(GeometryKind kind, double x) => kind == GeometryKind.Point
        ? new MultiPoint([new Point(x + 50, 4_141_050)])
        : new MultiPolygon([new Polygon(new([new(x, 4_141_000), new(x + 100, 4_141_000), new(x + 100, 4_141_100), new(x, 4_141_100), new(x, 4_141_000)]))]);
}
