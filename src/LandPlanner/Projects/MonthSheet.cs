namespace LandPlanner.Projects;

/// <summary>How a table of months is to be read where it does not say so itself.</summary>
/// <param name="Year">Of months that stand without one; null where each says its own.</param>
/// <param name="Measure">Of amounts whose heading says neither plan nor actual; null where each does.</param>
/// <param name="Unit">Of amounts without one, whatever stands above the headings; null for what stands there, else 万元.</param>
public sealed record MonthSheetOptions(int? Year, MonthMeasure? Measure, MoneyUnit? Unit)
{
    /// <summary>Of amounts whose heading names none; null for what stands above the headings where one says 本月.</summary>
    public Month? Month { get; init; }
}

/// <summary>
/// A table of projects' months as people keep it in a spreadsheet: a row a project with a column a month (1月计划, 2024-03, 3月完成…), or a row a month with columns 月份, 计划, 完成. Rows above the headings
/// may give the year, the month and the unit; totals beside and below are checked, to the cent.
/// </summary>
/// <param name="Cells">In the order of rows.</param>
/// <param name="Sums">Sums beside rows that only the ledger's months can make up.</param>
/// <param name="Ignored">Headings of columns that say nothing about months.</param>
public sealed record MonthSheet(
    IReadOnlyList<MonthCell> Cells, IReadOnlyList<SheetTotal> Totals, IReadOnlyList<SheetSum> Sums, IReadOnlyList<string> Ignored, IReadOnlyList<TableComplaint> Complaints)
{
    /// <param name="rows">The texts of the cells, as a spreadsheet shows or exports them; rows may be of different lengths.</param>
    public static MonthSheet Read(IReadOnlyList<IReadOnlyList<string>> rows, MonthSheetOptions options) => new MonthSheetReading(rows, options).Read();

    /// <summary>What the ledger says against the table's totals and sums.</summary>
    public IEnumerable<TableComplaint> Against(ProjectFinder finder) =>
        Totals.Select(total => total.Against(finder)).Concat(Sums.Select(sum => sum.Against(finder, Cells))).OfType<TableComplaint>();
}

/// <summary>A total investment that stands in a table beside a project's months: it must be the ledger's own.</summary>
public sealed record SheetTotal(string Project, Money Amount, int Row, int Column)
{
    /// <summary>A sentence where the ledger says otherwise; null where it agrees, or says nothing.</summary>
    public TableComplaint? Against(ProjectFinder finder) => finder.Find(Project, out _) is { Project: { Total: { } total } project } && total != Amount
        ? new(Row, Column, $"The table says {project.Number} costs {Amount} in all, the ledger {total}. Change the one that is wrong.")
        : null;
}
