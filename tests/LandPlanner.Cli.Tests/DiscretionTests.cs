namespace LandPlanner.Cli.Tests;

public sealed class DiscretionTests
{
    /// <summary>However the address is misspelt, and wherever it is put by mistake.</summary>
    [Theory]
    [InlineData("layers", "-w", "postgresql:/u:geheim@host/db")]
    [InlineData("layers", "-w", "postgres//u:geheim@host/db")]
    [InlineData("layers", "postgresql://u:geheim@host/db")]
    [InlineData("import", "postgresql://u:geheim@host/db", "--layer", "a", "--role", "reference", "-w", "none.gpkg")]
    [InlineData("backup", "postgresql://u:geheim@127.0.0.1:1/db", "-w", "none.gpkg")]
    [InlineData("layers", "-w", "postgresql://u:geheim@127.0.0.1:1/db")]
    public async Task A_password_in_an_address_is_never_printed(params string[] arguments)
    {
        var said = await Command.RunAsync(arguments);

        Assert.Equal(2, said.ExitCode);
        Assert.DoesNotContain("geheim", said.Output + said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_one_is_printed_whole()
    {
        var said = await Command.RunAsync("layers", "-w", "postgresql://wang@127.0.0.1:1/none?schema=x");

        Assert.Contains("127.0.0.1:1", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("***", said.Errors, StringComparison.Ordinal);
    }
}
