using System.Diagnostics;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

public sealed class StoppingTests(StoppingTests.BigFile big) : AtDesk, IClassFixture<StoppingTests.BigFile>
{
    private const int Few = 3;
    private const int Many = 20_000;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Desk.Squares("few.shp", Few), "a", "reference");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task A_kill_at_any_moment_leaves_the_old_layer_or_the_new(int seed)
    {
        var old = await LayersAsync();
        using (var import = Replace())
        {
            if (seed % 2 == 0)
                await ReadingAsync(import);
            await Task.Delay(new Random(seed).Next(1000), TestContext.Current.CancellationToken);
            import.Kill();
            await Command.EndAsync(import);
        }

        var count = await WholeAsync();
        Assert.Contains(count, new[] { Few, Many });
        if (count == Few)
            Assert.Equal(old, await LayersAsync());
        await Desk.ImportAsync(Desk.Squares("next.shp", 5), "b", "reference");
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Asked_to_stop_it_ends_with_130_and_leaves_nothing(string signal)
    {
        var (old, count) = (await LayersAsync(), await WholeAsync());
        var said = await StoppedAsync(signal);
        // On a busy machine an import may be done before the signal reaches it: then it is asked again.
        for (var again = 0; said.ExitCode == 0 && again < 5; again++)
        {
            (old, count) = (await LayersAsync(), await WholeAsync());
            said = await StoppedAsync(signal);
        }

        Assert.Equal((130, ""), (said.ExitCode, said.Output));
        Assert.Contains("nothing was changed", said.Errors, StringComparison.Ordinal);
        Assert.Equal(old, await LayersAsync());
        Assert.Equal(count, await WholeAsync());
    }

    private async Task<Said> StoppedAsync(string signal)
    {
        using var import = Replace();
        await ReadingAsync(import);
        using (var kill = Process.Start("kill", [$"-{signal}", $"{import.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await Command.EndAsync(import);
    }

    private Process Replace() =>
        Command.Start("import", big.Path, "--layer", "a", "--role", "reference", "--replace", "--workspace", Desk.Workspace);

    // Once the file is open the import is under way, and all its writing lies ahead.
    private static async Task ReadingAsync(Process import)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which files a process has open.");
        while (!HasOpen(import, "big.shp") && !import.HasExited)
            await Task.Delay(2, TestContext.Current.CancellationToken);
    }

    private static bool HasOpen(Process process, string name)
    {
        try
        {
            return new DirectoryInfo($"/proc/{process.Id}/fd").EnumerateFiles()
                .Any(file => file.LinkTarget?.EndsWith(name, StringComparison.Ordinal) == true);
        }
        catch (IOException)
        {
            // It closed one meanwhile, or is gone.
            return false;
        }
    }

    private async Task<int> WholeAsync()
    {
        var verified = await Desk.RunAsync("verify", "--json");
        Assert.Equal((0, ""), (verified.ExitCode, verified.Errors));
        var layers = await Desk.RunAsync("layers", "--json");
        var count = Assert.Single(layers.Json.EnumerateArray()).GetProperty("count").GetInt32();
        Assert.Equal(count, verified.Json.GetProperty("features").GetInt32());
        return count;
    }

    private async Task<string> LayersAsync() => (await Desk.RunAsync("layers", "--json")).Output;

    /// <summary>Many squares, written once.</summary>
    public sealed class BigFile : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public BigFile() => Path = Shapefile.Write(
            _folder.File("big.shp"),
            [.. Enumerable.Range(0, Many).Select(i => new[] { Shapefile.Square(Desk.East + 10 * (i % 200), Desk.North + 10 * (i / 200), 10) })],
            Desk.Prj);

        public string Path { get; }

        public void Dispose() => _folder.Dispose();
    }
}
