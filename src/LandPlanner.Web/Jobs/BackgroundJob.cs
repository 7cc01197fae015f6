using LandPlanner.Stores;
using Microsoft.Extensions.Logging;

namespace LandPlanner.Web.Jobs;

/// <summary>Work that belongs to the server, not to the panel that asked for it: one at a time, and every panel that is open sees how it goes.</summary>
internal sealed class BackgroundJob<TStep, TResult>(ILogger log) : IAsyncDisposable
    where TResult : class
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _stop;
    private Task _work = Task.CompletedTask;
    private volatile JobState<TStep, TResult> _state = JobState<TStep, TResult>.Idle;

    /// <summary>Raised on any thread after <see cref="State"/> has changed.</summary>
    public event Action? Changed;

    public JobState<TStep, TResult> State => _state;

    /// <summary>Begins, unless it is at work already.</summary>
    /// <param name="author">In whose name.</param>
    /// <returns>False where it is at work already, and nothing was begun.</returns>
    public bool TryStart(string author, Func<IProgress<TStep>, CancellationToken, Task<TResult>> work)
    {
        lock (_gate)
        {
            if (_state.Status == JobStatus.Running)
                return false;
            var stop = _stop = new();
            _state = new(JobStatus.Running, author, DateTime.UtcNow);
            _work = Task.Run(() => RunAsync(work, stop), CancellationToken.None);
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Asks it to stop; <see cref="JobStatus.Stopped"/> tells when it has.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            if (_state.Status != JobStatus.Running)
                return;
            _state = _state with { IsStopping = true };
            _stop?.Cancel();
        }

        Changed?.Invoke();
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await _work;
    }

    private async Task RunAsync(Func<IProgress<TStep>, CancellationToken, Task<TResult>> work, CancellationTokenSource stop)
    {
        var end = await EndAsync(work, stop.Token);
        lock (_gate)
        {
            _state = end with { Author = _state.Author, StartedAt = _state.StartedAt };
            _stop = null;
        }

        stop.Dispose();
        Changed?.Invoke();
    }

    private async Task<JobState<TStep, TResult>> EndAsync(Func<IProgress<TStep>, CancellationToken, Task<TResult>> work, CancellationToken ct)
    {
        try
        {
            return JobState<TStep, TResult>.Idle with { Status = JobStatus.Done, Result = await work(new Steps(this), ct) };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return JobState<TStep, TResult>.Idle with { Status = JobStatus.Stopped };
        }
        catch (Exception failure)
        {
            if (failure is not WorkspaceException)
                log.JobFailed(failure);
            return JobState<TStep, TResult>.Idle with { Status = JobStatus.Failed, Failure = ErrorMapping.SentenceOf(failure) };
        }
    }

    private void Tell(TStep step)
    {
        lock (_gate)
            _state = _state with { Step = step };
        Changed?.Invoke();
    }

    private sealed class Steps(BackgroundJob<TStep, TResult> job) : IProgress<TStep>
    {
        public void Report(TStep value) => job.Tell(value);
    }
}
