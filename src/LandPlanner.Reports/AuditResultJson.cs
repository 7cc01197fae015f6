using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Audits;
using LandPlanner.Reports.Json;
using LandPlanner.Stores;

namespace LandPlanner.Reports;

/// <summary>An audit's result as JSON: UTF-8, two-space indents, Chinese as it is. Equal results give equal bytes.</summary>
public static class AuditResultJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What <c>--json</c> prints: all but the shapes.</summary>
    public static byte[] Write(AuditResult result) => Write(result, withShapes: false);

    /// <summary>What a workspace keeps of an audit: with the shapes, so that <see cref="Read"/> gives all of it back.</summary>
    public static byte[] WriteRecord(AuditResult result) => Write(result, withShapes: true);

    /// <summary>Reads either form; without shapes where they were not written.</summary>
    /// <exception cref="WorkspaceException">It is no result of an audit.</exception>
    public static AuditResult Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return AuditDocumentReader.Result(JsonSerializer.Deserialize<AuditDocument>(json, Options) ?? throw new FormatException("it is null"));
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or NetTopologySuite.IO.ParseException)
        {
            throw new WorkspaceException("This is not the result of an audit, or not one this program wrote.", failure);
        }
    }

    private static byte[] Write(AuditResult result, bool withShapes) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(AuditDocumentWriter.Of(result, withShapes), Options), (byte)'\n'];
}
