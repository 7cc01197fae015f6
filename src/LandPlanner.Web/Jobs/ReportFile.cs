using LandPlanner.Reports.Maps.Print;
using LandPlanner.Stores;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Jobs;

/// <summary>Files for a person to keep. The name reaches the browser as RFC 5987 has it, so it may be Chinese.</summary>
internal static class ReportFile
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["geojson"] = "application/geo+json",
        ["gpkg"] = "application/geopackage+sqlite3",
        ["html"] = "text/html; charset=utf-8",
        ["pdf"] = "application/pdf",
        ["png"] = "image/png",
        ["svg"] = "image/svg+xml",
        ["zip"] = "application/zip",
    };

    public static IResult Of(byte[] content, string name, string format) => TypedResults.File(content, MediaTypes[format], FileName(name, format));

    /// <summary>A file that is written where <paramref name="write"/> is told to, sent, and removed.</summary>
    public static async Task<IResult> OfAsync(Func<string, Task> write, string name, string format, HttpContext http)
    {
        var folder = new Folder();
        http.Response.RegisterForDispose(folder);
        var path = Path.Combine(folder.Path, $"file.{format}");
        await write(path);
        return TypedResults.PhysicalFile(path, MediaTypes[format], FileName(name, format));
    }

    /// <summary>Prints, or says what to do where it cannot be printed.</summary>
    /// <exception cref="WorkspaceException">No typeface with Chinese is installed.</exception>
    public static byte[] Printed(Func<byte[]> print)
    {
        try
        {
            return print();
        }
        catch (MapPrintException missing) when (missing.Fault == MapPrintFault.NoTypeface)
        {
            throw new WorkspaceException("No typeface with Chinese is installed, so nothing can be printed: install Noto Sans CJK.", missing);
        }
    }

    private static string FileName(string name, string format) =>
        string.Concat(name.Select(letter => Path.GetInvalidFileNameChars().Contains(letter) || letter is '\\' or ':' ? '_' : letter)) + "." + format;

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("landplanner-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
