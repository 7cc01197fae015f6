using System.Security.Cryptography;
using System.Text;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Imports;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>A batch as it was read: from a file by the way of every import, or from a layer.</summary>
/// <param name="Source">The file's or the layer's name.</param>
/// <param name="Hash">Of its content; lower-case hex.</param>
/// <param name="Records">Those that have a shape, in their order: their number, shape and values.</param>
internal sealed record BatchContent(
    string Source, string Hash, FeatureSchema Schema, long Read, IReadOnlyList<(long Number, Geometry Shape, object?[] Values)> Records, IReadOnlyList<RecordProblem> Rejected,
    IReadOnlyList<string> Notices)
{
    private const string Rejection = "rejected";

    public static Task<BatchContent> ReadAsync(Workspace workspace, BatchRequest request, Action<double> progress, CancellationToken ct) =>
        request.File is { } file ? FromFileAsync(workspace, file, request, progress, ct) : FromLayerAsync(workspace, request.Layer!, ct);

    private static async Task<BatchContent> FromFileAsync(Workspace workspace, string path, BatchRequest request, Action<double> progress, CancellationToken ct)
    {
        var import = new ImportRequest(path, request.Batch, LayerRole.SatellitePatch, new("", ""))
        {
            SourceLayer = request.SourceLayer,
            Encoding = request.Encoding,
            Crs = request.Crs,
            Shift = request.Shift,
        };
        using var file = VectorFile.Open(path, request.Encoding);
        var source = ImportStream.Choose(file, import);
        RequirePolygons(file.FileName, source.Kind);
        var stream = ImportStream.Open(workspace, file, source, import, ct);
        var records = new List<(long, Geometry, object?[])>();
        await foreach (var (record, result, _) in stream.TakeAsync(new Told(progress), ct))
        {
            if (result is { Shape: { } shape } && result.Status != IntakeStatus.Rejected)
                records.Add((record.Number, shape, record.Values));
        }

        var account = stream.Ledger.Close();
        var notices = account.Repaired > 0 ? [.. stream.Notices, $"{account.Repaired} records had to be repaired."] : stream.Notices;
        return Sifted(new(file.FileName, HashOf(file.Sha256, source.Name), source.Schema, account.Read, records, [.. account.Problems.Where(problem => problem.Action == Rejection)], notices), workspace);
    }

    private static async Task<BatchContent> FromLayerAsync(Workspace workspace, string layer, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var info = await snapshot.GetLayerAsync(layer, ct);
        RequirePolygons(layer, info.Kind);
        var (records, rejected) = (new List<(long, Geometry, object?[])>(), new List<RecordProblem>());
        await foreach (var feature in snapshot.ReadAsync(layer, FeatureQuery.All, ct))
        {
            if (feature.Shape is { IsEmpty: false } shape)
                records.Add((feature.Id, shape, feature.Values));
            else
                rejected.Add(new(feature.Id, DefectReasons.NullShape, null, null, Rejection));
        }

        return Sifted(new(layer, info.ContentHash, info.Schema, records.Count + rejected.Count, records, rejected, []), workspace);
    }

    /// <summary>Without the polygons that no case can have: one of them does not keep the others out.</summary>
    private static BatchContent Sifted(BatchContent all, Workspace workspace)
    {
        var unfit = all.Records.Select(record => (record.Number, Fault: CaseShape.FaultOf(record.Shape, workspace))).Where(record => record.Fault is not null).ToList();
        var numbers = unfit.Select(record => record.Number).ToHashSet();
        return unfit.Count == 0 ? all : all with
        {
            Records = [.. all.Records.Where(record => !numbers.Contains(record.Number))],
            Rejected = [.. all.Rejected.Concat(unfit.Select(record => new RecordProblem(record.Number, record.Fault!.Value.Reason, null, null, Rejection))).OrderBy(problem => problem.Record)],
        };
    }

    private static void RequirePolygons(string name, GeometryKind kind)
    {
        if (kind != GeometryKind.Polygon)
            throw new WorkspaceException($"'{name}' holds {kind} shapes; a satellite batch is of polygons. Nothing was changed.");
    }

    private static string HashOf(string file, string layer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file}\n{layer}")));

    private sealed class Told(Action<double> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value.Total > 0 ? (double)value.Records / value.Total : 0);
    }
}
