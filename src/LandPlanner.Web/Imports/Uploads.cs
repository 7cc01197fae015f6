using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LandPlanner.Web.Imports;

/// <summary>All that browsers are sending or have sent. Whatever is left of it goes with the server.</summary>
internal sealed class Uploads : IDisposable
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);

    /// <summary>Begins a new one, and clears away those that nobody came for.</summary>
    public Upload Begin()
    {
        foreach (var upload in _uploads.Values.Where(upload => !upload.IsTaken && DateTime.UtcNow - upload.TouchedAt > Forgotten))
            Remove(upload.Id);
        var begun = new Upload(RandomNumberGenerator.GetHexString(32, lowercase: true));
        return _uploads[begun.Id] = begun;
    }

    public Upload? Find(string id) => _uploads.GetValueOrDefault(id);

    public void Remove(string id)
    {
        if (_uploads.TryRemove(id, out var upload))
            upload.Dispose();
    }

    public void Dispose()
    {
        foreach (var id in _uploads.Keys)
            Remove(id);
    }
}
