using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LandPlanner.Stores;

/// <summary>The features of one bulk write: for each, in ascending id, its id (8 bytes, little-endian) and its hash
/// (16 bytes).</summary>
public sealed class Manifest
{
    private const int EntryBytes = sizeof(long) + FeatureHash.Bytes;

    private byte[] _bytes;

    public Manifest()
        : this([])
    {
    }

    /// <exception cref="FormatException">Not whole entries in ascending id.</exception>
    public Manifest(byte[] packed)
    {
        _bytes = packed;
        Count = packed.Length / EntryBytes;
        if (packed.Length % EntryBytes != 0 || Enumerable.Range(1,
            Math.Max(Count - 1, 0)).Any(i => i < Count && Id(i) <= Id(i - 1)))
            throw new FormatException("The manifest is damaged.");
    }

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Packed => _bytes.AsSpan(0, Count * EntryBytes);

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Packed));

    /// <param name="id">Greater than all before it.</param>
    public void Add(long id, FeatureHash hash)
    {
        var at = Count * EntryBytes;
        if (at == _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(64 * EntryBytes, 2 * _bytes.Length));
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(at), id);
        hash.Write(_bytes.AsSpan(at + sizeof(long)));
        Count++;
    }

    public long Id(int index) => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(index * EntryBytes));

    public FeatureHash Hash(int index) => FeatureHash.Read(_bytes.AsSpan(index * EntryBytes + sizeof(long)));

    /// <summary>The hash of a feature; null where the manifest does not have it.</summary>
    public FeatureHash? Find(long id)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = Id(middle);
            if (found == id)
                return Hash(middle);
            (low, high) = found < id ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}
