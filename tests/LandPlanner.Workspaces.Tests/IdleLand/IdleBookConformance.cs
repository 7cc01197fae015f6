using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.IdleLand;
using LandPlanner.Reports.Papers;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.IdleLand;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.IdleLand;

/// <summary>What idle land and its papers do in either store: two parcels, and a building.</summary>
public abstract class IdleBookConformance(Town town) : TownConformance(town)
{
    private const string Layer = "闲置土地";
    private const string Buildings = "闲置楼宇";
    private static readonly DateOnly Today = new(2024, 6, 1);

    protected override async Task BeginAsync()
    {
        await WriteAsync(Layer, "idle-land", ("X1", 0), ("X2", 200));
        await WriteAsync(Buildings, "place", ("L1", 400));
    }

    [Fact]
    public async Task A_paper_that_was_issued_stays_as_it_was_whatever_is_found_out_later()
    {
        await TakeAsync(Layer);
        await SetAsync("works=not-started", "agreed_start=2022-03-15", "price=8610", "holder=某公司");
        await MoveAsync("X1", new("investigate", new(2023, 4, 10)), new("explain", new(2023, 4, 20)) { Note = "资金不足" }, new("identify", new(2023, 5, 1)) { Cause = "enterprise" }, new("fee", new(2023, 5, 2)) { NoticeNumber = "3号" });
        var (identified, charged) = (await IssuedAsync("identify"), await IssuedAsync("fee"));

        await SetAsync("price=2000", "works=under-way", "started_on=2023-04-25", "holder=新公司");
        await MoveAsync("X1", new IdleMoveRequest("pay", new(2023, 6, 1)), new("close", new(2023, 6, 2)) { Note = "已缴清" });
        var (identifiedNow, chargedNow) = (await IssuedAsync("identify"), await IssuedAsync("fee"));

        // A fifth of 8,610 万元.
        Assert.Equal((1_722_000_000L, "某公司：", "3号"), (chargedNow.Notice.Fee!.Value.Cents, chargedNow.Word.Paragraphs[2], chargedNow.Notice.Number));
        Assert.Equal((IdleStanding.Suspected, 1), (identifiedNow.Notice.Verdict.Standing, identifiedNow.Notice.Verdict.Years));
        Assert.Contains("动工情况|未动工", identifiedNow.Word.Table("地块情况"));
        foreach (var (before, now) in new[] { (identified.Word, identifiedNow.Word), (charged.Word, chargedNow.Word) })
            Assert.Equal([.. before.Paragraphs, .. before.Table("地块情况")], [.. now.Paragraphs, .. now.Table("地块情况")]);
    }

    [Fact]
    public async Task What_was_withdrawn_is_identified_anew_and_the_first_paper_stays()
    {
        await TakeAsync(Layer);
        await SetAsync("works=not-started", "agreed_start=2022-03-15", "price=8610");
        await MoveAsync("X1", new("investigate", new(2023, 4, 10)), new("explain", new(2023, 4, 20)) { Note = "未按期交地" }, new("identify", new(2023, 5, 1)) { Cause = "enterprise" }, new("fee", new(2023, 5, 2)));

        await MoveAsync("X1", new IdleMoveRequest("withdraw", new(2023, 5, 3)) { Note = "经复核系政府原因" });

        var row = await IdleBook.GetAsync(Workspace, "X1", Ct);
        Assert.Equal(("investigating", "", "", null, null), (row.Text("state"), row.Text("cause"), row.Text("way"), row.Integer("fee_fen"), row.Date("identified_on")));
        var draft = await ReadAsync(new("identify", new(2023, 5, 4)) { Cause = "late-delivery" }, isDraft: true);
        Assert.Equal((false, "late-delivery"), (draft.Notice.IsIssued, draft.Notice.Row.Text("cause")));
        Assert.Equal((true, "enterprise"), ((await IssuedAsync("identify")).Notice.IsIssued, (await IssuedAsync("identify")).Notice.Row.Text("cause")));
        await MoveAsync("X1", new("identify", new(2023, 5, 4)) { Cause = "late-delivery" }, new("buy-back", new(2023, 5, 5)), new("close", new(2023, 5, 6)) { Note = "已收回" });
        Assert.Equal("late-delivery", (await IssuedAsync("identify")).Notice.Row.Text("cause"));
    }

    [Fact]
    public async Task What_was_followed_to_its_end_is_taken_again_from_the_same_feature_only_where_somebody_asks()
    {
        await TakeAsync(Layer);
        await SetAsync("works=not-started", "agreed_start=2022-03-15");
        await MoveAsync(
            "X1", new("investigate", new(2023, 4, 10)), new("explain", new(2023, 4, 20)) { Note = "规划调整" }, new("identify", new(2023, 5, 1)) { Cause = "plan-changed" }, new("buy-back", new(2023, 5, 2)),
            new("close", new(2023, 5, 3)) { Note = "已收回" });
        await MoveAsync("X2", new IdleMoveRequest("dismiss", new(2023, 4, 10)) { Note = "已动工" });
        await WriteAsync("次年闲置土地", "idle-land", ("Y1", 0));

        var plain = await TakeAsync(Layer);
        Assert.Null(plain.Revision);
        Assert.Equal([(PlotStanding.Known, "X1"), (PlotStanding.Known, "X2")], plain.Offers.Select(offer => (offer.Standing, Assert.Single(offer.Neighbours).Number)));
        Assert.Equal(2, (await TakeAsync(Layer, again: true, preview: true)).Offers.Count(offer => offer.Row is not null));
        // Another layer that has the ground is news, and so is a feature that was changed.
        Assert.Single((await TakeAsync("次年闲置土地", preview: true)).Offers, offer => offer.Row is not null);
        var second = await Workspace.Store.ReadAsync(Layer, new() { Ids = [2] }, Ct).FirstAsync(Ct);
        await Workspace.Store.CommitAsync(new(Note) { Updates = [new(Layer, second.Id, second.Version, second.Shape, ["X2", "再次闲置"])] }, Ct);
        var changed = await TakeAsync(Layer);
        Assert.Equal(["再次闲置"], changed.Offers.Select(offer => offer.Row).OfType<LandPlanner.Ledgers.LedgerRow>().Select(row => row.Text("name")));
        Assert.Equal(3, (await IdleBook.ReadAsync(Workspace, Ct)).Count);
    }

    [Fact]
    public async Task A_building_that_was_revived_is_taken_again_only_where_somebody_asks()
    {
        await TakeAsync(Buildings, IdleOffering.Buildings);
        await LedgerChange.SetAsync(
            Workspace, IdleOffering.Buildings, "LY-0001", [new("state", "revived"), new("way", "lease"), new("revived_on", "2024-01-05")], (_, after) => IdleBuilding.Complaints(after, Today), Note, Ct);

        Assert.Null((await TakeAsync(Buildings, IdleOffering.Buildings)).Revision);
        Assert.Single((await TakeAsync(Buildings, IdleOffering.Buildings, again: true)).Offers, offer => offer.Row is not null);
    }

    [Fact]
    public async Task Land_and_buildings_are_not_taken_for_each_other()
    {
        var revisions = await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);

        Assert.Contains("'place', not 'idle-land'", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => TakeAsync(Buildings))).Message, StringComparison.Ordinal);
        Assert.Contains("no buildings", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => TakeAsync(Layer, IdleOffering.Buildings))).Message, StringComparison.Ordinal);

        Assert.Equal(revisions, await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task What_has_not_happened_yet_is_no_fact()
    {
        await TakeAsync(Layer);

        var refused = await Assert.ThrowsAnyAsync<WorkspaceException>(() => SetAsync("works=under-way", "started_on=2024-06-02"));

        Assert.Contains("started_on is 2024-06-02, which has not come yet", refused.Message, StringComparison.Ordinal);
        Assert.Equal("", (await IdleBook.GetAsync(Workspace, "X1", Ct)).Text("works"));
        await SetAsync("works=under-way", "started_on=2024-06-01");
    }

    private static RevisionNote Note => new("周工", "测试");

    private Task<IdleTake> TakeAsync(string layer, string form = IdleOffering.Parcels, bool again = false, bool preview = false) =>
        IdleTake.RunAsync(Workspace, new(form, layer, new(2023, 4, 1), Note) { TakesAgain = again, IsPreview = preview }, Ct);

    private Task<LedgerChange> SetAsync(params string[] facts) =>
        IdleBook.SetAsync(Workspace, "X1", [.. facts.Select(fact => fact.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]))], Today, Note, Ct);

    private async Task MoveAsync(string number, params IdleMoveRequest[] moves)
    {
        foreach (var move in moves)
            await IdleBook.MoveAsync(Workspace, number, move, "周工", Today, Ct);
    }

    private Task<(IdleNotice Notice, WordText Word)> IssuedAsync(string move) => ReadAsync(new(move, Today), isDraft: false);

    private async Task<(IdleNotice Notice, WordText Word)> ReadAsync(IdleMoveRequest request, bool isDraft)
    {
        var (notice, paper) = await IdleNotices.ReadAsync(Workspace, "X1", request, isDraft, "某局", "town", Today, Ct);
        return (notice, new(PaperWord.Write(paper)));
    }

    private async Task WriteAsync(string layer, string role, params (string Number, double X)[] rows)
    {
        var schema = new FeatureSchema([new("DZJGH", FieldType.Text), new("DKMC", FieldType.Text)]);
        if (role == "place")
            schema = new([new("BH", FieldType.Text), new("MC", FieldType.Text)]);
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(rows.Length, rows.Length, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(
            new(layer, new(role), GeometryKind.Polygon, schema), WriteMode.Create, rows.Select(row => new Feature(0, Square(row.X), [row.Number, "名称"])).ToAsyncEnumerable(), () => provenance, Note, Ct);
    }

    private static MultiPolygon Square(double x) => new([new Polygon(new([new(420_000 + x, 4_141_000), new(420_100 + x, 4_141_000), new(420_100 + x, 4_141_100), new(420_000 + x, 4_141_100), new(420_000 + x, 4_141_000)]))]);
}
