using LandPlanner.Areas;
using LandPlanner.Stores;

namespace LandPlanner.Projects.Matching;

/// <summary>The land a project asks for.</summary>
/// <param name="Least">Official area, this included.</param>
/// <param name="Most">Official area, this included.</param>
public sealed record LandNeed(Area Least, Area Most)
{
    private const int MostGrade = 5;
    private const double MostGap = 1000;

    /// <summary>Codes of planned classes, each with all below it; empty where any will do.</summary>
    public IReadOnlyList<string> Planned { get; init; } = [];

    /// <summary>Codes of classes the land must be of now, each with all below it; empty where any will do.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>Codes of classes of which there must be none, each with all below it.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>How far a road may be, in metres of the plane, this included; null where nobody asks.</summary>
    public double? RoadMetres { get; init; }

    /// <summary>The steepest grade of slope (GDPDJB, 1 to 5) that will do; null where nobody asks.</summary>
    public int? SteepestGrade { get; init; }

    /// <summary>The day by which the land must be there; null where nobody asks.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Of how many parcels the land may be; null for the table's.</summary>
    public int? MostParcels { get; init; }

    /// <summary>How far apart parcels of one site may lie, in metres of the plane, this included; null for the table's.</summary>
    public double? GapMetres { get; init; }

    /// <exception cref="WorkspaceException">It asks what cannot be: every complaint at once.</exception>
    public void Require(int mostParcels)
    {
        var wrong = new List<string>();
        if (Least <= Area.Zero)
            wrong.Say("Say how much land is needed: the least area must be more than nothing.");
        if (Most < Least)
            wrong.Say($"The range of areas is upside down: at least {Mu(Least)} mu, but at most {Mu(Most)} mu.");
        if (RoadMetres is { } road && !(road >= 0 && double.IsFinite(road)))
            wrong.Say("The distance to a road must be 0 m or more.");
        if (SteepestGrade is < 1 or > MostGrade)
            wrong.Say($"Slopes have the grades 1 to {MostGrade} (GDPDJB); {SteepestGrade} is none.");
        if (MostParcels is { } parcels && (parcels < 1 || parcels > mostParcels))
            wrong.Say($"A site is put together of 1 to {mostParcels} parcels, not of {parcels}.");
        if (GapMetres is { } gap && !(gap is >= 0 and <= MostGap))
            wrong.Say($"Parcels of one site lie 0 to {MostGap:0} m apart.");
        if (wrong.Count > 0)
            throw new WorkspaceException(Sentence.Quote(string.Join(" ", wrong)));
    }

    private static string Mu(Area area) => FormattableString.Invariant($"{area.Mu(2):0.##}");
}
