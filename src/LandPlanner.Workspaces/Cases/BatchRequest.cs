using LandPlanner.Crs;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Cases;

/// <summary>A satellite batch to be taken in: from a file, or from a layer of the workspace.</summary>
/// <param name="Batch">Its name, which no other has.</param>
/// <param name="IssuedOn">The day it was issued, from which deadlines count.</param>
public sealed record BatchRequest(string Batch, DateOnly IssuedOn)
{
    /// <summary>Any file the readers know, zipped or not; null where it is a layer.</summary>
    public string? File { get; init; }

    /// <summary>A polygon layer of the workspace; null where it is a file.</summary>
    public string? Layer { get; init; }

    /// <summary>The layer of the file; null where it has only one.</summary>
    public string? SourceLayer { get; init; }

    /// <summary>The clerk's word on the text's encoding; checked against the bytes.</summary>
    public string? Encoding { get; init; }

    /// <summary>The clerk's word on the coordinates; goes before what the file says.</summary>
    public CrsCode? Crs { get; init; }

    /// <summary>Seven parameters to CGCS2000, for a datum whose own are not public.</summary>
    public DatumShift? Shift { get; init; }

    /// <exception cref="WorkspaceException">It has no name, or names neither or both of file and layer.</exception>
    internal void Require()
    {
        if (string.IsNullOrWhiteSpace(Batch))
            throw new WorkspaceException("Give the batch a name, such as '2024年5月卫片': by it the batch is known.");
        if (File is null == Layer is null)
            throw new WorkspaceException("Name the batch's file, or a layer of the workspace that holds it; one of them.");
    }
}
