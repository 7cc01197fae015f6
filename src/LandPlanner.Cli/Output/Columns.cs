using System.Text;

namespace LandPlanner.Cli.Output;

/// <summary>Lays rows out in columns, a Chinese character being two wide; numbers to the right.</summary>
internal sealed class Columns(params string[] headings)
{
    private readonly List<string[]> _rows = [headings];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        var widths = headings.Select((_, column) => _rows.Max(row => Width(row[column]))).ToArray();
        foreach (var row in _rows)
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
            {
                var space = new string(' ', widths[column] - Width(row[column]));
                var toTheRight = _rows.Skip(1).All(other => other[column].Length == 0 || char.IsAsciiDigit(other[column][^1]) && IsNumber(other[column]));
                line.Append(toTheRight ? space + row[column] : row[column] + space).Append("  ");
            }

            Console.WriteLine(line.ToString().TrimEnd());
        }
    }

    private static bool IsNumber(string cell) => cell.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '-');

    // East Asian wide characters begin, for what is printed here, with the CJK blocks.
    private static int Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value is >= 0x1100 and < 0xFFE7 ? 2 : 1);
}
