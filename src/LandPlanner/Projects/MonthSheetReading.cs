using LandPlanner.Stores;

namespace LandPlanner.Projects;

/// <summary>Reads a <see cref="MonthSheet"/>.</summary>
internal sealed class MonthSheetReading(IReadOnlyList<IReadOnlyList<string>> rows, MonthSheetOptions given)
{
    private static readonly string[] Totals = ["合计", "总计", "total"];
    private const string Subtotal = "小计";

    // What stands in a cell of which nothing is known.
    private static readonly string[] Nothing = ["", "-", "—", "–", "/", "——"];

    private readonly List<MonthCell> _cells = [];
    private readonly List<SheetTotal> _totals = [];
    private readonly List<SheetSum> _sums = [];
    private readonly List<TableComplaint> _complaints = [];
    private readonly Dictionary<int, Money> _sinceSubtotal = [];
    private readonly Dictionary<int, Money> _sinceStart = [];
    private IReadOnlyList<MonthColumn> _columns = [];
    private MonthSheetOptions _options = given;
    private readonly Month? _givenMonth = given.Month;

    public MonthSheet Read()
    {
        var header = HeaderRow();
        if (header < 0)
        {
            return new([], [], [], [], [new(0, 0,
                "No row of headings was found: there must be a column 编号 or 项目名称 (number or name), and columns of months such as 3月计划, 2024-03 or 3月完成, or the columns 月份, 计划, 完成.")]);
        }

        _columns = [.. rows[header].Select((heading, index) => MonthColumn.Of(index, heading.Trim()))];
        var titles = MonthSheetTitles.Read(
            rows.Take(header), _options, _columns.Any(column => column is { Kind: MonthColumnKind.Month } or { Kind: MonthColumnKind.Amount, MonthNumber: > 0, Year: null }), _columns.Any(column => column.IsThisMonth));
        _options = titles.Options;
        _complaints.AddRange(titles.Complaints);
        if (CheckHeadings(header + 1))
        {
            for (var i = header + 1; i < rows.Count; i++)
                ReadRow(i + 1, rows[i]);
            if (_cells.Count == 0 && _complaints.Count == 0)
                _complaints.Add(new(0, 0, "The table has no amount in it."));
        }

        return new(_cells, _totals, _sums, [.. _columns.Where(column => column.Kind == MonthColumnKind.Ignored && column.Heading.Length > 0).Select(column => column.Heading)], _complaints);
    }

    private int HeaderRow()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var columns = rows[i].Select((heading, index) => MonthColumn.Of(index, heading.Trim())).ToList();
            if (columns.Exists(column => column.Kind is MonthColumnKind.Number or MonthColumnKind.Name) && columns.Exists(column => column.Kind == MonthColumnKind.Amount))
                return i;
        }

        return -1;
    }

    private bool CheckHeadings(int row)
    {
        var hasMonths = _columns.Any(column => column.Kind == MonthColumnKind.Month);
        foreach (var column in _columns.Where(column => column.Kind == MonthColumnKind.Amount))
        {
            if ((column.Measure ?? _options.Measure) is null)
                _complaints.Add(new(row, column.Number, $"'{column.Heading}' says neither 计划 nor 完成: say which it is in the heading, or for the whole table (--measure plan or actual)."));
            if (column.MonthNumber == 0 && !hasMonths && MonthOfTable(column) is null)
            {
                _complaints.Add(new(row, column.Number, column.IsThisMonth
                    ? (Sentence)$"'{column.Heading}' is of no month: say it above the headings, as in 2024年8月, or for the whole table (--month)."
                    : $"'{column.Heading}' names no month, and there is no column 月份: say it for the whole table (--month)."));
            }

            if (column.MonthNumber > 0 && (column.Year ?? _options.Year) is null)
                _complaints.Add(new(row, column.Number, $"'{column.Heading}' is of no year: say it in the heading or above it, or for the whole table (--year)."));
        }

        foreach (var column in _columns.Where(column => column.IsMoney && column.Units.Count > 1))
            _complaints.Add(new(row, column.Number, $"'{column.Heading}' names several units: {string.Join(", ", column.Units.Select(unit => unit.Title(english: false)))}."));

        var twice = _columns.Where(column => column is { Kind: MonthColumnKind.Amount, MonthNumber: > 0 }).GroupBy(column => (column.Year ?? _options.Year, column.MonthNumber, column.Measure ?? _options.Measure));
        foreach (var same in twice.Where(same => same.Count() > 1))
            _complaints.Add(new(row, same.Last().Number, $"'{same.Last().Heading}' is the same month as '{same.First().Heading}' in column {TableComplaint.Name(same.First().Number)}."));
        foreach (var same in _columns.Where(column => column.Kind is MonthColumnKind.Number or MonthColumnKind.Name or MonthColumnKind.Month).GroupBy(column => column.Kind).Where(same => same.Count() > 1))
            _complaints.Add(new(row, same.Last().Number, $"'{same.Last().Heading}' means the same as '{same.First().Heading}' in column {TableComplaint.Name(same.First().Number)}."));
        return _complaints.Count == 0;
    }

    private void ReadRow(int row, IReadOnlyList<string> cells)
    {
        if (cells.All(string.IsNullOrWhiteSpace))
            return;
        var (number, name) = (Text(cells, MonthColumnKind.Number), Text(cells, MonthColumnKind.Name));
        var amounts = Amounts(row, cells);
        if (SumWord(cells) is { } word)
            CheckBelow(row, amounts, word);
        else if (number.Length == 0 && name.Length == 0)
            _complaints.Add(new(row, 0, "There is neither the number nor the name of a project in it."));
        else
            Take(row, cells, number.Length > 0 ? number : name, amounts);
    }

    private Dictionary<MonthColumn, Money> Amounts(int row, IReadOnlyList<string> cells)
    {
        var amounts = new Dictionary<MonthColumn, Money>();
        foreach (var column in _columns.Where(column => column.IsMoney && column.Index < cells.Count))
        {
            var text = cells[column.Index].Trim();
            if (Nothing.Contains(text))
                continue;
            try
            {
                amounts[column] = Money.Parse(text, column.Unit ?? _options.Unit ?? MoneyUnit.Wan);
            }
            catch (MoneyFormatException unfit)
            {
                _complaints.Add(new(row, column.Number, Sentence.Quote(unfit.Message)));
            }
        }

        return amounts;
    }

    private void Take(int row, IReadOnlyList<string> cells, string project, Dictionary<MonthColumn, Money> amounts)
    {
        var monthText = Text(cells, MonthColumnKind.Month);
        var own = monthText.Length > 0 ? MonthIn(monthText) : null;
        if (own is null && _columns.FirstOrDefault(column => column.Kind == MonthColumnKind.Month) is { } monthColumn && amounts.Keys.Any(column => column is { Kind: MonthColumnKind.Amount, MonthNumber: 0 }))
        {
            _complaints.Add(new(row, monthColumn.Number, monthText.Length == 0 ? (Sentence)"There is no month." : $"'{monthText}' is no month; write it like 2024-03."));
            return;
        }

        foreach (var (column, amount) in amounts)
        {
            if (column.Kind == MonthColumnKind.Investment)
                _totals.Add(new(project, amount, row, column.Number));
            if (column.Kind == MonthColumnKind.Amount)
            {
                var month = MonthOf(column, own)!.Value;
                _cells.Add(new(project, month, (column.Measure ?? _options.Measure)!.Value, amount, Text(cells, MonthColumnKind.Reason), row, column.Number));
            }

            _sinceSubtotal[column.Index] = _sinceSubtotal.GetValueOrDefault(column.Index) + amount;
            _sinceStart[column.Index] = _sinceStart.GetValueOrDefault(column.Index) + amount;
        }

        CheckBeside(row, project, own, amounts);
    }

    /// <summary>The month of a column of amounts: its own, else the row's, else that of the table. Null where none is said.</summary>
    private Month? MonthOf(MonthColumn column, Month? own) =>
        column.MonthNumber > 0 ? (column.Year ?? _options.Year) is { } year ? new Month(year, column.MonthNumber) : null : own ?? MonthOfTable(column);

    /// <summary>What titles say is for 本月 alone; what was given for the table is for every column without a month.</summary>
    private Month? MonthOfTable(MonthColumn column) => column.IsThisMonth ? _options.Month : _givenMonth;

    private Month? MonthIn(string text) => Month.Find(text)
        ?? (_options.Year is { } year && MonthColumn.Of(0, text) is { Kind: MonthColumnKind.Amount, MonthNumber: > 0, Year: null } bare ? new Month(year, bare.MonthNumber) : null);

    /// <summary>A sum beside a row must be that of the row's months of its measure, up to the month that it names; one that goes beyond a 合计 may hold months of the ledger, too.</summary>
    private void CheckBeside(int row, string project, Month? own, Dictionary<MonthColumn, Money> amounts)
    {
        foreach (var (column, said) in amounts.Where(amount => amount.Key.Kind == MonthColumnKind.Sum))
        {
            var measure = column.Measure ?? _options.Measure;
            var months = amounts.Where(amount => amount.Key is { Kind: MonthColumnKind.Amount } other && (other.Measure ?? _options.Measure) == measure && Holds(column, other))
                .Select(amount => (Month: MonthOf(amount.Key, own)!.Value, Amount: amount.Value)).ToList();
            var sum = Money.Sum(months.Select(month => month.Amount));
            if (months.Count == 0 || sum == said)
                continue;
            if (column.Reach == SumReach.Row || measure is null)
                _complaints.Add(new(row, column.Number, $"'{column.Heading}' says {said}, but the months of the row that it holds add up to {sum}."));
            else
                _sums.Add(SumOf(project, column, measure.Value, months.Max(month => month.Month), said, sum, row));
        }
    }

    private SheetSum SumOf(string project, MonthColumn column, MonthMeasure measure, Month last, Money said, Money sum, int row)
    {
        var year = column.Year ?? (column.MonthNumber > 0 ? _options.Year : null) ?? last.Year;
        Month? first = column.Reach == SumReach.Begin ? null : new(year, column.First);
        var until = column.MonthNumber > 0 ? new Month(year, column.MonthNumber) : column.Reach == SumReach.Year ? new(year, 12) : last;
        return new(project, column.Heading, measure, first, until, said, sum, row, column.Number);
    }

    private bool Holds(MonthColumn sum, MonthColumn month)
    {
        if (sum.MonthNumber == 0 || month.MonthNumber == 0)
            return true;
        var (of, until) = (month.Year ?? _options.Year, sum.Year ?? _options.Year);
        return of is null || until is null || of == until ? month.MonthNumber >= sum.First && month.MonthNumber <= sum.MonthNumber : of < until && sum.First == 1;
    }

    private void CheckBelow(int row, Dictionary<MonthColumn, Money> amounts, string word)
    {
        var sums = word == Subtotal ? _sinceSubtotal : _sinceStart;
        foreach (var (column, said) in amounts)
        {
            if (sums.GetValueOrDefault(column.Index) is var sum && sum != said)
                _complaints.Add(new(row, column.Number, $"{word} says {said}, but the rows above add up to {sum}."));
        }

        _sinceSubtotal.Clear();
    }

    private static string? SumWord(IReadOnlyList<string> cells) => cells.Select(cell => cell.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal).ToLowerInvariant())
        .FirstOrDefault(text => Totals.Contains(text) || text == Subtotal);

    private string Text(IReadOnlyList<string> cells, MonthColumnKind kind) =>
        _columns.FirstOrDefault(column => column.Kind == kind) is { } column && column.Index < cells.Count ? cells[column.Index].Trim() : "";
}
