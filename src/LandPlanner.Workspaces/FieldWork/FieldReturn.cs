using LandPlanner.Features;
using LandPlanner.GeoPackage;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A package that came back, laid beside what was packed and beside the workspace as it stands now. Reading writes nothing: what is accepted is committed by the caller.</summary>
/// <remarks>Holds what a zip was unpacked to until it is disposed of.</remarks>
public sealed class FieldReturn : IDisposable
{
    private readonly ReturnedFolder _folder;

    internal FieldReturn(ReturnedFolder folder, LayerInfo layer)
    {
        _folder = folder;
        Layer = layer;
    }

    public PackageManifest Manifest => _folder.Manifest;

    /// <summary>The layer of the subjects as it stands.</summary>
    public LayerInfo Layer { get; }

    /// <summary>All that were packed, in ascending id.</summary>
    public required IReadOnlyList<ReturnedSubject> Subjects { get; init; }

    /// <summary>Rows that were added to the subjects in the field: the package knows nothing of them.</summary>
    public required IReadOnlyList<Feature> AddedSubjects { get; init; }

    /// <summary>In the order in which they were added.</summary>
    public required IReadOnlyList<ReturnedEvidence> Evidence { get; init; }

    public required IReadOnlyList<LoosePhoto> LoosePhotos { get; init; }

    /// <summary>Rows that could not be read. Full sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Photos that rows of evidence speak of and that did not come back.</summary>
    public IEnumerable<ReturnedPhoto> MissingPhotos => Evidence.Select(evidence => evidence.Photo).OfType<ReturnedPhoto>().Where(photo => photo.Presence != PhotoPresence.Here);

    /// <param name="path">The package's folder, or a zip of it.</param>
    /// <exception cref="WorkspaceException">It is no package, a damaged one, one of another workspace, or a zip that is not to be trusted.</exception>
    public static async Task<FieldReturn> ReadAsync(Workspace workspace, string path, CancellationToken ct)
    {
        var folder = ReturnedFolder.Open(path);
        try
        {
            await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
            return await FieldReturnReader.ReadAsync(workspace, snapshot, folder, ct);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a photo that is here.</summary>
    /// <exception cref="WorkspaceException">It is not here (any more).</exception>
    public byte[] ReadPhoto(ReturnedPhoto photo) => _folder.ReadPhoto(photo);

    /// <summary>The rows of a table that went along to be filled in, in ascending id.</summary>
    /// <exception cref="WorkspaceException">The package has no such table, or a column of it is gone.</exception>
    /// <param name="problems">Of rows that could not be read. Full sentences.</param>
    public IReadOnlyList<Feature> ReadSheet(FieldSheet sheet, out IReadOnlyList<string> problems) => ExchangeFile.Read(_folder.CopyGeoPackage(), sheet.Draft, out problems);

    public void Dispose() => _folder.Dispose();
}
