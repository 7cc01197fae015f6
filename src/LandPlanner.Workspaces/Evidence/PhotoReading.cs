namespace LandPlanner.Workspaces.Evidence;

/// <summary>What reading a photo came to: its facts, or the reason why there are none.</summary>
public sealed record PhotoReading
{
    private PhotoReading(PhotoFacts? facts, PhotoProblem? problem) => (Facts, Problem) = (facts, problem);

    /// <summary>Null where there is a <see cref="Problem"/>.</summary>
    public PhotoFacts? Facts { get; }

    /// <summary>Null where there are <see cref="Facts"/>.</summary>
    public PhotoProblem? Problem { get; }

    internal static PhotoReading Of(PhotoFacts facts) => new(facts, null);

    internal static PhotoReading Of(PhotoProblem problem) => new(null, problem);
}
