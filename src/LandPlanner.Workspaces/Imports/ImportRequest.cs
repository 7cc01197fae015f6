using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Imports;

/// <summary>What to bring in, and what the clerk knows about it that the file does not say.</summary>
/// <param name="File">Any file the readers know, zipped or not.</param>
/// <param name="Layer">The layer's name in the workspace.</param>
public sealed record ImportRequest(string File, string Layer, LayerRole Role, RevisionNote Note)
{
    /// <summary>The layer of the file; null where it has only one.</summary>
    public string? SourceLayer { get; init; }

    public WriteMode Mode { get; init; } = WriteMode.Create;

    /// <summary>The clerk's word on the text's encoding; checked against the bytes.</summary>
    public string? Encoding { get; init; }

    /// <summary>The clerk's word on the coordinates; goes before what the file says.</summary>
    public CrsCode? Crs { get; init; }

    /// <summary>Seven parameters to CGCS2000, for a datum whose own are not public.</summary>
    public DatumShift? Shift { get; init; }

    public DateOnly? Vintage { get; init; }

    /// <summary>The years a plan speaks of; null where nobody said: a plan that is replaced keeps its own. Refused for a role that is of no plan.</summary>
    public PlanTerm? Term { get; init; }

    /// <summary>The layer over whose polygons this one is complete.</summary>
    public string? Covers { get; init; }
}

/// <param name="Notices">Sentences on the file as a whole: an encoding that was not as declared, a field renamed, a CRS the clerk overruled.</param>
public sealed record ImportResult(Revision Revision, Provenance Provenance, CrsCode StoredCrs, IReadOnlyList<string> Notices);
