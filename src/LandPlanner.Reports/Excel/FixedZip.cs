using System.IO.Compression;
using System.Text.RegularExpressions;

namespace LandPlanner.Reports.Excel;

/// <summary>Rewrites a workbook's zip so that its bytes depend on its content alone.</summary>
/// <remarks>
/// Three things differ from one writing to the next: the time of each entry, the name of the part with the core properties, and the ids of the
/// package's own relationships. Nothing else refers to those two, so they can be given fixed names.
/// </remarks>
internal static partial class FixedZip
{
    private const string PackageRelationships = "_rels/.rels";
    private const string CoreProperties = "docProps/core.psmdcp";
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Rewrite(Stream zip)
    {
        using var bytes = new MemoryStream();
        using (var source = new ZipArchive(zip, ZipArchiveMode.Read))
        using (var target = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // [Content_Types].xml is found fastest when it comes first; by ordinal only the upper-case letters would come before it.
            foreach (var (entry, name) in source.Entries.Select(entry => (entry, Rename(entry.FullName))).OrderBy(pair => pair.Item2, StringComparer.Ordinal))
                Copy(entry, target.CreateEntry(name, CompressionLevel.Optimal));
        }

        return bytes.ToArray();
    }

    private static string Rename(string name) => RandomCorePart().Replace(name, CoreProperties);

    private static void Copy(ZipArchiveEntry from, ZipArchiveEntry to)
    {
        to.LastWriteTime = Epoch;
        using var source = from.Open();
        using var target = to.Open();
        if (from.FullName != PackageRelationships)
        {
            source.CopyTo(target);
            return;
        }

        using var reader = new StreamReader(source);
        using var writer = new StreamWriter(target);
        var next = 0;
        var named = RandomCorePart().Replace(reader.ReadToEnd(), CoreProperties);
        writer.Write(RandomId().Replace(named, _ => FormattableString.Invariant($"Id=\"package{++next}\"")));
    }

    [GeneratedRegex("package/services/metadata/core-properties/[0-9a-f]{32}\\.psmdcp")]
    private static partial Regex RandomCorePart();

    [GeneratedRegex("Id=\"R[0-9a-f]{16}\"")]
    private static partial Regex RandomId();
}
