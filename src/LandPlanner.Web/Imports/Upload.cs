using LandPlanner.Gdal;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Web.Imports;

/// <summary>Files on their way into the workspace, kept in a folder of their own until they are imported or given up.</summary>
internal sealed class Upload(string id) : IDisposable
{
    /// <summary>What a browser may send at a time.</summary>
    public const long MostBytes = 2L << 30;

    private readonly SemaphoreSlim _gate = new(1);
    private (int Number, PreviewSketch? Sketch) _shown;
    private bool _isGone;

    public string Id { get; } = id;

    public FileDrop Files { get; } = new(MostBytes);

    public DateTime TouchedAt { get; private set; } = DateTime.UtcNow;

    /// <summary>Whether somebody's panel has it, and will give it up when done.</summary>
    public bool IsTaken { get; set; }

    /// <exception cref="GdalException">It is not taken; the message says why.</exception>
    public async Task AddAsync(string name, Stream content, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(_isGone, this);
            await Files.AddAsync(name, content, ct);
            TouchedAt = DateTime.UtcNow;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Makes a sketch the one the map may fetch, in the place of the one before.</summary>
    /// <returns>Its address.</returns>
    public string Show(PreviewSketch sketch)
    {
        _shown = (_shown.Number + 1, sketch);
        return $"/api/uploads/{Id}/previews/{_shown.Number}";
    }

    public PreviewSketch? Sketch(int number) => _shown.Number == number ? _shown.Sketch : null;

    /// <summary>Its files are gone when this returns, or, where one is just being sent, when that has ended.</summary>
    public void Dispose() => _ = DisposeAsync();

    private async Task DisposeAsync()
    {
        await _gate.WaitAsync();
        if (!_isGone)
        {
            _isGone = true;
            Files.Dispose();
        }

        _gate.Release();
    }
}
