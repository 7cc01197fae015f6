using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LandPlanner.Stores;

/// <summary>The first 16 bytes of the SHA-256 of a feature's canonical JSON.</summary>
public readonly record struct FeatureHash(UInt128 Value)
{
    public const int Bytes = 16;

    public static FeatureHash Of(ReadOnlySpan<byte> canonicalJson)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonicalJson, digest);
        return Read(digest);
    }

    public static FeatureHash Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public void Write(Span<byte> target) => BinaryPrimitives.WriteUInt128BigEndian(target, Value);
}
