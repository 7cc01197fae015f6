using LandPlanner.Cases;
using LandPlanner.Crs;
using LandPlanner.Ledgers;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>A case with all that hangs on it, to be printed (一案一档).</summary>
/// <param name="EvidenceForm">Of the ledger of evidence.</param>
/// <param name="Moves">Rows of the ledger of moves, in order: of the case, and of those it came from.</param>
/// <param name="Law">What the law says of it, a sentence a line; empty where nothing is known.</param>
/// <param name="Maps">Null where the case has no shape.</param>
/// <param name="Day">Of printing: deadlines are told by it.</param>
public sealed record CaseSheet(
    Case Case,
    LedgerForm Form,
    LedgerForm EvidenceForm,
    IReadOnlyList<LedgerRow> Moves,
    IReadOnlyList<CaseSheetEvidence> Evidence,
    IReadOnlyList<string> Law,
    CaseSheetMaps? Maps,
    CaseDay Day,
    CaseSheetOrigin Origin,
    ReportLanguage Language)
{
    internal CaseNames Names => new(Form, Day.Process, Language);

    internal string Say(string zh, string en) => new Words(zh, en).In(Language);
}

/// <summary>Layers for the two maps of a case.</summary>
/// <param name="Town">The ground of the locator map; null where the workspace does not tell: then there is none.</param>
/// <param name="Locator">From the bottom of the map to its top.</param>
/// <param name="CloseUp">From the bottom of the map to its top: what lies in <see cref="GroundOf"/>; the patch itself is drawn over them.</param>
/// <param name="Crs">Of all shapes.</param>
/// <param name="ToGeographic">From <paramref name="Crs"/> to CGCS2000 longitude and latitude.</param>
public sealed record CaseSheetMaps(
    Envelope? Town, IReadOnlyList<PrintedLayer> Locator, IReadOnlyList<PrintedLayer> CloseUp, CrsDefinition Crs, Reprojector ToGeographic)
{
    /// <summary>The ground that the close-up of a patch shows, in metres: what its layers must be read for.</summary>
    public static Envelope GroundOf(Geometry shape) => InsetMap.GroundOf(shape.EnvelopeInternal);
}

/// <summary>Which state of which workspace a sheet was printed from: whoever doubts it can look it up.</summary>
/// <param name="Workspace">Without a password.</param>
/// <param name="Hash">Of the head of its history.</param>
public sealed record CaseSheetOrigin(string Workspace, long Revision, string Hash);
