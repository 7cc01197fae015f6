using LandPlanner.Stores;

namespace LandPlanner.GeoPackage.Tests;

/// <summary>Root may write anywhere: these run a test of this program again as another user.</summary>
public sealed class OtherUserTests : IDisposable
{
    private const string PathVariable = "LANDPLANNER_READ_ONLY_WORKSPACE";
    private const UnixFileMode ReadAndEnter =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TestWorkspace _workspace = new();

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_workspace.Folder, ReadAndEnter | UnixFileMode.UserWrite);
        _workspace.Dispose();
    }

    [Fact]
    public async Task A_workspace_on_read_only_media_can_be_read_and_says_why_it_cannot_be_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can become another user.");
        Command.Require("setpriv");
        await _workspace.FillAsync(3);
        Protect();

        using var child = Command.Start(
            "setpriv",
            [
                "--reuid=65534", "--regid=65534", "--clear-groups", Environment.ProcessPath!, "-explicit", "only", "-method",
                $"{typeof(OtherUserTests).FullName}.{nameof(Reads_but_does_not_write)}",
            ],
            (PathVariable, _workspace.Path), ("HOME", "/tmp"));
        var output = await child.StandardOutput.ReadToEndAsync(TestWorkspace.Ct);
        await child.WaitForExitAsync(TestWorkspace.Ct);

        Assert.SkipWhen(child.ExitCode is 126 or 127 || output.Length == 0, "Another user may not run this program from where it lies.");
        Assert.True(child.ExitCode == 0, output);
        Assert.Single(Directory.GetFileSystemEntries(_workspace.Folder));
    }

    [Fact(Explicit = true)]
    public async Task Reads_but_does_not_write()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable)!;
        await using (var store = await GeoPackageStore.OpenAsync(path, readOnly: true, TimeProvider.System, TestWorkspace.Ct))
            Assert.Equal(3, (await store.VerifyAsync(null, TestWorkspace.Ct)).Features);

        var failure = await Assert.ThrowsAsync<WorkspaceReadOnlyException>(
            () => GeoPackageStore.OpenAsync(path, readOnly: false, TimeProvider.System, TestWorkspace.Ct));
        Assert.Contains("cannot be written", failure.Message, StringComparison.Ordinal);
    }

    private void Protect()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(_workspace.Path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(_workspace.Folder, ReadAndEnter);
    }
}
