using Spectre.Console;

namespace LandPlanner.Cli.Output;

/// <summary>Shows long work on standard error: a bar where somebody watches, nothing in a pipe.</summary>
internal static class Progress
{
    /// <param name="work">Given a way to tell how much is done, from 0 to 1.</param>
    public static async Task<T> ShowAsync<T>(string title, Func<Action<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(_ => { });
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(title), maxValue: 1);
            return await work(share => task.Value = share);
        });
    }
}
