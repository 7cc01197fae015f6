using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Sheets;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.SampleTown.Tests;

/// <summary>The spreadsheet of the projects: it reads without a complaint, comes to the report's sums, and gives the lights that the generator counted for itself.</summary>
public class ProgressTests
{
    private static readonly TableSet Tables = TableSet.Open();

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void The_spreadsheet_adds_up_to_the_report(long seed, int patches)
    {
        var (months, _, progress) = Read(Towns.Get(seed, patches));

        Assert.Empty(months.Complaints);
        Assert.Equal(
            [("ZD", 7, 259_000m), ("CY", 17, 636_000m), ("XCZX", 11, 8_610m), ("XJTJ", 5, 1_260m)],
            months.Totals.GroupBy(total => total.Project.Split("2024")[0]).Select(kind => (kind.Key, kind.Count(), kind.Sum(total => total.Amount.In(MoneyUnit.Wan)))));
        var planned = months.Cells.Where(cell => cell.Measure == MonthMeasure.Plan).ToLookup(cell => cell.Project);
        Assert.All(months.Totals, total => Assert.Equal(total.Amount, Money.Sum(planned[total.Project].Select(cell => cell.Amount!.Value))));
        Assert.Equal(progress.ActualWan, Money.Sum(months.Cells.Where(cell => cell.Measure == MonthMeasure.Actual).Select(cell => cell.Amount!.Value)).In(MoneyUnit.Wan));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Every_project_has_the_light_expected_and_every_light_is_there(long seed, int patches)
    {
        var (months, steps, progress) = Read(Towns.Get(seed, patches));
        var files = Files(months, steps);

        var found = files.Select(file => new ExpectedLight(file.Project.Number, Tables.Lights.Get("yinchuan").Judge(file, Month.Find(progress.Until)!.Value).Light.Word()));

        Assert.Equal(progress.Lights, found);
        Assert.Equal(4, progress.Lights.Select(light => light.Light).Distinct().Count());
        Assert.Equal(progress.Overdue, files.Sum(file => file.Overdue(new(2024, 8, 1)).Count));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Nothing_speaks_against_entering_it(long seed, int patches)
    {
        var (months, steps, _) = Read(Towns.Get(seed, patches));
        var bare = months.Totals.Select(total => new ProjectFile(Files(months, steps).First(file => file.Project.Number == total.Project).Project, ProjectMonths.None, [])).ToList();

        Assert.Empty(MonthIntake.Check(months.Cells, bare, "", new(2024, 8, 10)).Complaints);
        Assert.Empty(MilestoneIntake.Check(steps.Cells, Files(months, steps), Tables.Ledgers.Get("milestone"), "", new(2024, 8, 10)).Complaints);
    }

    private static (MonthSheet Months, MilestoneSheet Steps, ProjectProgress Progress) Read(Town town)
    {
        using var folder = new TemporaryFolder();
        var progress = ProjectProgress.Write(town, folder.Path);
        var path = folder.File(progress.File);
        return (
            MonthSheet.Read(SheetRows.Read(path, progress.MonthSheet), new(null, null, MoneyUnit.Wan)), MilestoneSheet.Read(SheetRows.Read(path, progress.MilestoneSheet)), progress);
    }

    private static List<ProjectFile> Files(MonthSheet months, MilestoneSheet steps)
    {
        var (kinds, cells) = (Tables.Ledgers.Get("milestone").Get("kind"), months.Cells.ToLookup(cell => cell.Project));
        return [.. months.Totals.Select(total => new ProjectFile(
            new(LedgerRow.New(Tables.Ledgers.Get("project").Schema, null).With([new("number", total.Project), new("total_fen", total.Amount.Cents), new("state", LandPlanner.Projects.Project.Active)])),
            cells[total.Project].Aggregate(ProjectMonths.None, (sum, cell) => sum.With(cell.Measure, cell.Month, cell.Amount)),
            [.. steps.Cells.Where(step => step.Project == total.Project).Select(step => new Milestone(LedgerRow.New(Tables.Ledgers.Get("milestone").Schema, null).With(
                [new("project", step.Project), new("kind", kinds.CodeOf(step.Kind)), new("planned_on", step.Planned), new("actual_on", step.Actual)])))]))];
    }
}
