namespace LandPlanner.Checks;

/// <summary>What a running check has found so far.</summary>
internal sealed class Findings(CheckKinds kinds)
{
    private readonly List<Problem> _problems = [];
    private readonly List<Unchecked> _unchecked = [];

    public IReadOnlyList<Unchecked> Unchecked => _unchecked;

    /// <summary>Whether any of these is asked for.</summary>
    public bool Wants(CheckKinds any) => (kinds & any) != 0;

    public void Add(Problem problem) => _problems.Add(problem);

    public void AddRange(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    public void CouldNot(CheckKinds kind, string reason, string detail = "") =>
        _unchecked.Add(new(kind, reason, detail));

    public IReadOnlyList<Problem> InOrder() =>
    [
        .. _problems.OrderBy(problem => problem.Kind)
            .ThenBy(problem => problem.Ids, IdOrder.Instance)
            .ThenBy(problem => problem.Place?.X).ThenBy(problem => problem.Place?.Y)
            .ThenBy(problem => problem.Reason, StringComparer.Ordinal)
            .ThenBy(problem => string.Join('\n', problem.Facts), StringComparer.Ordinal),
    ];

    private sealed class IdOrder : IComparer<IReadOnlyList<long>>
    {
        public static readonly IdOrder Instance = new();

        public int Compare(IReadOnlyList<long>? x, IReadOnlyList<long>? y)
        {
            for (var i = 0; i < Math.Min(x!.Count, y!.Count); i++)
            {
                if (x[i] != y[i])
                    return x[i].CompareTo(y[i]);
            }

            return x.Count.CompareTo(y.Count);
        }
    }
}
