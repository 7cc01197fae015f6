namespace LandPlanner.Projects;

/// <summary>The town's projects at the end of a month: each, summed by kind, and all together. Immutable.</summary>
/// <remarks>Projects that were given up are listed beside, and count in no sum.</remarks>
public sealed class ProjectBoard
{
    /// <param name="kinds">Codes, in the order in which the form has them.</param>
    public ProjectBoard(IEnumerable<ProjectFile> files, LightRule rule, Month until, IReadOnlyList<string> kinds)
    {
        (Rule, Until) = (rule, until);
        var order = kinds.Select((kind, place) => (kind, place)).ToDictionary(pair => pair.kind, pair => pair.place, StringComparer.Ordinal);
        var all = files.OrderBy(file => order.GetValueOrDefault(file.Project.Kind, kinds.Count)).ThenBy(file => file.Project.Number, StringComparer.Ordinal)
            .Select(file => ProjectStanding.Of(file, rule, until)).ToList();
        Projects = [.. all.Where(one => !one.Project.IsDropped)];
        Dropped = [.. all.Where(one => one.Project.IsDropped)];
        Kinds = [.. Projects.GroupBy(one => one.Project.Kind, StringComparer.Ordinal).Select(kind => ProjectSum.Of(kind.Key, [.. kind], until))];
        All = ProjectSum.Of("", Projects, until);
    }

    public LightRule Rule { get; }

    /// <summary>The month at whose end they are judged.</summary>
    public Month Until { get; }

    /// <summary>By kind, then by number.</summary>
    public IReadOnlyList<ProjectStanding> Projects { get; }

    public IReadOnlyList<ProjectStanding> Dropped { get; }

    /// <summary>Those kinds there are projects of.</summary>
    public IReadOnlyList<ProjectSum> Kinds { get; }

    public ProjectSum All { get; }

    /// <summary>The last month up to the board's that was entered for any of them; null for none.</summary>
    public Month? LastEntered => Projects.Select(one => one.File.Months.LastEntered(Until)).Max();

    /// <summary>All projects as one, in the month's year.</summary>
    public ProgressCurve Curve => All.Curve;
}
