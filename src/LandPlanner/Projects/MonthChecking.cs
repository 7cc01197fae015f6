using LandPlanner.Stores;

namespace LandPlanner.Projects;

/// <summary>Goes through amounts one by one, then through what each project comes to with them.</summary>
internal sealed class MonthChecking(IReadOnlyList<ProjectFile> files, string reason, DateOnly today)
{
    private readonly ProjectFinder _finder = new(files);
    private readonly Dictionary<(string Project, Month Month, MonthMeasure Measure), MonthCell> _seen = [];
    private readonly Dictionary<string, ProjectMonths> _after = files.ToDictionary(file => file.Project.Number, file => file.Months);
    private readonly List<MonthChange> _changes = [];
    private readonly List<TableComplaint> _complaints = [];
    private readonly HashSet<(int Row, string Project)> _unknown = [];
    private int _unchanged;

    public void Take(MonthCell cell)
    {
        if (_finder.Find(cell.Project, out var complaint) is not { } file)
        {
            // Said once, not for each month of a row.
            if (_unknown.Add((cell.Row, cell.Project)))
                _complaints.Add(new(cell.Row, 0, Sentence.Quote(complaint)));
            return;
        }

        Sentence what = $"{cell.Month} {cell.Measure.Title(english: false)} of {file.Project.Number}";
        if (!_seen.TryAdd((file.Project.Number, cell.Month, cell.Measure), cell))
        {
            var first = _seen[(file.Project.Number, cell.Month, cell.Measure)];
            Complain(cell, $"{what} is there twice{(first.Row > 0 ? (Sentence)$": first in row {first.Row}, column {TableComplaint.Name(first.Column)}" : "")}. Enter each month once.");
        }
        else if (file.Project.IsDropped)
            Complain(cell, $"{file.Project.Number} ({file.Project.Name}) was given up: nothing is entered for it any more.");
        else if (cell.Measure == MonthMeasure.Actual && cell.Month > Month.Of(today))
            Complain(cell, $"{what}: the month has not come yet.");
        else
            Change(file, cell, what);
    }

    public MonthIntake Result()
    {
        foreach (var project in _changes.GroupBy(change => change.Project.Number))
            CheckWhole(files.First(file => file.Project.Number == project.Key), [.. project]);
        return new(_changes, _unchanged, [.. _complaints.OrderBy(complaint => complaint.Row).ThenBy(complaint => complaint.Column)]);
    }

    private void Change(ProjectFile file, MonthCell cell, Sentence what)
    {
        var before = file.Months[cell.Measure, cell.Month];
        var why = cell.Reason.Length > 0 ? cell.Reason : reason;
        if (before == cell.Amount)
            _unchanged++;
        else if (before is { } known && why.Length == 0)
            Complain(cell, $"{what} was entered already: {known}{(cell.Amount is { } now ? (Sentence)$", and now it is {now}" : "")}. A correction needs a reason.");
        else
        {
            _changes.Add(new(file.Project, cell, before, before is null ? "" : why));
            _after[file.Project.Number] = _after[file.Project.Number].With(cell.Measure, cell.Month, cell.Amount);
        }
    }

    private void CheckWhole(ProjectFile file, IReadOnlyList<MonthChange> changes)
    {
        var after = _after[file.Project.Number];
        CheckSum(file, changes, MonthMeasure.Plan, after.Foreseen(today), $"What is planned for {file.Project.Number}, with what was done of it,");
        CheckSum(file, changes, MonthMeasure.Actual, after.ActualTotal, $"What was done of {file.Project.Number}");
        // A new plan can say when a project begins, so this is asked of the whole.
        var whole = file with { Months = after };
        foreach (var change in changes.Where(change => change.Cell is { Measure: MonthMeasure.Actual, Amount: { } amount } && amount > Money.Zero && change.Cell.Month < whole.Begin))
        {
            var begun = whole.ActualStart is not null;
            Complain(change.Cell, $"{change.Cell.Month} lies before the start of {file.Project.Number}, which {(begun ? (Sentence)"was in" : "is planned for")} {whole.Begin}. " +
                $"If it began earlier, say so first: project milestone {file.Project.Number} start --actual DATE.");
        }
    }

    private void CheckSum(ProjectFile file, IReadOnlyList<MonthChange> changes, MonthMeasure measure, Money sum, Sentence what)
    {
        if (changes.LastOrDefault(change => change.Cell.Measure == measure) is { Cell: var last } && file.Project.Total is { } total && sum > total)
        {
            _complaints.Add(new(last.Row, 0, $"{what} adds up to {sum}, {sum - total} more than its total investment of {total}. " +
                $"If the total has grown, say so first: project set {file.Project.Number} total=AMOUNT."));
        }
    }

    private void Complain(MonthCell cell, Sentence text) => _complaints.Add(new(cell.Row, cell.Column, text));
}
