using System.CommandLine;
using System.Runtime.InteropServices;
using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>Runs a verb, stops it on request, and turns failures into one sentence and an exit status.</summary>
internal static class Host
{
    // Asked to stop, the command is gone within 200 ms: what cannot unwind in this time is cut off, and the store's transaction undoes it.
    private static readonly TimeSpan GraceToUnwind = TimeSpan.FromMilliseconds(150);

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

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Cancelled();
        }
        catch (Exception failure)
        {
            return Explain(failure);
        }
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        new Thread(() =>
        {
            Thread.Sleep(GraceToUnwind);
            Environment.Exit(Cancelled());
        })
        { IsBackground = true }.Start();
        stop.Cancel();
    }

    private static int Cancelled()
    {
        Console.Error.WriteLine("Cancelled; nothing was changed. 已取消,未作任何更改。");
        return ExitCodes.Cancelled;
    }

    private static int Explain(Exception failure)
    {
        if (failure is WorkspaceException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(Discretion.Masked(failure.Message));
            return ExitCodes.BadInput;
        }

        Console.Error.WriteLine($"This is a fault of LandPlanner, not of your data; please report it: {Discretion.Masked(failure.ToString())}");
        return ExitCodes.InternalError;
    }
}
