using LandPlanner.Cases;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Evidence;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Cases;

/// <summary>A piece of evidence that was sent and looked at, and is not committed yet.</summary>
/// <param name="Number">Its own in the tray.</param>
/// <param name="Path">Where its bytes are kept meanwhile.</param>
public sealed record StagedEvidence(int Number, string FileName, string MediaType, long Bytes, EvidenceFacts Facts, string Path);

/// <summary>Evidence on its way: each piece is looked at as it arrives, and kept until a move or an inspection takes all of them.</summary>
/// <param name="ground">The shape of what it is evidence for; null where that has none.</param>
/// <remarks>Any thread may add.</remarks>
public sealed class EvidenceTray(string id, Workspace workspace, Geometry? ground) : IDisposable
{
    public const int MostFiles = 40;
    public const int MostMegabytes = 256;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("landplanner-");
    private volatile IReadOnlyList<StagedEvidence> _files = [];
    private int _last;
    private bool _isGone;

    /// <summary>Raised on any thread when <see cref="Files"/> has changed.</summary>
    public event Action? Changed;

    public string Id { get; } = id;

    public DateTime TouchedAt { get; private set; } = DateTime.UtcNow;

    /// <summary>In the order in which they arrived.</summary>
    public IReadOnlyList<StagedEvidence> Files => _files;

    public StagedEvidence? Find(int number) => _files.FirstOrDefault(file => file.Number == number);

    /// <summary>Takes a piece in; what is there already, of the same kind and with the same bytes, is not taken twice.</summary>
    /// <exception cref="WorkspaceException">It is empty, too large or broken, or there are too many.</exception>
    public async Task<StagedEvidence> AddAsync(string kind, string fileName, byte[] content, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(_isGone, this);
            workspace.Tables.CaseProcess.EvidenceOf(kind);
            if (_files.Count >= MostFiles)
                throw new WorkspaceException($"{MostFiles} files at most at a time.");
            if ((_files.Sum(file => file.Bytes) + content.LongLength) >> 20 >= MostMegabytes)
                throw new WorkspaceException($"{MostMegabytes} MB at most at a time.");
            var intake = await EvidenceIntake.OpenAsync(workspace, ct);
            var taken = intake.Take(new(kind, fileName, content), ground, "", 0, "", Moments.Cut(DateTime.UtcNow));
            if (_files.FirstOrDefault(file => file.Facts.Kind == kind && file.Facts.Sha256 == taken.Facts.Sha256) is { } known)
                return known;
            var path = Path.Combine(_folder.FullName, $"{++_last}");
            await File.WriteAllBytesAsync(path, content, ct);
            var staged = new StagedEvidence(_last, fileName, taken.Row.Text("media_type"), content.LongLength, taken.Facts, path);
            _files = [.. _files, staged];
            TouchedAt = DateTime.UtcNow;
            return staged;
        }
        finally
        {
            _gate.Release();
            Changed?.Invoke();
        }
    }

    /// <summary>Takes a piece out again.</summary>
    public void Remove(int number)
    {
        if (Find(number) is not { } file)
            return;
        _files = [.. _files.Where(other => other != file)];
        // While all are read, or the tray is cleared away, its bytes stay for so long: they go with the folder.
        if (_gate.Wait(0))
        {
            if (!_isGone)
                File.Delete(file.Path);
            _gate.Release();
        }

        Changed?.Invoke();
    }

    /// <summary>All pieces with their bytes. They stay in the tray: whoever could not commit them tries again. It is not cleared away before they are read.</summary>
    /// <exception cref="WorkspaceException">The tray was cleared away.</exception>
    public async Task<IReadOnlyList<EvidenceFile>> TakeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_isGone)
                throw new WorkspaceException("The files that were sent are cleared away: the page was left, or they lay too long. Nothing was saved: send them again.");
            var files = new List<EvidenceFile>();
            foreach (var file in _files)
                files.Add(new(file.Facts.Kind, file.FileName, await File.ReadAllBytesAsync(file.Path)));
            return files;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Its files are gone when this returns, or, where one is just being sent, when that has ended.</summary>
    public void Dispose() => _ = DisposeAsync();

    private async Task DisposeAsync()
    {
        await _gate.WaitAsync();
        if (!_isGone)
        {
            _isGone = true;
            _folder.Delete(recursive: true);
        }

        _gate.Release();
    }
}
