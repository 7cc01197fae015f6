using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>Steps with their days, planned and done.</summary>
public abstract partial class ProjectBookConformance
{
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
    public async Task A_day_that_was_entered_by_mistake_is_emptied_and_the_history_knows_it()
    {
        await AddAsync("甲", 100);
        await StepAsync("", new MilestoneCell("甲", "开工", "", new(2024, 3, 1), new(2024, 3, 2)));

        await StepAsync("误录", new MilestoneCell("甲", "开工", "", null, null, Emptied: MilestoneDays.Actual));

        var step = Assert.Single((await _book.GetAsync("XM2024-0001", Ct)).Milestones);
        Assert.Equal((new DateOnly(2024, 3, 1), (DateOnly?)null, "误录"), (step.Planned!.Value, step.Actual, step.Row.Text("reason")));
        var change = await Workspace.Store.ReadChangesAsync(new() { Layer = "项目节点" }, Ct).LastAsync(Ct);
        Assert.Equal(new DateOnly(2024, 3, 2), new LedgerRow(step.Row.Schema, change.Before!).Date("actual_on"));
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_milestone_without_any_day_leaves_the_ledger_and_the_revision_says_why()
    {
        await AddAsync("甲", 100);
        await StepAsync("", new MilestoneCell("甲", "开工", "", new(2024, 3, 1), null), new MilestoneCell("甲", "用地", "", new(2024, 2, 1), null));
        var revisions = await RevisionsAsync();

        await Assert.ThrowsAsync<TableRefusedException>(() => StepAsync("", new MilestoneCell("甲", "开工", "", null, null, Emptied: MilestoneDays.Planned)));
        Assert.Equal(revisions, await RevisionsAsync());
        var outcome = await StepAsync("录错项目", new MilestoneCell("甲", "开工", "", null, null, Emptied: MilestoneDays.Planned));

        Assert.Equal("land", Assert.Single((await _book.GetAsync("XM2024-0001", Ct)).Milestones).Kind);
        Assert.Contains("录错项目", outcome.Revision!.Note.Reason, StringComparison.Ordinal);
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    private Task<MilestoneOutcome> StepAsync(string reason, params MilestoneCell[] cells) => MilestoneEntering.RunAsync(_book, new(cells, []), reason, preview: false, Note("节点"), Today, Ct);
}
