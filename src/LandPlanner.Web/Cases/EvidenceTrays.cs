using System.Collections.Concurrent;
using System.Security.Cryptography;
using LandPlanner.Cases;
using LandPlanner.Workspaces;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Cases;

/// <summary>Evidence that browsers are sending or have sent and that no move has taken yet. Whatever is left of it goes with the server.</summary>
internal sealed class EvidenceTrays(Workspace workspace) : IDisposable
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, EvidenceTray> _trays = new(StringComparer.Ordinal);

    public EvidenceTray Begin(Case one) => Begin(one.Shape);

    /// <summary>Begins one for what has a shape, and clears away those that nobody came for.</summary>
    public EvidenceTray Begin(Geometry? ground)
    {
        foreach (var tray in _trays.Values.Where(tray => DateTime.UtcNow - tray.TouchedAt > Forgotten))
            Remove(tray.Id);
        var begun = new EvidenceTray(RandomNumberGenerator.GetHexString(32, lowercase: true), workspace, ground);
        return _trays[begun.Id] = begun;
    }

    public EvidenceTray? Find(string id) => _trays.GetValueOrDefault(id);

    public void Remove(string id)
    {
        if (_trays.TryRemove(id, out var tray))
            tray.Dispose();
    }

    public void Dispose()
    {
        foreach (var id in _trays.Keys)
            Remove(id);
    }
}
