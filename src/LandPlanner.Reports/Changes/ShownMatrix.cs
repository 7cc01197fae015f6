using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Changes;

/// <summary>The unit a report shows areas in, and its smallest step.</summary>
/// <param name="Decimals">Square metres and mu to 0.01, hectares to 0.0001 (1 m²).</param>
/// <param name="Factor">Hundredths of a m² times this, over <paramref name="Step"/>, are steps.</param>
internal sealed record ShownUnit(AreaUnit Unit, int Decimals, long Factor, long Step, Words Name)
{
    public string Format => Decimals == 4 ? "#,##0.0000" : "#,##0.00";

    public static ShownUnit Of(AreaUnit unit) => unit switch
    {
        AreaUnit.Mu => new(unit, 2, 3, 2_000, ("亩", "mu")),
        AreaUnit.Hectares => new(unit, 4, 1, 100, ("公顷", "ha")),
        _ => new(unit, 2, 1, 1, ("平方米", "m²")),
    };

    public decimal Value(long steps) => Decimals == 4 ? steps / 10_000m : steps / 100m;

    /// <summary>One area by itself, to the nearest step.</summary>
    public long Steps(Area area) =>
        (long)Math.Round(area.Hundredths * Factor / (decimal)Step, MidpointRounding.AwayFromZero);

    /// <summary>Parts that add up to <paramref name="whole"/> steps, each within a step of its own.</summary>
    public static long[] Share(IReadOnlyList<Area> parts, long whole) => Array.ConvertAll(
        AreaClosure.Share(new(whole), [.. parts.Select(part => (double)part.Hundredths)]), steps => steps.Hundredths);
}

/// <summary>
/// The matrix as it is shown: every cell, row, column and the whole rounded to a step of the unit so that rows and
/// columns add up as printed (<see cref="ControlledRounding"/>).
/// </summary>
/// <remarks>
/// Lines: the classes, then ground the other vintage lacks, then where they are not all zero the ground under several
/// patches of one layer, and what rounding leaves.
/// </remarks>
internal sealed class ShownMatrix
{
    private readonly long[,] _steps;
    private readonly ChangeResult _result;

    public ShownMatrix(ChangeResult result, AreaUnit unit)
    {
        (_result, Unit) = (result, ShownUnit.Of(unit));
        var classes = result.Classes.Count;
        var cells = new long[classes + 3, classes + 3];
        foreach (var cell in result.Cells)
            cells[Line(cell.Before), Line(cell.After)] += cell.Area.Hundredths * Unit.Factor;
        for (var i = 0; i < classes; i++)
        {
            var (before, after) = (result.Classes[i].Before, result.Classes[i].After);
            (cells[i, classes + 1], cells[i, classes + 2]) = (before.Overlap.Hundredths * Unit.Factor, before.Rounding.Hundredths * Unit.Factor);
            (cells[classes + 1, i], cells[classes + 2, i]) = (after.Overlap.Hundredths * Unit.Factor, after.Rounding.Hundredths * Unit.Factor);
        }

        _steps = ControlledRounding.Round(cells, Unit.Step);
        Rows = [.. Enumerable.Range(0, classes + 3).Where(line => line <= classes || Enumerable.Range(0, classes).Any(j => _steps[line, j] != 0))];
        Columns = [.. Enumerable.Range(0, classes + 3).Where(line => line <= classes || Enumerable.Range(0, classes).Any(i => _steps[i, line] != 0))];
    }

    public ShownUnit Unit { get; }

    /// <summary>The lines to show, as positions: classes, then what follows them.</summary>
    public IReadOnlyList<int> Rows { get; }

    public IReadOnlyList<int> Columns { get; }

    public decimal Value(int row, int column) => Unit.Value(_steps[row, column]);

    public bool IsZero(int row, int column) => _steps[row, column] == 0;

    /// <summary>The steps shown for a cell of the result's classes; −1 for ground a vintage lacks.</summary>
    public long Steps(int before, int after) => _steps[Line(before), Line(after)];

    /// <summary>Steps of a row or column of the layer's own sum.</summary>
    public decimal RowTotal(int row) => Unit.Value(Columns.Sum(column => _steps[row, column]));

    public decimal ColumnTotal(int column) => Unit.Value(Rows.Sum(row => _steps[row, column]));

    /// <summary>The value shown for each of the result's cells: villages add up to the matrix.</summary>
    public IReadOnlyDictionary<ChangeCell, decimal> ByVillage() => _result.Cells.GroupBy(cell => (cell.Before, cell.After))
        .SelectMany(cell =>
        {
            var parts = cell.ToList();
            var steps = ShownUnit.Share([.. parts.Select(part => part.Area)], Steps(cell.Key.Before, cell.Key.After));
            return parts.Select((part, i) => KeyValuePair.Create(part, Unit.Value(steps[i])));
        }).ToDictionary();

    /// <summary>Code and name of a line.</summary>
    public (string Code, string Name) Label(int line, bool isRow, ReportLanguage language)
    {
        var classes = _result.Classes.Count;
        if (line < classes)
        {
            var one = _result.Classes[line];
            var isForeign = one.Scheme.Length > 0 && one.Scheme != CommonScheme;
            return (isForeign ? $"{one.Scheme} {one.Code}" : one.Code, one.Name.Length > 0 ? one.Name : Unnamed(one, language));
        }

        Words name = (line - classes) switch
        {
            0 when isRow => ("前期图层以外", "Not in the earlier layer"),
            0 => ("后期图层以外", "Not in the later layer"),
            1 => ("图层内重叠", "Overlap within the layer"),
            _ => ("图斑取整与接边", "Rounding and contacts"),
        };
        return ("", name.In(language));
    }

    private string CommonScheme => _result.Classes.Count > 0 ? _result.Classes[0].Scheme : "";

    private int Line(int index) => index < 0 ? _result.Classes.Count : index;

    private static string Unnamed(MatrixClass one, ReportLanguage language) =>
        (one.Code.Length > 0 ? new Words("（未知地类）", "(unknown class)") : new Words("（无地类编码）", "(no class)")).In(language);
}
