using System.Security.Cryptography;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Reports;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Auditing;

/// <summary>An audit as the workspace keeps it.</summary>
/// <param name="Id">The beginning of the SHA-256 of what it says: the same rules on the same layers are the same run.</param>
/// <param name="KeptIn">The revision that keeps it: who ran it and when; the hash before it is the head of the history it was run on.</param>
public sealed record AuditRun(string Id, AuditResult Result, Revision KeptIn)
{
    /// <summary>The layer that shows the findings of the latest run.</summary>
    public const string FindingsLayerName = "findings";

    private const string RecordKind = "audit";
    private const int IdLength = 16;

    /// <summary>Audits, shows the findings as a layer and keeps the run. A run that is kept already changes nothing.</summary>
    /// <exception cref="WorkspaceException">The rule pack or a subject is not fit; nothing was changed.</exception>
    public static async Task<AuditRun> ExecuteAsync(Workspace workspace, AuditRequest request, CancellationToken ct)
    {
        var input = (await ReadInputAsync(workspace, request, ct)) with
        {
            Subjects = request.Subjects,
            Rules = request.Rules,
            Progress = request.Progress,
        };
        // Nothing is kept yet: whoever asks to stop need not wait for the step that is being reckoned.
        var (result, content) = await Task.Run(() => Reckon(input, ct), ct).WaitAsync(ct);
        var id = Convert.ToHexStringLower(SHA256.HashData(content))[..IdLength];
        var kept = await workspace.Store.KeepRecordAsync(RecordKind, id, content, request.Note, ct) ?? await FindAsync(workspace, id, ct);
        // What is kept is shown: asking to stop between the two would leave the layer of another run.
        await ShowAsync(workspace, id, result, request.Note, CancellationToken.None);
        return new(id, result, kept);
    }

    /// <summary>A run kept earlier, as it was.</summary>
    /// <exception cref="WorkspaceException">None is kept under this id.</exception>
    public static async Task<AuditRun> ReadAsync(Workspace workspace, string id, CancellationToken ct)
    {
        var content = await workspace.Store.ReadRecordAsync(RecordKind, id, ct);
        if (content is null)
        {
            var known = await workspace.Store.ListRecordsAsync(RecordKind, ct);
            throw new WorkspaceException($"No audit run '{id}' is kept here; there are: {(known.Count == 0 ? (Sentence)"none" : Sentence.Quote(string.Join(", ", known)))}.");
        }

        return new(id, AuditResultJson.Read(content), await FindAsync(workspace, id, ct));
    }

    /// <summary>The runs that are kept, newest first: each with the revision that keeps it.</summary>
    public static async Task<IReadOnlyList<(string Id, Revision KeptIn)>> ListAsync(Workspace workspace, CancellationToken ct)
    {
        var kept = await workspace.Store.ReadRevisionsAsync(ct).Where(revision => revision.Kind == RevisionKind.RecordKept).ToListAsync(ct);
        return [.. kept.Select(revision => (Id: IdOf(revision), KeptIn: revision)).Where(run => run.Id is not null).Select(run => (run.Id!, run.KeptIn)).Reverse()];
    }

    private static (AuditResult Result, byte[] Content) Reckon(AuditInput input, CancellationToken ct)
    {
        var result = Audit.Run(input, ct);
        return (result, AuditResultJson.WriteRecord(result));
    }

    private static async Task<AuditInput> ReadInputAsync(Workspace workspace, AuditRequest request, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        return await AuditInputs.ReadAsync(workspace, snapshot, request.RulePack, request.On, ct);
    }

    private static async Task<Revision> FindAsync(Workspace workspace, string id, CancellationToken ct) =>
        await workspace.Store.ReadRevisionsAsync(ct).LastAsync(revision => revision.Kind == RevisionKind.RecordKept && IdOf(revision) == id, ct);

    /// <summary>The id of the run a revision keeps; null where it keeps something else.</summary>
    private static string? IdOf(Revision revision)
    {
        using var details = JsonDocument.Parse(revision.Details);
        var root = details.RootElement;
        return root.TryGetProperty("kind", out var kind) && kind.GetString() == RecordKind && root.TryGetProperty("id", out var id) ? id.GetString() : null;
    }

    private static async Task ShowAsync(Workspace workspace, string id, AuditResult result, RevisionNote note, CancellationToken ct)
    {
        var shown = (await workspace.Store.ListLayersAsync(ct)).FirstOrDefault(layer => layer.Name == FindingsLayerName);
        if (shown is { Provenance: { Source: RecordKind } from } && from.SourceLayer == id)
            return;
        var features = FindingsLayer.Features(result).Where(feature => feature.Shape is not null).ToList();
        await workspace.Store.WriteLayerAsync(
            FindingsLayer.Draft(FindingsLayerName),
            WriteMode.Replace,
            features.ToAsyncEnumerable(),
            () => Provenance(workspace, id, features),
            note,
            ct);
    }

    private static Provenance Provenance(Workspace workspace, string id, List<Feature> features)
    {
        var area = features.Aggregate(Area.Zero, (sum, feature) => sum + workspace.Areas.Of(feature.Shape));
        var count = features.Count;
        return new(
            RecordKind, id, "", RecordKind, "UTF-8", "format", workspace.Crs.Code.ToString(), Features.Provenance.FromWorkspace,
            new(count, count, 0, 0, area, Area.Zero, Area.Zero, area, Area.Zero, []));
    }
}
