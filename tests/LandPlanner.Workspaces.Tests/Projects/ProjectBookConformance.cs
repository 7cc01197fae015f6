using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Edits;
using LandPlanner.Workspaces.Projects;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>What a book of projects does in either store.</summary>
public abstract partial class ProjectBookConformance(Town town) : TownConformance(town)
{
    private const double X = 420000;
    private const double Y = 4141200;
    private static readonly DateOnly Today = new(2024, 4, 10);

    private ProjectBook _book = null!;

    protected override async Task BeginAsync() => _book = await ProjectBook.OpenAsync(Workspace, Ct);

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

    private Task<ProjectFile> AddAsync(string name, decimal totalWan, string village = "") => ProjectEntry.AddAsync(
        Workspace, [new("name", name), new("kind", "产业"), new("total", FormattableString.Invariant($"{totalWan}万元")), new("village", village)], Square(0, 100), Note("新增"), Today, Ct);

    private Task<MonthOutcome> EnterAsync(params MonthCell[] cells) => EnterAsync("", cells);

    private Task<MonthOutcome> EnterAsync(string reason, params MonthCell[] cells) => MonthEntering.RunAsync(_book, cells, reason, preview: false, Note("录入"), Today, Ct);

    private async Task<long> RevisionsAsync() => await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);
}
