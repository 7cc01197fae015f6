using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Held;
using LandPlanner.Workspaces.Schemes;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Schemes;

/// <summary>The share of public benefit while a parcel is edited, in either store: a scheme of two parcels, one of which counts.</summary>
public abstract class LiveSharesConformance(Town town) : TownConformance(town)
{
    private const string Scheme = "方案";
    private static readonly FeatureSchema Schema = new([new("ND", FieldType.Text), new("GHDLBM", FieldType.Text)]);

    private WorkspaceWatch _watch = null!;
    private HeldLayers _held = null!;
    private LiveShares _shares = null!;

    protected override async Task BeginAsync()
    {
        await WriteAsync(Scheme, "tract-scheme", ["2024", "0803"], ["2024", "0701"]);
        _watch = await WorkspaceWatch.StartAsync(Workspace, Ct);
        _held = new(Workspace, _watch);
        _shares = new(Workspace, _held);
    }

    public override async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        _held.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Before_it_is_what_the_check_says()
    {
        var check = (await SchemeBook.CheckAsync(Workspace, SchemeChecking.TractScheme, Scheme, null, new(2024, 6, 1), Ct)).Checks.Single(check => check.Id == "public-share");

        var share = await AskAsync(1, "0803", "2024", 10_000);

        Assert.Equal(check.Share, share!.Before.Share.Least);
        Assert.Equal((check.Outcome, check.Limit), (share.Before.Outcome, share.Limit));
    }

    [Theory]
    // The other parcel has some 10,000 m², so 2,500 beside it are a fifth of all, and 40,000 four fifths.
    [InlineData(1L, "0803", 2_500, 20, SchemeOutcome.Fail)]
    [InlineData(1L, "0803", 40_000, 80, SchemeOutcome.Pass)]
    [InlineData(2L, "0803", 10_000, 100, SchemeOutcome.Pass)]
    [InlineData(2L, "0701", 30_000, 25, SchemeOutcome.Fail)]
    [InlineData(null, "0803", 20_000, 75, SchemeOutcome.Pass)]
    [InlineData(null, "0701", 20_000, 25, SchemeOutcome.Fail)]
    public async Task Now_it_counts_the_parcel_as_it_is_drawn(long? id, string code, int squareMetres, int percent, SchemeOutcome outcome)
    {
        var share = await AskAsync(id, code, "2024", squareMetres);

        Assert.Equal(percent, (double)share!.Now.Share.Least!.Value.Value * 100, 0.01);
        Assert.Equal(outcome, share.Now.Outcome);
        Assert.Equal(50, (double)share.Before.Share.Least!.Value.Value * 100, 0.01);
    }

    [Theory]
    // The first parcel counts, the second does not: without the first it is none of two to one of two, without the second one to both.
    [InlineData(1, "", "2024", "没有规划用地分类")]
    [InlineData(1, "07", "2024", "过粗")]
    [InlineData(2, "", "2024", null)]
    [InlineData(2, "08", "2024", null)]
    [InlineData(2, "0899", "2024", "0899")]
    [InlineData(2, "0803", "2025", "2024、2025")]
    public async Task What_the_check_would_refuse_or_leave_open_is_not_known_and_says_why(long id, string code, string year, string? why)
    {
        var share = await AskAsync(id, code, year, 10_000);

        Assert.Equal(why is null ? SchemeOutcome.Pass : SchemeOutcome.NotKnown, share!.Now.Outcome);
        Assert.Contains(why ?? "", share.Now.Zh, StringComparison.Ordinal);
        // It may be anything between what is known to count and all.
        if (code is "" or "07")
            Assert.Equal(id == 1 ? (0, 50) : (50, 100), ((int)Math.Round(share.Now.Share.Least!.Value.Value * 100), (int)Math.Round(share.Now.Share.Most!.Value.Value * 100)));
    }

    [Fact]
    public async Task It_follows_what_others_commit()
    {
        await AskAsync(1, "0803", "2024", 10_000);
        var other = await Workspace.Store.ReadAsync(Scheme, new() { Ids = [2] }, Ct).FirstAsync(Ct);
        await Workspace.Store.CommitAsync(new(Note) { Updates = [new(Scheme, other.Id, other.Version, other.Shape, ["2024", "0803"])], Adds = [new(Scheme, Square(421_000), ["2024", "0901"])] }, Ct);
        await _watch.LookAsync(Ct);

        var share = await AskAsync(1, "0803", "2024", 20_000);

        Assert.Equal(200 / 3.0, (double)share!.Before.Share.Least!.Value.Value * 100, 0.01);
        Assert.Equal(75, (double)share.Now.Share.Least!.Value.Value * 100, 0.01);
    }

    [Fact]
    public async Task Only_schemes_have_a_share()
    {
        await WriteAsync("规划", "plan-parcel", ["2024", "0803"]);
        await _watch.LookAsync(Ct);

        Assert.Null(await _shares.AskAsync(_watch.Find("规划")!, null, new Dictionary<string, object?>(), Area.FromSquareMetres(1), Ct));
    }

    private static RevisionNote Note => new("周工", "测试");

    private ValueTask<LiveShare?> AskAsync(long? id, string code, string year, double squareMetres) =>
        _shares.AskAsync(_watch.Find(Scheme)!, id, new Dictionary<string, object?> { ["plannedClass"] = code, ["year"] = year }, Area.FromSquareMetres(squareMetres), Ct);

    private async Task WriteAsync(string layer, string role, params string[][] rows)
    {
        var features = rows.Select((row, i) => new Feature(0, Square(420_000 + i * 100), [.. row]));
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(rows.Length, rows.Length, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(new(layer, new(role), GeometryKind.Polygon, Schema), WriteMode.Create, features.ToAsyncEnumerable(), () => provenance, Note, Ct);
    }

    private static MultiPolygon Square(double x) => new([new Polygon(new([new(x, 4_141_000), new(x + 100, 4_141_000), new(x + 100, 4_141_100), new(x, 4_141_100), new(x, 4_141_000)]))]);
}
