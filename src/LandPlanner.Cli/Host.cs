using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>Runs a verb, stops it on request, and turns failures into one sentence and an exit status.</summary>
internal static class Host
{
    // Asked to stop, the command is gone within 200 ms: what cannot unwind in this time is cut off, and the store's transaction undoes it.
    private static readonly TimeSpan GraceToUnwind = TimeSpan.FromMilliseconds(150);

    private static Ending _ending = new("Cancelled; nothing was changed. 已取消,未作任何更改。", ExitCodes.Cancelled);
    private static readonly Lock Telling = new();
    private static bool _isTold;

    /// <summary>For a verb that goes on until it is stopped: to be stopped is its end, and no failure.</summary>
    /// <param name="sentence">What is said then.</param>
    public static void EndWhenStopped(string sentence) => _ending = new(sentence, ExitCodes.Done);

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine(Discretion.Masked(error.Message));
            Console.Error.WriteLine("'landplanner --help' and 'landplanner VERB --help' say what can be asked.");
            return ExitCodes.BadInput;
        }

        Speak(parsed);
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return End();
        }
        catch (Exception failure)
        {
            return Explain(failure);
        }
    }

    /// <summary>Sentences are Chinese where a person reads it so; what is printed for programs stays English.</summary>
    private static void Speak(ParseResult parsed)
    {
        if (!CommonOptions.WordingOf(parsed).English && !parsed.GetValue(CommonOptions.Json))
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        new Thread(() =>
        {
            Thread.Sleep(GraceToUnwind);
            Environment.Exit(End());
        })
        { IsBackground = true }.Start();
        stop.Cancel();
    }

    /// <summary>Says that it was stopped: once, though what unwinds in time and what cuts it off may come here together.</summary>
    /// <returns>The exit status.</returns>
    public static int End()
    {
        // Held until it is written: whoever comes second ends the process.
        lock (Telling)
        {
            if (!_isTold)
                Console.Error.WriteLine(_ending.Sentence);
            _isTold = true;
        }

        return _ending.ExitCode;
    }

    private static int Explain(Exception failure)
    {
        if (failure is WorkspaceException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(Discretion.Masked(failure.Message));
            return ExitCodes.BadInput;
        }

        Console.Error.WriteLine(Sentence.Said($"This is a fault of LandPlanner, not of your data; please report it: {Discretion.Masked(failure.ToString())}"));
        return ExitCodes.InternalError;
    }

    private sealed record Ending(string Sentence, int ExitCode);
}
