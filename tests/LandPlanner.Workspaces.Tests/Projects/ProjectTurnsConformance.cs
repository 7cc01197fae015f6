using LandPlanner.Features;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects;
using LandPlanner.Workspaces.Sheets;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>What keeps a project from being in the ledger twice, or from saying what cannot be, in either store.</summary>
public abstract class ProjectTurnsConformance(Town town) : TownConformance(town)
{
    private const double X = 420000;
    private const double Y = 4141200;
    private static readonly DateOnly Today = new(2025, 1, 10);
    private static readonly RevisionNote Note = new("王工", "录入");

    protected override Task BeginAsync() => WriteAsync("村庄", "village", "ZLDWMC", "温泉村", "东村");

    [Fact]
    public async Task Of_several_who_take_a_layer_at_once_one_takes_it()
    {
        await WriteAsync("文旅项目", "project", "XMMC", "温泉", "民宿", "步道", "营地", "花海");

        var results = await TogetherAsync(workspace => ProjectTaking.RunAsync(workspace, new("文旅项目", "产业", MoneyUnit.Wan, IsPreview: false), Note, Today, Ct));

        Assert.Single(results, result => result.Revision is not null);
        Assert.Equal(
            Enumerable.Range(1, 5).Select(number => $"XM2025-000{number}"), (await FilesAsync()).Select(file => file.Project.Number));
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Of_several_who_add_one_project_at_once_one_adds_it_and_the_others_are_told_which_it_is()
    {
        var results = await TogetherAsync(async workspace =>
        {
            try
            {
                return (await AddAsync(workspace, "温泉")).Project.Number;
            }
            catch (WorkspaceException refusal)
            {
                return refusal.Message;
            }
        });

        Assert.Single(results, result => result == "XM2025-0001");
        Assert.Equal(3, results.Count(result => result.StartsWith("XM2025-0001 is called '温泉' and is of that kind too", StringComparison.Ordinal)));
        Assert.Single(await FilesAsync());
    }

    [Fact]
    public async Task Several_who_add_different_projects_at_once_all_do()
    {
        var names = new Queue<string>(["一", "二", "三", "四"]);

        await TogetherAsync(workspace => AddAsync(workspace, names.Dequeue()));

        Assert.Equal(["一", "三", "二", "四"], (await FilesAsync()).Select(file => file.Project.Name).Order(StringComparer.Ordinal));
        Assert.Equal(4, (await FilesAsync()).Select(file => file.Project.Number).Distinct().Count());
    }

    [Fact]
    public async Task Of_several_projects_that_get_one_name_at_once_one_does()
    {
        foreach (var name in new[] { "一", "二", "三", "四" })
            await AddAsync(Workspace, name);
        var numbers = new Queue<string>((await FilesAsync()).Select(file => file.Project.Number));

        var results = await TogetherAsync(async workspace =>
        {
            try
            {
                return (await ProjectEntry.SetAsync(workspace, numbers.Dequeue(), [new("name", "温泉")], null, Note, Today, Ct)).Project.Name;
            }
            catch (WorkspaceException refusal)
            {
                return refusal.Message;
            }
        });

        Assert.Single(results, result => result == "温泉");
        Assert.Equal(3, results.Count(result => result.Contains("is called '温泉' and is of that kind too", StringComparison.Ordinal)));
        Assert.Single(await FilesAsync(), file => file.Project.Name == "温泉");
    }

    [Theory]
    [InlineData("GEOMETRYCOLLECTION EMPTY", "The site is empty")]
    [InlineData("POLYGON EMPTY", "The site is empty")]
    [InlineData("POINT (1 1)", "km from the town. Its coordinates are metres of EPSG:4550, the easting before the northing")]
    [InlineData("POINT (4141200 420000)", "lies beyond the plane of the workspace")]
    [InlineData("POLYGON ((420000 4141200, 420100 4141200, 420000 4141200))", "it has no extent")]
    public async Task A_site_that_is_none_or_lies_elsewhere_is_refused_in_a_sentence(string wkt, string why)
    {
        var refusal = await Assert.ThrowsAsync<WorkspaceException>(() => AddAsync(Workspace, "温泉", wkt));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was saved.", refusal.Message, StringComparison.Ordinal);
        Assert.Single(await Workspace.Store.ListLayersAsync(Ct));
    }

    [Fact]
    public async Task A_village_is_one_of_the_layers_and_a_name_is_not_anothers()
    {
        await AddAsync(Workspace, "温泉");
        await AddAsync(Workspace, "民宿");

        Assert.Equal("温泉村", (await SetAsync("民宿", "village", "温泉")).Project.Village);
        Assert.Contains("There is no village '西村'", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => SetAsync("民宿", "village", "西村"))).Message, StringComparison.Ordinal);
        Assert.Contains("XM2025-0001 is called '温泉'", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => SetAsync("民宿", "name", "温泉"))).Message, StringComparison.Ordinal);
        Assert.Equal("", (await SetAsync("民宿", "village", "")).Project.Village);
        Assert.Equal("民宿二期", (await SetAsync("民宿", "name", "民宿二期")).Project.Name);
    }

    [Fact]
    public async Task What_a_year_left_is_planned_for_the_next_and_the_total_keeps_to_it()
    {
        await AddAsync(Workspace, "温泉");
        await EnterAsync("项目名称\t2024年6月计划\t2024年6月完成\n温泉\t100\t13");

        await EnterAsync("项目名称\t2025年3月计划\n温泉\t87");

        await SetAsync("温泉", "leader", "王镇长");
        Assert.Contains("add up to 100万元", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => SetAsync("温泉", "total", "99"))).Message, StringComparison.Ordinal);
        Assert.Equal(110m, (await SetAsync("温泉", "total", "110")).Project.Total!.Value.In(MoneyUnit.Wan));
    }

    [Fact]
    public async Task The_monthly_sheet_is_held_against_the_ledger()
    {
        await AddAsync(Workspace, "温泉");
        await EnterAsync("项目名称\t2024年6月计划\t2024年6月完成\n温泉\t100\t13");

        var refusal = await Assert.ThrowsAsync<TableRefusedException>(() => EnterAsync("2024年7月\n项目名称\t本月完成\t累计完成\n温泉\t7\t20.5"));
        await EnterAsync("2024年7月\n项目名称\t本月完成\t累计完成\n温泉\t7\t20");

        Assert.Contains("the months from 2024-01 to 2024-07 add up to 20万元", Assert.Single(refusal.Complaints).Text, StringComparison.Ordinal);
        Assert.Equal(20m, Assert.Single(await FilesAsync()).Months.ActualTotal.In(MoneyUnit.Wan));
    }

    private async Task<IReadOnlyList<T>> TogetherAsync<T>(Func<Workspace, Task<T>> act)
    {
        var workspaces = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Workspace.OpenAsync(Address, readOnly: false, Ct)));
        var results = await Task.WhenAll(workspaces.Select(act));
        foreach (var workspace in workspaces)
            await workspace.DisposeAsync();
        return results;
    }

    private static Task<ProjectFile> AddAsync(Workspace workspace, string name, string wkt = "POLYGON ((420000 4141200, 420050 4141200, 420050 4141250, 420000 4141250, 420000 4141200))") =>
        ProjectEntry.AddAsync(workspace, [new("name", name), new("kind", "产业"), new("total", "100")], new WKTReader().Read(wkt), Note, Today, Ct);

    private Task<ProjectFile> SetAsync(string number, string field, string text) => ProjectEntry.SetAsync(Workspace, number, [new(field, text)], null, Note, Today, Ct);

    private async Task<MonthOutcome> EnterAsync(string table) =>
        await MonthEntering.RunAsync(await ProjectBook.OpenAsync(Workspace, Ct), MonthSheet.Read(SheetRows.OfText(table), new(null, null, null)), "", preview: false, Note, Today, Ct);

    private async Task<IReadOnlyList<ProjectFile>> FilesAsync() => await (await ProjectBook.OpenAsync(Workspace, Ct)).ReadAsync(Ct);

    /// <summary>Squares of 100 m side by side, each with a name.</summary>
    private async Task WriteAsync(string layer, string role, string field, params string[] names)
    {
        var features = names.Select((name, i) => new Feature(0, new MultiPolygon([(Polygon)GeometryFactory.Default.ToGeometry(new Envelope(X + i * 100, X + (i + 1) * 100, Y, Y + 100))]), [name]));
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(names.Length, names.Length, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(new(layer, new(role), GeometryKind.Polygon, new([new(field, FieldType.Text)])), WriteMode.Create, features.ToAsyncEnumerable(), () => provenance, Note, Ct);
    }
}
