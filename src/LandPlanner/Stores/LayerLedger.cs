using System.Security.Cryptography;
using System.Text;

namespace LandPlanner.Stores;

/// <summary>The features a layer holds by its history: the manifests of its bulk writes, and the single changes
/// since.</summary>
public sealed class LayerLedger
{
    private readonly List<Manifest> _manifests = [];
    private readonly SortedDictionary<long, FeatureHash?> _changed = [];

    /// <param name="manifest">Its ids are greater than all before.</param>
    public void Append(Manifest manifest) => _manifests.Add(manifest);

    /// <param name="hash">Null where the feature was deleted.</param>
    public void Set(long id, FeatureHash? hash) => _changed[id] = hash;

    /// <summary>The hash of a feature; null where the layer does not hold it.</summary>
    public FeatureHash? Find(long id)
    {
        if (_changed.TryGetValue(id, out var changed))
            return changed;
        return _manifests.Select(manifest => manifest.Find(id)).FirstOrDefault(hash => hash is not null);
    }

    /// <summary>All features, in ascending id.</summary>
    public IEnumerable<(long Id, FeatureHash Hash)> Entries()
    {
        using var changed = _changed.GetEnumerator();
        var more = changed.MoveNext();
        foreach (var manifest in _manifests)
        {
            for (var i = 0; i < manifest.Count; i++)
            {
                var id = manifest.Id(i);
                for (; more && changed.Current.Key < id; more = changed.MoveNext())
                {
                    if (changed.Current.Value is { } added)
                        yield return (changed.Current.Key, added);
                }

                if (!more || changed.Current.Key != id)
                    yield return (id, manifest.Hash(i));
            }
        }

        for (; more; more = changed.MoveNext())
        {
            if (changed.Current.Value is { } added)
                yield return (changed.Current.Key, added);
        }
    }

    /// <summary>SHA-256 over the schema's canonical JSON and then each feature's manifest entry; lower-case
    /// hex.</summary>
    public string ContentHash(string schemaJson)
    {
        var all = new Manifest();
        foreach (var (id, hash) in Entries())
            all.Add(id, hash);

        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(schemaJson));
        sha.AppendData(all.Packed);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
