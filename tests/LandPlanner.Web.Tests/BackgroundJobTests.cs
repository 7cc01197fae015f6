using System.Diagnostics;
using LandPlanner.Stores;
using LandPlanner.Web.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace LandPlanner.Web.Tests;

public sealed class BackgroundJobTests : IAsyncDisposable
{
    private readonly BackgroundJob<int, string> _job = new(NullLogger.Instance);

    public ValueTask DisposeAsync() => _job.DisposeAsync();

    [Fact]
    public void While_one_runs_a_second_does_not_begin()
    {
        Assert.True(_job.TryStart("周工", WaitAsync));

        Assert.False(_job.TryStart("李工", WaitAsync));
        Assert.Equal((JobStatus.Running, "周工"), (_job.State.Status, _job.State.Author));
    }

    [Fact]
    public async Task Asked_to_stop_it_has_stopped_within_200_ms()
    {
        _job.TryStart("周工", WaitAsync);
        var asked = Stopwatch.GetTimestamp();

        _job.Stop();
        await EndedAsync();

        Assert.Equal(JobStatus.Stopped, _job.State.Status);
        Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalMilliseconds, 0, 200);
    }

    [Fact]
    public async Task A_failure_for_people_is_told_in_its_own_words()
    {
        _job.TryStart("周工", (_, _) => throw new WorkspaceException("The rule pack has no rules."));
        await EndedAsync();

        Assert.Equal((JobStatus.Failed, "The rule pack has no rules."), (_job.State.Status, _job.State.Failure));
    }

    [Fact]
    public async Task The_text_of_any_other_failure_is_kept_back()
    {
        _job.TryStart("周工", (_, _) => throw new InvalidOperationException("secret"));
        await EndedAsync();

        Assert.Equal((JobStatus.Failed, null), (_job.State.Status, _job.State.Failure));
    }

    [Fact]
    public async Task After_the_end_another_may_begin()
    {
        _job.TryStart("周工", (steps, _) => { steps.Report(1); return Task.FromResult("first"); });
        await EndedAsync();
        Assert.Equal((JobStatus.Done, "first"), (_job.State.Status, _job.State.Result));

        Assert.True(_job.TryStart("李工", WaitAsync));
    }

    private static async Task<string> WaitAsync(IProgress<int> steps, CancellationToken ct)
    {
        await Task.Delay(Timeout.Infinite, ct);
        return "";
    }

    private async Task EndedAsync()
    {
        while (_job.State.Status == JobStatus.Running)
            await Task.Delay(1, TestContext.Current.CancellationToken);
    }
}
