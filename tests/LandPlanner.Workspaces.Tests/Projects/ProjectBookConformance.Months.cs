using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects;
using LandPlanner.Workspaces.Sheets;

namespace LandPlanner.Workspaces.Tests.Projects;

/// <summary>Plans and actuals, month by month.</summary>
public abstract partial class ProjectBookConformance
{
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
        Assert.Equal(preview.Intake.Complaints.Select(complaint => complaint.ToString()), refusal.Complaints.Select(complaint => complaint.ToString()));
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
}
