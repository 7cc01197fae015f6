using LandPlanner.Features;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>Projects that are taken from layers, or added at a place.</summary>
public abstract partial class ProjectBookConformance
{
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
    public async Task The_same_project_is_not_added_twice()
    {
        await AddAsync("甲", 100);

        Assert.Contains("seems to be the same project", (await Assert.ThrowsAsync<WorkspaceException>(() => AddAsync("甲", 100))).Message, StringComparison.Ordinal);
    }

    private Task<ProjectTakingResult> TakeAsync(string layer) => ProjectTaking.RunAsync(Workspace, new(layer, null, MoneyUnit.Wan, IsPreview: false), Note("建账"), Today, Ct);

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
