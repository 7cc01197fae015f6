using LandPlanner.Testing;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

/// <summary>A copy of the tables of this checkout, to be spoilt.</summary>
internal sealed class DataFolderCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DataFolderCopy()
    {
        var data = Path.Combine(Checkout.Root, "data");
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            var copy = _folder.File(Path.GetRelativePath(data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public TableSet Tables => new(_folder.Path);

    public string Replace(string file, string old, string replacement)
    {
        var path = _folder.File(file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
        return path;
    }

    public void Append(string file, string line) => File.AppendAllText(_folder.File(file), line + "\n");

    public void Delete(string file) => File.Delete(_folder.File(file));

    public void Dispose() => _folder.Dispose();
}
