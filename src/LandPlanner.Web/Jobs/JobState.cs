namespace LandPlanner.Web.Jobs;

internal enum JobStatus
{
    Idle,
    Running,
    Done,
    Stopped,
    Failed,
}

/// <summary>How a job stands. Never changes: the job has a new one.</summary>
/// <param name="Author">In whose name it runs or ran.</param>
internal sealed record JobState<TStep, TResult>(JobStatus Status, string Author, DateTime StartedAt)
    where TResult : class
{
    public static readonly JobState<TStep, TResult> Idle = new(JobStatus.Idle, "", default);

    /// <summary>The last it told; default before it told any.</summary>
    public TStep? Step { get; init; }

    public bool IsStopping { get; init; }

    /// <summary>Of a job that is done.</summary>
    public TResult? Result { get; init; }

    /// <summary>Of a job that failed: a sentence for people; null where the failure is the program's.</summary>
    public string? Failure { get; init; }
}
