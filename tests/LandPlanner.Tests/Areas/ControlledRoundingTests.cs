using CsCheck;
using LandPlanner.Areas;

namespace LandPlanner.Tests.Areas;

public sealed class ControlledRoundingTests
{
    private static readonly long[] Units = [1, 2, 20, 100, 2_000, 10_000];

    private static readonly Gen<(long[,] Cells, long Unit)> Tables =
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[0, 5].Select(i => Units[i])).SelectMany((rows, columns, unit) =>
            Gen.Frequency((1, Gen.Const(0L)), (2, Gen.Long[-5_000, 5_000]), (2, Gen.Long[0, 90_000_000]))
                .Array[rows * columns].Select(values => (Shaped(values, rows, columns), unit)));

    [Fact]
    public void Every_cell_and_every_sum_goes_to_a_neighbouring_multiple() =>
        Tables.Sample((cells, unit) =>
        {
            var rounded = ControlledRounding.Round(cells, unit);

            foreach (var (exact, whole) in Sums(cells).Zip(Sums(rounded)))
                Assert.InRange(whole, Floor(exact, unit), Floor(exact + unit - 1, unit));
        }, iter: 2_000);

    [Fact]
    public void The_same_table_gives_the_same_answer() =>
        Tables.Sample((cells, unit) => Assert.Equal(ControlledRounding.Round(cells, unit), ControlledRounding.Round(cells, unit)));

    /// <summary>The table of Cox 1987 in thirds: rounding each cell by itself would close no line.</summary>
    [Fact]
    public void Thirds_close_both_ways()
    {
        var rounded = ControlledRounding.Round(new long[,] { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } }, 3);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(1, Enumerable.Range(0, 3).Sum(j => rounded[i, j]));
            Assert.Equal(1, Enumerable.Range(0, 3).Sum(j => rounded[j, i]));
        }
    }

    private static long[,] Shaped(long[] values, int rows, int columns)
    {
        var cells = new long[rows, columns];
        Buffer.BlockCopy(values, 0, cells, 0, values.Length * sizeof(long));
        return cells;
    }

    /// <summary>Cells, row sums, column sums, the whole.</summary>
    private static IEnumerable<long> Sums(long[,] cells)
    {
        var (rows, columns) = (Enumerable.Range(0, cells.GetLength(0)), Enumerable.Range(0, cells.GetLength(1)));
        return cells.Cast<long>()
            .Concat(rows.Select(i => columns.Sum(j => cells[i, j])))
            .Concat(columns.Select(j => rows.Sum(i => cells[i, j])))
            .Append(cells.Cast<long>().Sum());
    }

    private static long Floor(long value, long unit) => (long)Math.Floor((decimal)value / unit);
}
