using System.Text;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Projects;

/// <summary>Tables that people send as files.</summary>
public static class TableFile
{
    private const int MostBytes = 64 << 20;

    /// <summary>The cells of an .xlsx, or of comma- or tab-separated text in UTF-8 or GB 18030.</summary>
    /// <param name="sheet">Of an .xlsx; null for the first.</param>
    /// <exception cref="WorkspaceException">It cannot be read: says why.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string path, string? sheet)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                throw new WorkspaceException($"{path} is larger than {MostBytes >> 20} MB: that is no table of projects.");
            return Read(Path.GetFileName(path), File.ReadAllBytes(path), sheet);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"{path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <exception cref="WorkspaceException">It cannot be read: says why.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string name, byte[] content, string? sheet)
    {
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".xlsx":
                try
                {
                    return WorkbookCells.Read(new MemoryStream(content), sheet);
                }
                catch (WorkspaceException unreadable)
                {
                    throw new WorkspaceException($"{name}: {unreadable.Message}", unreadable);
                }

            case ".csv" or ".tsv" or ".txt" when sheet is null:
                return DelimitedText.Read(Decode(content));
            case ".csv" or ".tsv" or ".txt":
                throw new WorkspaceException($"{name} is text and has no sheets: leave the sheet out.");
            default:
                throw new WorkspaceException($"{name} is none of .xlsx, .csv, .tsv, .txt: save the table as one of these.");
        }
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            // Excel in China saves .csv in the system's code page.
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("GB18030").GetString(content);
        }
    }
}
