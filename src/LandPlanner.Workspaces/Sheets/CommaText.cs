using System.Text;

namespace LandPlanner.Workspaces.Sheets;

/// <summary>Text with separated cells (RFC 4180).</summary>
internal static class CommaText
{
    /// <summary>Rows with the line they begin at, from 1. The separator is the one of comma, semicolon and tab that the first line with any (a title has none) has most of.</summary>
    public static IReadOnlyList<(int Line, string[] Cells)> Read(string text)
    {
        var separator = Separator(text);
        var (rows, cells, cell) = (new List<(int, string[])>(), new List<string>(), new StringBuilder());
        var (line, begun, isQuoted) = (1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\n')
                line++;
            if (isQuoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (letter == '"' && (isQuoted || cell.Length == 0))
                isQuoted = !isQuoted;
            else if (isQuoted)
                cell.Append(letter);
            else if (letter == separator)
                EndCell();
            else if (letter == '\n')
                EndRow();
            else if (letter != '\r')
                cell.Append(letter);
        }

        if (cell.Length > 0 || cells.Count > 0)
            EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add((begun, [.. cells]));
            cells.Clear();
            begun = line;
        }
    }

    private static char Separator(string text)
    {
        var any = text.AsSpan().IndexOfAny(',', ';', '\t');
        var begin = any < 0 ? 0 : text.LastIndexOf('\n', any) + 1;
        var first = text.AsSpan(begin, text.IndexOf('\n', begin) is >= 0 and var end ? end - begin : text.Length - begin);
        var (commas, semicolons, tabs) = (first.Count(','), first.Count(';'), first.Count('\t'));
        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }
}
