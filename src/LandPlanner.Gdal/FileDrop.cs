using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>
/// Files that somebody hands over one by one, whole data sets or their parts or zips, kept in a temporary folder of
/// their own until disposed.
/// </summary>
/// <remarks>Any thread may add, one at a time. Names come from outside and are trusted with nothing.</remarks>
/// <param name="mostBytes">What all of them may hold together.</param>
public sealed class FileDrop(long mostBytes) : IDisposable
{
    private const int MostFiles = 5_000;
    private const int BlockBytes = 1 << 17;

    private readonly ScratchFolder _folder = new();
    private readonly Dictionary<string, long> _bytes = new(StringComparer.Ordinal);

    /// <summary>The extensions of files that are taken, in lower case without a dot.</summary>
    public static IReadOnlyCollection<string> Extensions => Formats.Expected;

    /// <summary>Paths of what can be opened, in ordinal order: zips, .gdb folders, and each data set once, however many
    /// files it has.</summary>
    public IReadOnlyList<string> DataSets =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Path).Where(IsDataSet).Order(StringComparer.Ordinal)];

    /// <summary>Takes a file in; in the place of one that has its name.</summary>
    /// <param name="name">A plain name, or that of a .gdb folder, a slash and a plain name.</param>
    /// <exception cref="GdalException">The name leads elsewhere or is of no kind that is read here, or there is too
    /// much: nothing of it was kept.</exception>
    public async Task AddAsync(string name, Stream content, CancellationToken ct)
    {
        var target = TargetOf(name);
        _bytes.Remove(name);
        if (_bytes.Count >= MostFiles)
            throw new GdalException($"These are more than {MostFiles} files. Hand them over as a zip, or in portions.");
        try
        {
            _bytes[name] = await CopyAsync(content, target, name, ct);
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsDataSet(string path) =>
        Directory.Exists(path) || Formats.ExtensionOf(path) == "zip" || Formats.IsDataSet(path);

    private string TargetOf(string name)
    {
        var parts = name.Split('/');
        var isPlain = parts.All(IsPlain) && (parts.Length == 1 || (parts.Length == 2 && Formats.ExtensionOf(parts[0]) == "gdb"));
        if (!isPlain)
            throw new GdalException($"'{name}' is no plain file name and was not taken.");
        if (parts.Length == 1 && !Formats.IsExpected(name))
            throw new GdalException(Formats.WayOut(name) is { } wayOut
                ? (Sentence)$"'{name}' {wayOut}"
                : $"'{name}' is no vector file and no part of one. Taken are: {string.Join(", ", Extensions)}.");
        return Path.Combine([_folder.Path, .. parts]);
    }

    private static bool IsPlain(string part) =>
        part is not ("" or "." or "..") && !part.Any(letter => letter == '\\' || char.IsControl(letter));

    private async Task<long> CopyAsync(Stream content, string target, string name, CancellationToken ct)
    {
        var before = _bytes.Values.Sum();
        await using var file = Create(target, name);
        var block = new byte[BlockBytes];
        var written = 0L;
        for (int read; (read = await content.ReadAsync(block, ct)) > 0; written += read)
        {
            if (before + written + read > mostBytes)
                throw new GdalException(
                    $"'{name}' is too large: {mostBytes >> 20} MB are taken at a time. " +
                    $"Import it with 'landplanner import', or in portions.");
            await WriteAsync(file, block.AsMemory(0, read), name, ct);
        }

        return written;
    }

    private static FileStream Create(string target, string name)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            return new(target, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotKept(name, failure);
        }
    }

    private static async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, string name, CancellationToken ct)
    {
        try
        {
            await file.WriteAsync(bytes, ct);
        }
        catch (IOException failure)
        {
            throw NotKept(name, failure);
        }
    }

    private static GdalException NotKept(string name, Exception failure) => new(
        $"'{name}' could not be kept in the temporary folder: its name is too long, or the disk is full. Make room there.",
        "",
        failure);
}
