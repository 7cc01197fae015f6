namespace LandPlanner.GeoPackage.Tests;

/// <summary>Root may write anywhere: these run a child as another user.</summary>
public sealed class OtherUserTests : IDisposable
{
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

        using var child = Command.Start("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", Command.Child, "read", _workspace.Path], ("HOME", "/tmp"));
        var output = await child.StandardOutput.ReadToEndAsync(TestWorkspace.Ct);
        await child.WaitForExitAsync(TestWorkspace.Ct);

        Assert.SkipWhen(child.ExitCode is 126 or 127 || output.Length == 0, "Another user may not run this program from where it lies.");
        Assert.True(child.ExitCode == 0, output);
        Assert.StartsWith("3", output, StringComparison.Ordinal);
        Assert.Contains("cannot be written", output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_workspace.Folder));
    }

    private void Protect()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(_workspace.Path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(_workspace.Folder, ReadAndEnter);
    }
}
