using System.IO.Compression;

namespace LandPlanner.Cli.Tests;

/// <summary>One workspace's day: what every command said, and what it wrote into a folder of its own.</summary>
/// <param name="workspace">Its address, a file's or a server's.</param>
internal sealed class Office(Desk desk, string workspace, string folder)
{
    private readonly List<string> _said = [];

    public string Workspace => workspace;

    /// <summary>Everything that any command said.</summary>
    public string Everything => string.Join('\n', _said);

    public string PathOf(string name) => desk.PathOf(Path.Combine(folder, name));

    public async Task<Said> RunAsync(int exitCode, params string[] arguments)
    {
        var said = await Command.RunAsync(arguments[0] == "new" ? ["new", workspace, .. arguments[1..]] : [.. arguments, "--workspace", workspace]);
        _said.Add($"{said.Output}\n{said.Errors}");
        Assert.True(said.ExitCode == exitCode, $"{string.Join(' ', arguments)} ended with {said.ExitCode}: {said.Errors}");
        return said;
    }

    /// <summary>Names and contents of all files written; a workbook's as its parts.</summary>
    public SortedDictionary<string, byte[]> Files()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(desk.PathOf(folder), "*", SearchOption.AllDirectories))
            files[Path.GetRelativePath(desk.PathOf(folder), path)] = File.ReadAllBytes(path);
        foreach (var (name, content) in files.Where(file => file.Key.EndsWith(".xlsx", StringComparison.Ordinal)).ToList())
        {
            using var workbook = new ZipArchive(new MemoryStream(content));
            foreach (var part in workbook.Entries)
                files[$"{name}/{part.FullName}"] = Unzipped(part);
        }

        return files;
    }

    private static byte[] Unzipped(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
