using System.Text;

namespace LandPlanner.Projects;

/// <summary>Cells as text: what a spreadsheet puts on the clipboard (tabs between cells), and comma-separated files (RFC 4180).</summary>
public static class DelimitedText
{
    /// <summary>Tabs separate where the text has any, else commas. A cell in quotes may hold separators, line ends, and quotes written twice.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var separator = text.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        var (rows, row, cell, isQuoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (isQuoted)
            {
                if (letter != '"')
                    cell.Append(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    isQuoted = false;
            }
            else if (letter == '"' && cell.Length == 0)
                isQuoted = true;
            else if (letter == separator)
                EndCell();
            else if (letter == '\n')
                EndRow();
            else if (letter is not ('\r' or '\uFEFF'))
                cell.Append(letter);
        }

        if (cell.Length > 0 || row.Count > 0)
            EndRow();
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add(row);
            row = [];
        }
    }
}
