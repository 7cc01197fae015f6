using System.IO.Compression;

namespace LandPlanner.Reports.Excel;

/// <summary>Rewrites a zip so that its bytes depend on its content alone.</summary>
internal static class FixedZip
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Rewrite(Stream zip)
    {
        using var bytes = new MemoryStream();
        using (var source = new ZipArchive(zip, ZipArchiveMode.Read))
        using (var target = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // [Content_Types].xml sorts first, where readers look for it.
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
                Copy(entry, target);
        }

        return bytes.ToArray();
    }

    private static void Copy(ZipArchiveEntry entry, ZipArchive target)
    {
        var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
        copy.LastWriteTime = Epoch;
        using var from = entry.Open();
        using var to = copy.Open();
        from.CopyTo(to);
    }
}
