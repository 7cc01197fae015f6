using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Projects;

/// <summary>What becomes of a milestone.</summary>
/// <param name="Kind">A code.</param>
/// <param name="Before">Null where the project had none such.</param>
/// <param name="Reason">Empty where nothing that was known changes.</param>
public sealed record MilestoneChange(Project Project, string Kind, MilestoneCell Cell, Milestone? Before, string Reason)
{
    /// <summary>Null for none.</summary>
    public DateOnly? Planned => Cell.PlannedOver(Before);

    /// <summary>Null for none.</summary>
    public DateOnly? Actual => Cell.ActualOver(Before);

    /// <summary>Whether no day is left of it: then it is no milestone any more.</summary>
    public bool Leaves => (Planned, Actual) == (null, null);
}

/// <summary>What milestones would do, and all that speaks against it. Nothing is saved where anything does.</summary>
public sealed record MilestoneIntake(IReadOnlyList<MilestoneChange> Changes, int Unchanged, IReadOnlyList<TableComplaint> Complaints)
{
    /// <param name="form">Of milestones.</param>
    /// <param name="reason">For changes of known days that have none of their own; empty for none.</param>
    public static MilestoneIntake Check(IEnumerable<MilestoneCell> cells, IReadOnlyList<ProjectFile> files, LedgerForm form, string reason, DateOnly today)
    {
        var checking = new Checking(files, form, reason, today);
        foreach (var cell in cells)
            checking.Take(cell);
        return checking.Result();
    }

    private sealed class Checking(IReadOnlyList<ProjectFile> files, LedgerForm form, string reason, DateOnly today)
    {
        private readonly ProjectFinder _finder = new(files);
        private readonly Dictionary<(string Project, string Kind, string Title), MilestoneCell> _seen = [];
        private readonly List<MilestoneChange> _changes = [];
        private readonly List<TableComplaint> _complaints = [];
        private int _unchanged;

        public void Take(MilestoneCell cell)
        {
            if (_finder.Find(cell.Project, out var complaint) is not { } file)
            {
                Complain(cell, Sentence.Quote(complaint));
                return;
            }

            if (form.Get("kind").CodeOf(cell.Kind) is not { } kind)
            {
                Complain(cell, $"There is no milestone '{cell.Kind}'; there are {string.Join(", ", form.Get("kind").Choices.Select(choice => $"{choice.Code} ({choice.TitleZh})"))}.");
                return;
            }

            Sentence what = $"{form.Get("kind").Say(kind, english: false)} of {file.Project.Number}";
            if (!_seen.TryAdd((file.Project.Number, kind, cell.Title), cell))
                Complain(cell, $"{what} is there twice{(_seen[(file.Project.Number, kind, cell.Title)].Row is > 0 and var row ? (Sentence)$": first in row {row}" : "")}. Give each milestone once.");
            else if (file.Project.IsDropped)
                Complain(cell, $"{file.Project.Number} ({file.Project.Name}) was given up: nothing is entered for it any more.");
            else if (cell is { Planned: null, Actual: null, Emptied: MilestoneDays.None })
                Complain(cell, $"{what} has no day: give the one planned, or the one on which it was done.");
            else if ((cell.Planned is not null && cell.Emptied.HasFlag(MilestoneDays.Planned)) || (cell.Actual is not null && cell.Emptied.HasFlag(MilestoneDays.Actual)))
                Complain(cell, $"{what}: a day cannot be given and emptied at once.");
            else if (cell.Actual > today)
                Complain(cell, $"{what} is said to be done on {Moments.Write(cell.Actual.Value)}, which has not come yet.");
            else
                Change(file, cell, kind, what);
        }

        public MilestoneIntake Result()
        {
            foreach (var project in _changes.GroupBy(change => change.Project.Number))
                CheckWhole(files.First(file => file.Project.Number == project.Key), [.. project]);
            return new(_changes, _unchanged, [.. _complaints.OrderBy(complaint => complaint.Row)]);
        }

        private void Change(ProjectFile file, MilestoneCell cell, string kind, Sentence what)
        {
            var before = file.Milestones.FirstOrDefault(milestone => milestone.Kind == kind && milestone.Title == cell.Title);
            var why = cell.Reason.Length > 0 ? cell.Reason : reason;
            var (planned, actual) = (cell.PlannedOver(before), cell.ActualOver(before));
            if (before is null && (planned, actual) == (null, null))
            {
                Complain(cell, $"{what} was not entered, so it has no day to empty.");
                return;
            }

            if (before is not null && planned == before.Planned && actual == before.Actual)
            {
                _unchanged++;
                return;
            }

            List<string> moved = [];
            if (before?.Planned is { } oldPlan && planned != oldPlan)
                moved.Say($"planned for {Moments.Write(oldPlan)}");
            if (before?.Actual is { } oldActual && actual != oldActual)
                moved.Say($"done on {Moments.Write(oldActual)}");
            if (moved.Count > 0 && why.Length == 0)
                Complain(cell, $"{what} was entered already: {string.Join(", ", moved)}. Another day, or none, needs a reason.");
            else
                _changes.Add(new(file.Project, kind, cell, before, moved.Count > 0 ? why : ""));
        }

        private void CheckWhole(ProjectFile file, IReadOnlyList<MilestoneChange> changes)
        {
            var startCell = changes.FirstOrDefault(change => change.Kind == Milestone.Start)?.Cell;
            CheckOrder(startCell, Days(file, changes, Milestone.Start, isPlanned: true), Days(file, changes, Milestone.Completion, isPlanned: true), (day, begun) =>
                $"{file.Project.Number} cannot be planned to be complete on {Moments.Write(day)}, before its start, planned for {Moments.Write(begun)}.");
            var starts = Days(file, changes, Milestone.Start, isPlanned: false);
            CheckOrder(startCell, starts, Days(file, changes, Milestone.Completion, isPlanned: false), (day, begun) =>
                $"{file.Project.Number} cannot be complete on {Moments.Write(day)}, before its start on {Moments.Write(begun)}.");
            if (starts is [var (begun, _), ..] && startCell is not null && file.Months.FirstSpent is { } spent && spent < Month.Of(begun))
                Complain(startCell, $"{file.Project.Number} cannot have begun on {Moments.Write(begun)}: something was invested in {spent} already. Correct that month first if it is wrong.");
        }

        private void CheckOrder(MilestoneCell? startCell, List<(DateOnly Day, MilestoneCell? Cell)> starts, List<(DateOnly Day, MilestoneCell? Cell)> ends, Func<DateOnly, DateOnly, Sentence> say)
        {
            foreach (var (day, cell) in ends)
            {
                if (starts is [var (first, _), ..] && day < first && (cell ?? startCell) is { } changed)
                    Complain(changed, say(day, first));
            }
        }

        /// <summary>The days, planned or done, of all of a kind as they shall be, the earliest first, with the cell of each that changes.</summary>
        private static List<(DateOnly Day, MilestoneCell? Cell)> Days(ProjectFile file, IReadOnlyList<MilestoneChange> changes, string kind, bool isPlanned)
        {
            var changed = changes.Where(change => change.Kind == kind).ToList();
            var kept = file.Of(kind).Where(milestone => changed.All(change => change.Cell.Title != milestone.Title)).Select(milestone => (Day: isPlanned ? milestone.Planned : milestone.Actual, Cell: (MilestoneCell?)null));
            var all = kept.Concat(changed.Select(change => (Day: isPlanned ? change.Planned : change.Actual, Cell: (MilestoneCell?)change.Cell)));
            return [.. all.Where(one => one.Day is not null).Select(one => (Day: one.Day!.Value, one.Cell)).OrderBy(one => one.Day)];
        }

        private void Complain(MilestoneCell cell, Sentence text) => _complaints.Add(new(cell.Row, 0, text));
    }
}
