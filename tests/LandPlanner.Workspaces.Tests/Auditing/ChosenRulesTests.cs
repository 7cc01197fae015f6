using System.Text;
using LandPlanner.Audits;
using LandPlanner.Reports;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Tests.Imports;

namespace LandPlanner.Workspaces.Tests.Auditing;

public sealed class ChosenRulesTests : IAsyncLifetime
{
    private const string Chosen = "basic-farmland-occupied";

    private static readonly AuditRequest Request = new(new("周工", "审查")) { On = new(2026, 1, 1) };

    private ImportDesk _desk = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.SetAsync();
        var square = ImportDesk.Polygon([500_000, 3_300_000, 500_100, 3_300_000, 500_100, 3_300_100, 500_000, 3_300_100, 500_000, 3_300_000]);
        await _desk.ImportAsync(_desk.Write([("地块", square)]), "tracts", "tract-scheme", ImportDesk.Plane);
        await _desk.ImportAsync(_desk.Write([("农田", square)]), "farmland", "basic-farmland", ImportDesk.Plane);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_chosen_rule_finds_what_it_finds_among_all()
    {
        var all = await RunAsync(Request);

        var one = await RunAsync(Request with { Rules = [Chosen] });

        Assert.Equal([Chosen], one.Result.Rules.Select(rule => rule.Id));
        Assert.Equal(Said(all).Where(said => said.StartsWith(Chosen, StringComparison.Ordinal)), Said(one));
        Assert.NotEmpty(Said(one));
    }

    [Fact]
    public async Task The_kept_run_says_which_rules_were_left_out()
    {
        var all = await RunAsync(Request);
        var one = await RunAsync(Request with { Rules = [Chosen] });

        var kept = await AuditRun.ReadAsync(_desk.Workspace, one.Id, Ct);

        Assert.Equal(all.Result.Rules.Select(rule => rule.Id).Where(id => id != Chosen), kept.Result.LeftOut);
        Assert.NotEqual(all.Id, one.Id);
    }

    [Fact]
    public async Task A_run_by_all_rules_says_nothing_of_a_choice()
    {
        var all = await RunAsync(Request);
        var named = await RunAsync(Request with { Rules = [.. all.Result.Rules.Select(rule => rule.Id)] });

        Assert.Equal(all.Id, named.Id);
        Assert.DoesNotContain("leftOut", Encoding.UTF8.GetString(AuditResultJson.WriteRecord(all.Result)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_the_pack_does_not_have_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<WorkspaceException>(() => RunAsync(Request with { Rules = ["no-such-rule"] }));

        Assert.Contains("no rule 'no-such-rule'", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await AuditRun.ListAsync(_desk.Workspace, Ct));
    }

    [Fact]
    public async Task It_tells_each_rule_before_it_is_applied_and_the_end()
    {
        var steps = new List<AuditStep>();

        var run = await RunAsync(Request with { Progress = new Told(steps.Add) });

        Assert.Equal([.. run.Result.Rules.Select(rule => rule.Id), null], steps.Select(step => step.Rule?.Id));
        Assert.Equal(Enumerable.Range(0, steps.Count), steps.Select(step => step.Done));
        Assert.All(steps, step => Assert.Equal(run.Result.Rules.Count, step.Of));
    }

    [Fact]
    public async Task Asked_to_stop_it_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        var head = (await _desk.Workspace.Store.VerifyAsync(null, Ct)).Head;
        var request = Request with
        {
            Progress = new Told(step =>
            {
                if (step.Done == 2)
                    stop.Cancel();
            }),
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AuditRun.ExecuteAsync(_desk.Workspace, request, stop.Token));

        Assert.Equal(head, (await _desk.Workspace.Store.VerifyAsync(null, Ct)).Head);
        Assert.Empty(await AuditRun.ListAsync(_desk.Workspace, Ct));
    }

    [Fact]
    public async Task Kept_runs_are_listed_newest_first()
    {
        var all = await RunAsync(Request);
        var one = await RunAsync(Request with { Rules = [Chosen] });

        Assert.Equal([one.Id, all.Id], (await AuditRun.ListAsync(_desk.Workspace, Ct)).Select(run => run.Id));
    }

    [Fact]
    public async Task What_is_offered_to_choose_is_what_an_audit_of_all_looks_at()
    {
        var choice = AuditChoices.Read(_desk.Workspace, await _desk.Workspace.Store.ListLayersAsync(Ct), null, Request.On);

        var named = await RunAsync(Request with { Subjects = [.. choice.Layers.Where(layer => layer.IsUsual).Select(layer => layer.Info.Name)], Rules = [.. choice.Rules.Select(rule => rule.Id)] });

        Assert.Equal((await RunAsync(Request)).Id, named.Id);
    }

    private Task<AuditRun> RunAsync(AuditRequest request) => AuditRun.ExecuteAsync(_desk.Workspace, request, Ct);

    private static IEnumerable<string> Said(AuditRun run) => run.Result.Findings.Select(finding => $"{finding.Rule} {finding.Verdict} {finding.Name} {finding.Area.Hundredths}");

    private sealed class Told(Action<AuditStep> tell) : IProgress<AuditStep>
    {
        public void Report(AuditStep value) => tell(value);
    }
}
