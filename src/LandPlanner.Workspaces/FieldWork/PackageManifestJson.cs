using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>Writes and reads <c>package.json</c>.</summary>
internal static class PackageManifestJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public static byte[] Write(PackageManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, Options);

    /// <exception cref="WorkspaceException">It is no manifest, or one of a newer LandPlanner.</exception>
    public static PackageManifest Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<PackageManifest>(json, Options)!;
            if (manifest.Format != PackageManifest.CurrentFormat)
                throw new WorkspaceException($"The package is of format {manifest.Format}, which this LandPlanner does not know. Read it with the one that made it.");
            return manifest.Subjects.DistinctBy(subject => subject.Id).Count() == manifest.Subjects.Count ? manifest : throw new JsonException("a subject is there twice");
        }
        catch (JsonException damage)
        {
            throw new WorkspaceException($"'{PackageManifest.FileName}' is damaged, so what the package held when it was made is not known ({damage.Message}). Ask for the package again.", damage);
        }
    }
}
