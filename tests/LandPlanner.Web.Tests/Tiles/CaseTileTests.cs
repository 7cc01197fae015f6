using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Web.Tiles;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tests.Tiles;

/// <summary>Cases on the map change their look with the day, though nobody edits them. Five days ahead are soon (data/cases/targets.yaml).</summary>
public class CaseTileTests : TileDesk
{
    private static readonly DateOnly Due = new(2024, 3, 10);

    private readonly Clock _clock = new();

    private LayerKeys Keys => new(Host.Workspace, _clock);

    [Theory]
    [InlineData("issued", "2024-03-04", "in-time")]
    [InlineData("issued", "2024-03-05", "soon")]
    [InlineData("rectifying", "2024-03-10", "soon")]
    [InlineData("rectifying", "2024-03-11", "overdue")]
    [InlineData("inspection", "2024-03-11", "disposed")]
    [InlineData("archived", "2024-03-11", "closed")]
    [InlineData("merged", "2024-03-11", "absorbed")]
    [InlineData("lost", "2024-03-11", null)]
    public async Task A_case_looks_as_pressing_as_it_is_today(string state, string today, string? expected)
    {
        var layer = await CasesAsync(state, Due);
        _clock.Today = DateOnly.Parse(today, null);

        Assert.Equal(expected, Keys.Of(layer.Info)(layer.Features[0]));
    }

    [Fact]
    public async Task A_case_without_a_deadline_says_so() => Assert.Equal("undated", Keys.Of((await CasesAsync("issued", null)).Info)((await Host.Held.GetAsync("图斑台账", Ct)).Features[0]));

    [Fact]
    public async Task A_tile_of_cases_is_made_anew_on_another_day()
    {
        await CasesAsync("issued", Due);
        var tiles = new TileStore(Host.Workspace, Host.Held, Keys);
        var (x, y) = TileAt(Grid, Level, Office.East + 30, Office.North + 30);
        async Task<string> Tag() => (await tiles.GetAsync("图斑台账", Grid, Level, x, y, Ct)).Tag;

        _clock.Today = new(2024, 3, 4);
        var inTime = await Tag();
        _clock.Today = new(2024, 3, 11);
        var overdue = await Tag();

        Assert.NotEqual(inTime, overdue);
        Assert.Equal(overdue, await Tag());
    }

    private async Task<HeldLayer> CasesAsync(string state, DateOnly? due)
    {
        var form = Host.Workspace.Tables.Ledgers.Get("case");
        var factory = GeometryFactory.Default;
        var shape = factory.CreateMultiPolygon([(Polygon)factory.ToGeometry(new Envelope(Office.East + 10, Office.East + 60, Office.North + 10, Office.North + 60))]);
        var row = LedgerRow.New(form.Schema, shape).With([new("number", "AJ2024-0001"), new("state", state), new("due_on", due)]);
        await Host.Workspace.Store.WriteLayerAsync(
            new(form.Layer, form.Role, form.Kind, form.Schema), WriteMode.Create, new[] { row.Feature }.ToAsyncEnumerable(),
            () => new("test", "", "", "test", "UTF-8", "format", "EPSG:4550", Provenance.FromWorkspace, new(1, 1, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, [])),
            new("tester", "test"), Ct);
        await Host.Watch.LookAsync(Ct);
        return await Host.Held.GetAsync(form.Layer, Ct);
    }

    private sealed class Clock : TimeProvider
    {
        public DateOnly Today { get; set; } = new(2024, 3, 1);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(Today.ToDateTime(new(12, 0)), TimeSpan.Zero);
    }
}
