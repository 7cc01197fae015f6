namespace LandPlanner.Projects;

/// <summary>A sum beside a row that the row's own months do not come to: 累计完成 beside one month. The ledger's months must make up the rest.</summary>
/// <param name="First">The month it begins with; null where it may hold all since the project began, as 累计 does.</param>
/// <param name="Until">The last month that it holds.</param>
/// <param name="InRow">What the months of the row come to that it holds.</param>
public sealed record SheetSum(string Project, string Heading, MonthMeasure Measure, Month? First, Month Until, Money Amount, Money InRow, int Row, int Column)
{
    /// <param name="cells">Of the whole table: they count as if they were entered.</param>
    /// <returns>A sentence where the ledger's months do not make it up; null where they do, or the project is not known.</returns>
    public TableComplaint? Against(ProjectFinder finder, IReadOnlyList<MonthCell> cells)
    {
        if (finder.Find(Project, out _) is not { } file)
            return null;
        var months = cells.Where(cell => finder.Find(cell.Project, out _) == file).Aggregate(file.Months, (all, cell) => all.With(cell.Measure, cell.Month, cell.Amount));
        var ofYear = months.Sum(Measure, First ?? new(Until.Year, 1), Until);
        var ofLife = First is null ? months.Sum(Measure, new(0), Until) : ofYear;
        if (Amount == ofYear || Amount == ofLife)
            return null;
        var real = ofYear == InRow && ofLife == InRow ? (Stores.Sentence)$"the months of the row that it holds add up to {InRow}"
            : $"with those of the ledger the months from {First ?? new(Until.Year, 1)} to {Until} add up to {ofYear}{(ofLife == ofYear ? (Stores.Sentence)"" : $", and all to {Until} to {ofLife}")}";
        return new(Row, Column, $"'{Heading}' says {Amount}, but {real}.");
    }
}
