namespace LandPlanner.Web.Components.Panels;

/// <summary>How far a drawing is, as the map module tells it ("draw.state").</summary>
/// <param name="Id">Null for a new feature.</param>
/// <param name="Tool">"polygon", "rectangle", "circle", "hole", "vertices", "move", "rotate" or "scale".</param>
/// <param name="Values">Texts by field.</param>
/// <param name="Restored">Whether it was taken up again from what the browser had kept.</param>
/// <param name="InTheWay">Whether another drawing was wanted while this one is not saved.</param>
/// <param name="Vertices">Of finished rings.</param>
/// <param name="Pen">Vertices of the ring that is not finished.</param>
public sealed record DrawState(
    string Layer, long? Id, long? Version, string? Tool, Dictionary<string, string> Values, bool Restored, bool CanUndo, bool CanRedo, bool Tracing, bool InTheWay, int Vertices, int Pen)
{
    public bool HasShape => Vertices > 0 || Pen > 2;
}

/// <summary>What the live check says of it ("draw.verdict"); without shapes, which are for the map.</summary>
public sealed record DrawVerdict(
    IReadOnlyList<DrawDefect> Defects, DrawArea? Area, double? PerimeterMetres, IReadOnlyList<DrawRule>? Rules, IReadOnlyList<DrawShare>? Classes, IReadOnlyList<DrawShare>? Villages,
    IReadOnlyList<string> Notes)
{
    /// <summary>Of the scheme the parcel belongs to; null where it belongs to none.</summary>
    public DrawPublicShare? Share { get; init; }
}

/// <summary>How much of a scheme is of public benefit, in percent, before and with the parcel as it is drawn.</summary>
/// <param name="Limit">The least share.</param>
public sealed record DrawPublicShare(decimal Limit, DrawShareStanding Before, DrawShareStanding Now);

/// <param name="Outcome">A word of <see cref="LandPlanner.Schemes.SchemeOutcomeWords"/>.</param>
/// <param name="Least">The share if no land of open class counts; null where there is no area. <paramref name="Most"/>: if all of it does.</param>
/// <param name="Why">Why it is not known; empty where it is.</param>
public sealed record DrawShareStanding(string Outcome, decimal? Least, decimal? Most, string Why);

public sealed record DrawDefect(string Reason);

public sealed record DrawArea(decimal SquareMetres, decimal Mu, decimal Hectares);

public sealed record DrawPart(DrawArea Area, IReadOnlyList<string> Constraints);

/// <param name="Verdict">A word of <see cref="LandPlanner.Audits.VerdictWords"/>.</param>
/// <param name="Difference">Of the declared area to the computed one.</param>
public sealed record DrawRule(string Rule, string Title, string Verdict, DrawPart? Found, DrawPart? Slivers, DrawArea? Declared, DrawArea? Difference);

public sealed record DrawShare(string? Code, string Name, string? Colour, DrawArea Area);

/// <summary>What became of saving ("draw.saved").</summary>
public sealed record DrawSaved(string Outcome, string Layer, long? Id, long? Revision);

public sealed record DrawFailure(string Message);

/// <summary>Two versions of one feature ("draw.conflict"), as <see cref="Workspaces.Edits.EditJson"/> writes them.</summary>
public sealed record DrawConflict(ConflictVersions Conflict);

public sealed record ConflictVersions(string Message, ConflictRevision? Since, ConflictFeature? Seen, ConflictFeature? Mine, ConflictFeature? Theirs, IReadOnlyList<ConflictClash> Clashes);

public sealed record ConflictRevision(long Revision, string Author, DateTime At, string Reason);

public sealed record ConflictFeature(long Id, long Version, Dictionary<string, System.Text.Json.JsonElement> Values, string? Wkt);

public sealed record ConflictClash(string Kind, string? Field);
