using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Schemes;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Schemes;

/// <summary>What schemes and their ledgers do in either store.</summary>
public abstract class SchemeBookConformance(Town town) : TownConformance(town)
{
    private const string Scheme = "方案";

    protected override async Task BeginAsync()
    {
        await WriteAsync(Scheme, "tract-scheme", ["ND", "GHDLBM", "ZLDWMC"], ["2024", "0803", "甲村"], ["2024", "0701", "乙村"]);
    }

    [Fact]
    public async Task Ledgers_decide_what_was_not_known()
    {
        var before = await CheckAsync();
        await SchemeBook.SetConsentAsync(Workspace, Scheme, "甲村", [new("body", "members"), new("total", "120"), new("agreed", "79")], Note, Ct);
        await SchemeBook.SetConsentAsync(Workspace, Scheme, "乙村", [new("body", "村民代表"), new("total", "30"), new("agreed", "20")], Note, Ct);
        await SchemeBook.SetYearAsync(Workspace, "旧方案", 2022, [new("planned_mu", "100"), new("done_mu", "99.9")], Note, Ct);
        await SchemeBook.SetYearAsync(Workspace, "旧方案", 2023, [new("planned_mu", "100"), new("done_mu", "100")], Note, Ct);
        for (var year = 2019; year <= 2023; year++)
            await SchemeBook.SetSupplyAsync(Workspace, year, [new("approved_mu", "0.2"), new("supplied_mu", "0.13"), new("idle_mu", "0.0325"), new("task", "met")], Note, Ct);

        var after = await CheckAsync();

        string[] ids = ["plan-progress", "supply-rate", "idle-rate", "stock-task"];
        Assert.All(ids.Append("consent"), id => Assert.All(before.Checks.Where(check => check.Id == id), check => Assert.Equal(SchemeOutcome.NotKnown, check.Outcome)));
        // 0.13 of 0.2 is 65 %, and 0.0325 of five times 0.13 is 5 %: both exactly on their limits.
        Assert.All(ids, id => Assert.Equal(SchemeOutcome.Pass, after.Checks.Single(check => check.Id == id).Outcome));
        Assert.Equal([("乙村", SchemeOutcome.Pass), ("甲村", SchemeOutcome.Fail)], after.Checks.Where(check => check.Id == "consent").Select(check => (check.Subject, check.Outcome)));
    }

    [Fact]
    public async Task A_vote_entered_again_takes_the_place_of_the_first()
    {
        await SchemeBook.SetConsentAsync(Workspace, Scheme, "甲村", [new("body", "members"), new("total", "120"), new("agreed", "79")], Note, Ct);
        await SchemeBook.SetConsentAsync(Workspace, Scheme, "甲村", [new("agreed", "80")], Note, Ct);

        Assert.Equal(SchemeOutcome.Pass, (await CheckAsync()).Checks.Single(check => check is { Id: "consent", Subject: "甲村" }).Outcome);
        Assert.Equal(1, (await Workspace.Store.GetLayerAsync("成片开发村民意见", Ct)).Count);
    }

    [Fact]
    public async Task Of_two_who_enter_the_same_vote_at_once_one_row_is_left_and_who_was_slower_is_told()
    {
        var told = await Task.WhenAll(Enumerable.Range(80, 2).Select(async agreed =>
        {
            await using var workspace = await Workspace.OpenAsync(Address, readOnly: false, Ct);
            return await Record.ExceptionAsync(() => SchemeBook.SetConsentAsync(workspace, Scheme, "甲村", [new("body", "members"), new("total", "120"), new("agreed", $"{agreed}")], Note, Ct, Unseen(SchemeBook.ConsentForm)));
        }));

        Assert.Equal(1, (await Workspace.Store.GetLayerAsync("成片开发村民意见", Ct)).Count);
        Assert.IsType<EditConflictException>(Assert.Single(told, one => one is not null));
    }

    [Fact]
    public async Task A_row_that_somebody_else_has_changed_since_it_was_seen_is_not_written_over()
    {
        await SchemeBook.SetSupplyAsync(Workspace, 2023, [new("approved_mu", "100")], Note, Ct, Unseen(SchemeBook.SupplyForm));
        var seen = await SupplyAsync();
        await SchemeBook.SetSupplyAsync(Workspace, 2023, [new("approved_mu", "120")], new("李工", "核对"), Ct, seen);
        await SchemeBook.SetYearAsync(Workspace, "旧方案", 2023, [new("planned_mu", "100")], new("李工", "计划"), Ct);
        var head = await Workspace.Store.ReadRevisionsAsync(Ct).LastAsync(Ct);

        var told = await Assert.ThrowsAsync<EditConflictException>(() => SchemeBook.SetSupplyAsync(Workspace, 2023, [new("supplied_mu", "60")], Note, Ct, seen));
        await Assert.ThrowsAsync<EditConflictException>(() => SchemeBook.SetSupplyAsync(Workspace, 2023, [new("supplied_mu", "60")], Note, Ct, Unseen(SchemeBook.SupplyForm)));
        await Assert.ThrowsAsync<EditConflictException>(() => SchemeBook.SetYearAsync(Workspace, "旧方案", 2023, [new("planned_mu", "60")], Note, Ct, Unseen(SchemeBook.YearForm)));

        Assert.Equal(("李工", "核对"), (told.Since!.Note.Author, told.Since.Note.Reason));
        Assert.Equal(120.0, new LedgerRow(seen.Schema, told.Current!).Real("approved_mu"));
        Assert.Equal(head.Hash, (await Workspace.Store.ReadRevisionsAsync(Ct).LastAsync(Ct)).Hash);
        await SchemeBook.SetSupplyAsync(Workspace, 2023, [new("supplied_mu", "60")], Note, Ct, await SupplyAsync());
        Assert.Equal((120.0, 60.0), ((await SupplyAsync()).Real("approved_mu"), (await SupplyAsync()).Real("supplied_mu")));
    }

    [Fact]
    public async Task A_vote_that_cannot_be_changes_nothing()
    {
        var revisions = await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);

        await Assert.ThrowsAnyAsync<WorkspaceException>(() => SchemeBook.SetConsentAsync(Workspace, Scheme, "甲村", [new("body", "members"), new("total", "10"), new("agreed", "11")], Note, Ct));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => SchemeBook.SetConsentAsync(Workspace, Scheme, "甲村", [new("body", "members"), new("total", "0"), new("agreed", "0")], Note, Ct));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => SchemeBook.SetConsentAsync(Workspace, "没有", "甲村", [new("body", "members"), new("total", "10"), new("agreed", "7")], Note, Ct));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => SchemeBook.SetConsentAsync(Workspace, Scheme, "甲村", [new("agreed", "7")], Note, Ct));

        Assert.Equal(revisions, await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task A_vote_of_a_village_that_there_is_not_is_refused_and_one_known_by_its_short_name_counts()
    {
        var revisions = await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);
        Assert.Contains("Villages are 乙村, 甲村.", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => VoteAsync("没有的村"))).Message, StringComparison.Ordinal);
        Assert.Equal(revisions, await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct));

        // Without a layer of villages they are as the parcels name them; with one, as that does.
        Assert.Equal("甲村", (await VoteAsync("甲")).Text("village"));
        await WriteAsync("村庄", "village", ["ZLDWMC"], ["温泉村"], ["汤东村"]);
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => VoteAsync("甲村"));
        await VoteAsync("温泉");

        Assert.Equal([("汤东村", SchemeOutcome.NotKnown), ("温泉村", SchemeOutcome.Pass)], (await CheckAsync()).Checks.Where(check => check.Id == "consent").Select(check => (check.Subject, check.Outcome)));
    }

    [Fact]
    public async Task Nobody_has_voted_on_a_day_that_has_not_come()
    {
        var tomorrow = DateTime.UtcNow.AddHours(8).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Contains(tomorrow, (await Assert.ThrowsAnyAsync<WorkspaceException>(() => VoteAsync("甲村", KeyValuePair.Create("held_on", tomorrow)))).Message, StringComparison.Ordinal);
        await VoteAsync("甲村", KeyValuePair.Create("held_on", "2024-03-01"));
    }

    [Fact]
    public async Task A_vote_that_was_entered_can_be_taken_back_and_the_history_keeps_it()
    {
        await VoteAsync("甲村");
        await VoteAsync("乙村");

        await SchemeBook.RemoveConsentAsync(Workspace, Scheme, "甲村", Note, Ct);

        Assert.Equal([("乙村", SchemeOutcome.Pass), ("甲村", SchemeOutcome.NotKnown)], (await CheckAsync()).Checks.Where(check => check.Id == "consent").Select(check => (check.Subject, check.Outcome)));
        Assert.Contains("those of 乙村", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => SchemeBook.RemoveConsentAsync(Workspace, Scheme, "甲村", Note, Ct))).Message, StringComparison.Ordinal);
        Assert.Equal(["甲村"], (await Workspace.Store.ReadChangesAsync(new() { Layer = "成片开发村民意见" }, Ct).ToListAsync(Ct)).Where(change => change.After is null).Select(change => change.Before!.Values.OfType<string>().First(value => value.EndsWith('村'))));
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_layer_of_another_role_is_refused() =>
        Assert.Contains("boundary-addition", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => SchemeBook.CheckAsync(Workspace, SchemeChecking.BoundaryAddition, Scheme, null, new(2024, 6, 1), Ct))).Message, StringComparison.Ordinal);

    /// <summary>What somebody sees who finds no row.</summary>
    private LedgerRow Unseen(string formId) => LedgerRow.New(Workspace.Tables.Ledgers.Get(formId).Schema, null);

    private async Task<LedgerRow> SupplyAsync() => new((await Workspace.Store.GetLayerAsync("土地供应台账", Ct)).Schema, await Workspace.Store.ReadAsync("土地供应台账", FeatureQuery.All, Ct).SingleAsync(Ct));

    private static RevisionNote Note => new("周工", "测试");

    private Task<LandPlanner.Ledgers.LedgerRow> VoteAsync(string village, params KeyValuePair<string, string>[] more) =>
        SchemeBook.SetConsentAsync(Workspace, Scheme, village, [new("body", "members"), new("total", "3"), new("agreed", "2"), .. more], Note, Ct);

    private Task<SchemeResult> CheckAsync() => SchemeBook.CheckAsync(Workspace, SchemeChecking.TractScheme, Scheme, null, new(2024, 6, 1), Ct);

    private async Task WriteAsync(string layer, string role, string[] fields, params string[][] rows)
    {
        var schema = new FeatureSchema([.. fields.Select(field => new Field(field, FieldType.Text))]);
        var features = rows.Select((row, i) => new Feature(0, Square(420_000 + i * 100), [.. row]));
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(rows.Length, rows.Length, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(new(layer, new(role), GeometryKind.Polygon, schema), WriteMode.Create, features.ToAsyncEnumerable(), () => provenance, Note, Ct);
    }

    private static MultiPolygon Square(double x) => new([new Polygon(new([new(x, 4_141_000), new(x + 100, 4_141_000), new(x + 100, 4_141_100), new(x, 4_141_100), new(x, 4_141_000)]))]);
}
