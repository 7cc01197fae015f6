using Xunit;

namespace LandPlanner.Testing;

/// <summary>Where the checkout and the public test data beside it lie.</summary>
public static class Checkout
{
    /// <summary>The folder of LandPlanner.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the public test data. Skips the test, by name, where it is absent.</summary>
    public static string SharedData(string relativePath)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", relativePath));
        if (!Path.Exists(path))
            Assert.Skip($"The public test data '{relativePath}' is not here.");
        return path;
    }

    /// <summary>Skips a test at a desk, fails it on CI: for prerequisites that CI must have.</summary>
    public static void Require(bool present, string missing)
    {
        if (present)
            return;
        if (Environment.GetEnvironmentVariable("CI") is not null)
            Assert.Fail(missing);
        Assert.Skip(missing);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LandPlanner.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside a checkout of LandPlanner.");
    }
}
