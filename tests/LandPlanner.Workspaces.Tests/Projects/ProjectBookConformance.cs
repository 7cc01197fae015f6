using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Edits;
using LandPlanner.Workspaces.Projects;
using LandPlanner.Workspaces.Sheets;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>What a book of projects does in either store.</summary>
public abstract class ProjectBookConformance(Town town) : TownConformance(town)
{
    private const double X = 420000;
    private const double Y = 4141200;
    private static readonly DateOnly Today = new(2024, 4, 10);

    private ProjectBook _book = null!;

    protected override async Task BeginAsync() => _book = await ProjectBook.OpenAsync(Workspace, Ct);

    [Fact]
    public async Task A_layer_is_taken_with_numbers_kinds_amounts_and_land()
    {
        await WriteAsync("产业项目", GeometryKind.Polygon, ("CY2024-01", "精密机械", "产业", 63_600.07), ("7", "冷链物流", "乡村振兴产业", 860), ("", "无名", "未知类", null));

        var result = await TakeAsync("产业项目");

        // 63,600.07 万元 is 636,000,700 元, 63,600,070,000 分.
        var files = await _book.ReadAsync(Ct);
        Assert.Equal(["CY2024-01", "XM2024-0001", "XM2024-0002"], files.Select(file => file.Project.Number));
        Assert.Equal(["industry", "rural", "other"], files.Select(file => file.Project.Kind));
        Assert.Equal([63_600_070_000, 860_000_000, null], files.Select(file => file.Project.Total?.Cents));
        // A declared 2,000 m², 3 mu.
        Assert.All(files, file => Assert.Equal(3m, file.Project.LandNeeded!.Value.Mu()));
        Assert.Contains("'未知类' is no kind", Assert.Single(result.Projects[2].Remarks), StringComparison.Ordinal);
        Assert.NotNull(result.Revision);
    }

    [Fact]
    public async Task Nothing_is_taken_twice_not_even_from_a_layer_that_is_sent_again()
    {
        (string, string, string, double?)[] rows = [("CY2024-01", "精密机械", "产业", 100), ("", "冷链物流", "产业", 50)];
        await WriteAsync("产业项目", GeometryKind.Polygon, rows);
        await TakeAsync("产业项目");
        await WriteAsync("产业项目新", GeometryKind.Polygon, [("cy2024-01", "精密机械（更名）", "产业", 100), ("", "冷链物流", "产业", 50), ("CY2024-03", "新项目", "产业", 1), ("CY2024-03", "新项目重复", "产业", 1)]);
        var revisions = await RevisionsAsync();

        Assert.Null((await TakeAsync("产业项目")).Revision);
        Assert.Equal(revisions, await RevisionsAsync());
        var again = await TakeAsync("产业项目新");

        Assert.Equal(["CY2024-01", "XM2024-0001", null, "CY2024-03"], again.Projects.Select(one => one.There?.Number));
        Assert.Equal(3, (await _book.ReadAsync(Ct)).Count);
    }

    [Fact]
    public async Task Numbers_that_projects_brought_along_are_not_given_again()
    {
        await WriteAsync("产业项目", GeometryKind.Polygon, ("XM2024-0001", "精密机械", "产业", 1), ("", "冷链物流", "产业", 1), ("XM2024-0003", "风电", "产业", 1), ("", "光伏", "产业", 1));
        await TakeAsync("产业项目");

        var added = await ProjectEntry.AddAsync(Workspace, [new("name", "仓库"), new("kind", "产业")], Square(5000, 100), Note("新增"), Today, Ct);

        // Two in a row are free from 0004 on.
        Assert.Equal("XM2024-0006", added.Project.Number);
        Assert.Equal(["XM2024-0001", "XM2024-0003", "XM2024-0004", "XM2024-0005", "XM2024-0006"], (await _book.ReadAsync(Ct)).Select(file => file.Project.Number));
    }

    [Fact]
    public async Task A_preview_takes_nothing()
    {
        await WriteAsync("产业项目", GeometryKind.Polygon, ("A-00001", "甲", "产业", 100));
        var revisions = await RevisionsAsync();

        var preview = await ProjectTaking.RunAsync(Workspace, new("产业项目", null, MoneyUnit.Wan, IsPreview: true), Note("预览"), Today, Ct);

        Assert.Equal("甲", Assert.Single(preview.Projects).Project.Name);
        Assert.Equal(revisions, await RevisionsAsync());
        Assert.Empty(await _book.ReadAsync(Ct));
    }

    [Fact]
    public async Task A_project_stands_in_the_layer_of_its_geometry_and_moves_when_its_site_is_known()
    {
        await WriteAsync("点", GeometryKind.Point, ("DXM-001", "点项目", "产业", 100));
        await WriteAsync("线", GeometryKind.Line, ("XXM-001", "线项目", "产业", 100));
        await TakeAsync("点");
        await TakeAsync("线");
        await EnterAsync(Cell("DXM-001", 1, MonthMeasure.Plan, 10));
        Assert.Equal((1, 1), (await CountAsync("项目台账（点）"), await CountAsync("项目台账（线）")));

        var moved = await ProjectEntry.SetAsync(Workspace, "DXM-001", [new("leader", "王镇长")], Square(0, 50), Note("定点"), Today, Ct);

        Assert.Equal((0, 1), (await CountAsync("项目台账（点）"), await CountAsync("项目台账")));
        Assert.Equal((Dimension.Surface, "王镇长", "点项目"), (moved.Project.Row.Shape!.Dimension, moved.Project.Row.Text("leader"), moved.Project.Name));
        Assert.Equal(Wan(10), moved.Months.PlanTotal);
    }

    [Fact]
    public async Task A_correction_is_a_new_entry_and_the_last_one_counts()
    {
        await AddAsync("甲", 100);
        await EnterAsync(Cell("XM2024-0001", 1, MonthMeasure.Plan, 10), Cell("XM2024-0001", 1, MonthMeasure.Actual, 9));

        await EnterAsync("发票补录", Cell("XM2024-0001", 1, MonthMeasure.Actual, 9.5m));
        await EnterAsync("误录", new MonthCell("XM2024-0001", new(2024, 1), MonthMeasure.Actual, null));
        await EnterAsync(Cell("XM2024-0001", 1, MonthMeasure.Actual, 8));

        var file = await _book.GetAsync("XM2024-0001", Ct);
        Assert.Equal(Wan(8), file.Months.ActualTotal);
        Assert.Equal(
            [(Wan(10), ""), (Wan(9), ""), (Wan(9.5m), "发票补录"), ((Money?)null, "误录"), (Wan(8), "")], (await _book.EntriesAsync(file.Project, Ct)).Select(entry => (entry.Amount, entry.Reason)));
        Assert.Equal(Today, file.Project.Row.Date("updated_on"));
    }

    [Fact]
    public async Task A_table_with_one_wrong_cell_changes_nothing_and_tells_all()
    {
        await AddAsync("甲", 100);
        var revisions = await RevisionsAsync();
        var sheet = MonthSheet.Read(
            SheetRows.OfText("项目名称\t总投资\t2024年1月计划\t2024年1月完成\t2024年5月完成\n甲\t101\t10\t10\t1\n乙\t\t1\t\t"), new(null, null, MoneyUnit.Wan));

        var preview = await MonthEntering.RunAsync(_book, sheet, "", preview: true, Note("导入"), Today, Ct);
        var refusal = await Assert.ThrowsAsync<TableRefusedException>(() => MonthEntering.RunAsync(_book, sheet, "", preview: false, Note("导入"), Today, Ct));

        Assert.Equal(["Row 2, column B", "Row 2, column E", "Row 3"], preview.Intake.Complaints.Select(complaint => complaint.ToString().Split(':')[0]));
        Assert.Equal(preview.Intake.Complaints, refusal.Complaints);
        Assert.EndsWith("Nothing was saved.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(revisions, await RevisionsAsync());
    }

    [Fact]
    public async Task A_table_without_fault_is_one_revision_and_the_same_again_is_none()
    {
        await AddAsync("甲", 100);
        await AddAsync("乙", 100);
        var revisions = await RevisionsAsync();
        var sheet = MonthSheet.Read(SheetRows.OfText("项目名称\t2024年1月计划\t2024年1月完成\n甲\t10\t10\n乙\t20\t0\n合计\t30\t10"), new(null, null, MoneyUnit.Wan));

        var done = await MonthEntering.RunAsync(_book, sheet, "", preview: false, Note("导入"), Today, Ct);
        var again = await MonthEntering.RunAsync(_book, sheet, "", preview: false, Note("导入"), Today, Ct);

        Assert.Equal(4, done.Intake.Changes.Count);
        // One makes the empty ledger of months, one fills it.
        Assert.Equal(revisions + 2, await RevisionsAsync());
        Assert.Equal((0, 4, null), (again.Intake.Changes.Count, again.Intake.Unchanged, again.Revision));
        Assert.Equal(revisions + 2, await RevisionsAsync());
    }

    [Fact]
    public async Task Of_many_who_enter_one_month_at_once_one_does()
    {
        await AddAsync("甲", 100);
        await EnterAsync(Cell("XM2024-0001", 1, MonthMeasure.Plan, 10));

        var tries = await Task.WhenAll(Enumerable.Range(1, 6).Select(async i =>
        {
            await using var workspace = await Workspace.OpenAsync(Address, readOnly: false, Ct);
            try
            {
                await MonthEntering.RunAsync(await ProjectBook.OpenAsync(workspace, Ct), [Cell("XM2024-0001", 2, MonthMeasure.Actual, i)], "", preview: false, Note($"第 {i} 人"), Today, Ct);
                return 1;
            }
            catch (WorkspaceException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, tries.Sum());
        var file = await _book.GetAsync("XM2024-0001", Ct);
        Assert.Single(await _book.EntriesAsync(file.Project, Ct), entry => entry.Measure == MonthMeasure.Actual);
    }

    [Fact]
    public async Task A_total_does_not_go_below_what_its_months_add_up_to()
    {
        await AddAsync("甲", 100);
        await EnterAsync(Cell("XM2024-0001", 1, MonthMeasure.Plan, 60));

        await ProjectEntry.SetAsync(Workspace, "XM2024-0001", [new("total", "60")], null, Note("调整"), Today, Ct);
        var refusal = await Assert.ThrowsAsync<LedgerEntryException>(() => ProjectEntry.SetAsync(Workspace, "XM2024-0001", [new("total", "59.999999")], null, Note("调整"), Today, Ct));

        Assert.Contains("add up to 60万元", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Wan(60), (await _book.GetAsync("XM2024-0001", Ct)).Project.Total);
    }

    [Theory]
    [InlineData("12.5", 8333.33)]
    [InlineData("12.5亩", 8333.33)]
    [InlineData("8,333.33㎡", 8333.33)]
    [InlineData("0.5公顷", 5000)]
    public async Task Land_is_typed_in_mu_or_with_its_unit(string text, double squareMetres)
    {
        await AddAsync("甲", 100);

        var file = await ProjectEntry.SetAsync(Workspace, "XM2024-0001", [new("land_needed", text), new("land_held", "3")], null, Note("用地"), Today, Ct);

        Assert.Equal((squareMetres, 2000), (file.Project.LandNeeded!.Value.SquareMetres, file.Project.LandHeld!.Value.SquareMetres));
    }

    [Fact]
    public async Task What_is_no_field_or_no_value_is_told_and_nothing_changes()
    {
        await AddAsync("甲", 100);
        var revisions = await RevisionsAsync();

        foreach (var (field, text, why) in new[] { ("colour", "red", "no field 'colour'"), ("total", "很多", "no amount"), ("land_held", "-1亩", "no area"), ("total_fen", "5", "kept by the program"), ("kind", "军事", "cannot be '军事'") })
        {
            var refusal = await Assert.ThrowsAnyAsync<WorkspaceException>(() => ProjectEntry.SetAsync(Workspace, "XM2024-0001", [new(field, text)], null, Note("改"), Today, Ct));
            Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(revisions, await RevisionsAsync());
    }

    [Fact]
    public async Task The_same_project_is_not_added_twice()
    {
        await AddAsync("甲", 100);

        Assert.Contains("seems to be the same project", (await Assert.ThrowsAsync<WorkspaceException>(() => AddAsync("甲", 100))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Milestones_are_kept_with_their_days_and_a_changed_day_keeps_its_reason()
    {
        await AddAsync("甲", 100);
        await StepAsync("", new MilestoneCell("甲", "开工", "", new(2024, 3, 1), null));

        await StepAsync("雨季", new MilestoneCell("甲", "start", "", new(2024, 4, 1), new(2024, 4, 2)));

        var step = Assert.Single((await _book.GetAsync("XM2024-0001", Ct)).Milestones);
        Assert.Equal((new DateOnly(2024, 4, 1), new DateOnly(2024, 4, 2), "雨季"), (step.Planned!.Value, step.Actual!.Value, step.Row.Text("reason")));
    }

    [Fact]
    public async Task The_board_and_the_lights_of_a_layer_follow_the_entries()
    {
        await AddAsync("甲", 100);
        await EnterAsync(Cell("XM2024-0001", 1, MonthMeasure.Plan, 50), Cell("XM2024-0001", 2, MonthMeasure.Plan, 50), Cell("XM2024-0001", 1, MonthMeasure.Actual, 50), Cell("XM2024-0001", 2, MonthMeasure.Actual, 40));

        var board = await _book.BoardAsync(null, Today, Ct);
        var lights = await _book.LightsAsync("项目台账", Today, Ct);

        // On the tenth of April, March should have been entered and was not: yellow, as are 10 points behind in February.
        Assert.Equal((new Month(2024, 3), Light.Yellow), (board.Until, board.Projects[0].Verdict.Light));
        Assert.Equal(2, board.Projects[0].Verdict.Reasons.Count);
        Assert.Equal(Light.Yellow, Assert.Single(lights).Value);
        Assert.Equal(Light.Yellow, (await _book.BoardAsync(new(2024, 2), Today, Ct)).Projects[0].Verdict.Light);
        Assert.Equal(Light.Green, (await _book.BoardAsync(new(2024, 1), Today, Ct)).Projects[0].Verdict.Light);
    }

    [Fact]
    public async Task Plain_edits_cannot_change_what_was_entered()
    {
        await AddAsync("甲", 100);
        await EnterAsync(Cell("XM2024-0001", 1, MonthMeasure.Plan, 50));

        foreach (var layer in new[] { "项目台账", "项目月度投资" })
        {
            var refusal = await Assert.ThrowsAsync<WorkspaceException>(() => FeatureEdit.RunAsync(Workspace, new(layer, 1, Note("改")) { Values = [("note", "x")] }, Ct));
            Assert.Contains("landplanner project", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_village_clerk_enters_for_the_own_village_and_a_stranger_for_none()
    {
        await AddAsync("甲", 100, "东村");
        await People.SetAsync(Workspace, new Dictionary<string, string> { ["name"] = "王工", ["role"] = "auditor" }, Note("登记"), Today, Ct);
        await People.SetAsync(Workspace, new Dictionary<string, string> { ["name"] = "李四", ["role"] = "village-clerk", ["village"] = "西村" }, Note("登记"), Today, Ct);
        await People.SetAsync(Workspace, new Dictionary<string, string> { ["name"] = "王五", ["role"] = "village-clerk", ["village"] = "东村" }, Note("登记"), Today, Ct);
        MonthCell[] cells = [Cell("甲", 1, MonthMeasure.Plan, 50)];

        Assert.Contains("answers for 西村", (await Assert.ThrowsAsync<WorkspaceException>(() => MonthEntering.RunAsync(_book, cells, "", false, new("李四", "录入"), Today, Ct))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WorkspaceException>(() => MonthEntering.RunAsync(_book, cells, "", false, new("路人", "录入"), Today, Ct));
        Assert.NotNull((await MonthEntering.RunAsync(_book, cells, "", false, new("王五", "录入"), Today, Ct)).Revision);
    }

    [Fact]
    public async Task The_workspace_verifies_after_all_of_it()
    {
        await AddAsync("甲", 100);
        await EnterAsync(Cell("甲", 1, MonthMeasure.Plan, 50));
        await StepAsync("", new MilestoneCell("甲", "开工", "", new(2024, 1, 1), null));

        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    private static Money Wan(decimal amount) => Money.From(amount, MoneyUnit.Wan)!.Value;

    private static MonthCell Cell(string project, int month, MonthMeasure measure, decimal wan) => new(project, new(2024, month), measure, Wan(wan));

    private static RevisionNote Note(string reason) => new("王工", reason);

    private static MultiPolygon Square(double dx, double side) =>
        new([(Polygon)GeometryFactory.Default.ToGeometry(new Envelope(X + dx, X + dx + side, Y, Y + side))]);

    private Task<ProjectTakingResult> TakeAsync(string layer) => ProjectTaking.RunAsync(Workspace, new(layer, null, MoneyUnit.Wan, IsPreview: false), Note("建账"), Today, Ct);

    private Task<ProjectFile> AddAsync(string name, decimal totalWan, string village = "") => ProjectEntry.AddAsync(
        Workspace, [new("name", name), new("kind", "产业"), new("total", FormattableString.Invariant($"{totalWan}万元")), new("village", village)], Square(0, 100), Note("新增"), Today, Ct);

    private Task<MonthOutcome> EnterAsync(params MonthCell[] cells) => EnterAsync("", cells);

    private Task<MonthOutcome> EnterAsync(string reason, params MonthCell[] cells) => MonthEntering.RunAsync(_book, cells, reason, preview: false, Note("录入"), Today, Ct);

    private Task<MilestoneOutcome> StepAsync(string reason, params MilestoneCell[] cells) => MilestoneEntering.RunAsync(_book, new(cells, []), reason, preview: false, Note("节点"), Today, Ct);

    private async Task<long> RevisionsAsync() => await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);

    private async Task<long> CountAsync(string layer) => await Workspace.Store.ReadAsync(layer, FeatureQuery.All, Ct).CountAsync(Ct);

    private async Task WriteAsync(string layer, GeometryKind kind, params (string Number, string Name, string Kind, double? Wan)[] rows)
    {
        var schema = new FeatureSchema([new("XMBH", FieldType.Text), new("XMMC", FieldType.Text), new("XMLX", FieldType.Text), new("TZE", FieldType.Real), new("YDMJ", FieldType.Real)]);
        var features = rows.Select((row, i) => new Feature(0, Shape(kind, i * 100), [row.Number, row.Name, row.Kind, row.Wan, 2000.0]));
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(rows.Length, rows.Length, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(new(layer, new("project"), kind, schema), WriteMode.Create, features.ToAsyncEnumerable(), () => provenance, Note("导入"), Ct);
    }

    private static Geometry Shape(GeometryKind kind, double dx) => kind switch
    {
        GeometryKind.Point => new MultiPoint([new Point(X + dx, Y)]),
        GeometryKind.Line => new MultiLineString([new LineString([new(X + dx, Y), new(X + dx + 50, Y + 50)])]),
        _ => Square(dx, 50),
    };
}
