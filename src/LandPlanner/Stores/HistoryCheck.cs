using System.Security.Cryptography;
using System.Text.Json;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>What hangs on a revision as the store holds it. Empty or null where the store has nothing.</summary>
/// <param name="Records">Under the kind and the id by which they are filed.</param>
public sealed record RevisionParts(byte[]? Manifest, string? Provenance, IReadOnlyList<ChangeRecord> Changes, IReadOnlyList<KeptContent> Records)
{
    /// <summary>The layer and the mode under which a bulk write's manifest is filed.</summary>
    public (string Layer, string Mode)? FiledWrite { get; init; }
}

/// <summary>A link of the chain as it lies, with what hangs on it.</summary>
/// <param name="Body">The revision's canonical JSON, of which <paramref name="Hash"/> is the hash.</param>
public sealed record HistoryEntry(long Number, string Body, string Hash, RevisionParts Parts);

/// <summary>Walks a workspace's chain, oldest revision first, and works out what each layer must hold.</summary>
public sealed class HistoryCheck
{
    private readonly List<VerificationProblem> _problems = [];
    private readonly Dictionary<string, ExpectedLayer> _layers = [];
    private readonly List<ExpectedGeneration> _kept = [];
    private readonly HashSet<string> _hashes = [];
    private (long Number, string Hash) _head = (0, RevisionJson.NoHash);

    public IReadOnlyList<VerificationProblem> Problems => _problems;

    public IReadOnlyDictionary<string, ExpectedLayer> Layers => _layers;

    /// <summary>What was replaced and must be there still, oldest first by the revision that replaced it.</summary>
    public IReadOnlyList<ExpectedGeneration> Kept => _kept;

    public (long Number, string Hash) Head => _head;

    /// <summary>The CRS the workspace was made with; null where the first revision cannot be read.</summary>
    public string? CrsJson { get; private set; }

    public void Add(long number, string body, string hash, Func<RevisionParts> parts)
    {
        if (RevisionJson.HashOf(body) != hash)
            Tampered(number, "was altered: its text does not have its hash.");
        if (number != _head.Number + 1)
            Tampered(number, $"does not follow on revision {_head.Number}: a revision was removed or inserted.");
        var previous = _head.Hash;
        _head = (number, hash);
        _hashes.Add(hash);
        try
        {
            var revision = RevisionJson.Read(body, hash);
            if (revision.Number != number || revision.PreviousHash != previous)
                Tampered(number, "does not name its place or the hash before it: revisions were removed, inserted or put in another order.");
            Follow(revision, parts());
        }
        catch (Exception damage) when (damage is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            Tampered(number, $"cannot be read: {damage.Message}");
        }
    }

    /// <param name="stored">The head as the workspace's own table has it.</param>
    /// <param name="wanted">A head kept elsewhere; null for none.</param>
    public void End((long Number, string Hash) stored, string? wanted)
    {
        if (stored != _head)
            Tampered(stored.Number, $"is the head the workspace remembers, but the chain ends with revision {_head.Number} and another hash.");
        if (wanted is not null && !_hashes.Contains(wanted.ToLowerInvariant()))
            Report(VerificationProblemKind.HeadNotFound, null, null, null,
                $"The chain has no revision with the hash {wanted}.");
    }

    /// <summary>Something hangs on a revision that the chain does not have, or that does not say so.</summary>
    public void Tampered(long? number, Sentence message) =>
        Report(VerificationProblemKind.HistoryTampered, number, null, null,
            number is null ? message : $"Revision {number} {message}");

    /// <summary>What a layer is by the history's JSON; null, and reported, where that cannot be read.</summary>
    public LayerDraft? DraftOf(string layer, string json)
    {
        try
        {
            return LayerJson.Read(json);
        }
        catch (FormatException)
        {
            Tampered(null, $"The history no longer says what '{layer}' is: its features cannot be checked.");
            return null;
        }
    }

    /// <param name="keptSince">The revision that started a generation of the layer that was replaced; null for the layer as
    /// it stands.</param>
    /// <param name="obstacle">What must be done by hand before it can be adopted; null where nothing need be.</param>
    public void ChangedOutside(string layer, long? featureId, Sentence message, long? keptSince = null, string? obstacle = null) =>
        _problems.Add(new(VerificationProblemKind.ChangedOutside, keptSince, layer, featureId, message.ToString()) { Obstacle = obstacle });

    private void Report(VerificationProblemKind kind, long? revision, string? layer, long? featureId, Sentence message) =>
        _problems.Add(new(kind, revision, layer, featureId, message.ToString()));

    private void Follow(Revision revision, RevisionParts parts)
    {
        using var details = JsonDocument.Parse(revision.Details);
        if (revision.Kind != RevisionKind.LayerWritten && parts.Manifest is not null)
            Tampered(revision.Number, "has a manifest, but wrote no layer.");
        if (revision.Kind is not (RevisionKind.Edited or RevisionKind.Adopted) && parts.Changes.Count > 0)
            Tampered(revision.Number, "has changes, but is no edit.");
        FollowRecords(revision, details.RootElement, parts.Records);
        switch (revision.Kind)
        {
            case RevisionKind.Created:
                CrsJson = details.RootElement.GetProperty("crs"u8).GetRawText();
                break;
            case RevisionKind.LayerWritten:
                FollowWrite(revision, details.RootElement, parts);
                break;
            case RevisionKind.Edited:
                FollowEdit(revision, details.RootElement, parts.Changes);
                break;
            case RevisionKind.Adopted:
                FollowEdit(revision, details.RootElement, parts.Changes);
                Settle(details.RootElement);
                break;
        }
    }

    private void FollowWrite(Revision revision, JsonElement details, RevisionParts parts)
    {
        var name = revision.Layers[0];
        var append = details.GetProperty("mode"u8).ValueEquals("append"u8);
        if (!_layers.TryGetValue(name, out var layer))
            _layers[name] = layer = new();
        if (!append)
            FollowReplacement(revision, details, name, layer);
        layer.Follow(revision, details, parts.Provenance);
        if (parts.Provenance is null || !details.GetProperty("provenance"u8).ValueEquals(RevisionDetails.Digest(parts.Provenance)))
            Tampered(revision.Number, "has another provenance than it was made with.");
        if (parts.FiledWrite is { } filed && filed != (name, details.GetProperty("mode"u8).GetString()!))
            Tampered(revision.Number, $"wrote '{name}', but its manifest is filed under another layer or mode.");
        if (Sha256(parts.Manifest) != details.GetProperty("manifest"u8).GetString())
        {
            Tampered(revision.Number, $"has another manifest than it was made with: the features of '{name}' cannot be checked one by one.");
            layer.Ledger = null;
            return;
        }

        var manifest = new Manifest(parts.Manifest!);
        layer.Ledger?.Append(manifest);
        layer.Name(manifest.Count == 0 ? 0 : manifest.Id(manifest.Count - 1));
    }

    private void FollowReplacement(Revision revision, JsonElement details, string name, ExpectedLayer layer)
    {
        var replaced = RevisionDetails.Replaced(details);
        if (details.TryGetProperty("replaced"u8, out _) && replaced != layer.Started)
            Tampered(revision.Number, $"does not name the revision that started what '{name}' was before it.");
        else if (replaced is { } started)
            _kept.Add(new(name, started, revision.Number, layer.DraftJson, layer.Ledger));
        layer.Started = revision.Number;
        layer.Ledger = new();
    }

    private void FollowEdit(Revision revision, JsonElement details, IReadOnlyList<ChangeRecord> changes)
    {
        if (!details.GetProperty("changes"u8).ValueEquals(ChangeRecord.Digest(changes)))
            Tampered(revision.Number, "has other changes than it was made with.");
        foreach (var change in ChangeRecord.InOrder(changes))
        {
            if (!_layers.TryGetValue(change.Layer, out var layer))
            {
                Tampered(revision.Number, $"changes a layer '{change.Layer}' that the history does not have.");
                continue;
            }

            CompareBefore(revision, change, layer);
            layer.Ledger?.Set(change.FeatureId, change.HashAfter);
            layer.Name(change.FeatureId);
        }

        foreach (var totals in details.GetProperty("layers"u8).EnumerateArray())
            _layers.GetValueOrDefault(totals.GetProperty("name"u8).GetString()!)?.FollowTotals(revision, totals);
    }

    private void CompareBefore(Revision revision, ChangeRecord change, ExpectedLayer layer)
    {
        if (layer.Ledger is not null && layer.Ledger.Find(change.FeatureId) != change.HashBefore)
            _problems.Add(new(
                VerificationProblemKind.ChangedOutside, revision.Number, change.Layer, change.FeatureId,
                Sentence.Said($"Feature {change.FeatureId} of '{change.Layer}' was changed past the workspace before revision {revision.Number} changed it."))
            {
                IsBuiltOn = true,
            });
    }

    // What an edit had built on unseen is seen once somebody has put his name to it.
    private void Settle(JsonElement details)
    {
        foreach (var settled in details.GetProperty("settled"u8).EnumerateArray())
        {
            var (revision, feature) = (settled.GetProperty("revision"u8).GetInt64(), settled.GetProperty("feature"u8).GetInt64());
            var layer = settled.GetProperty("layer"u8).GetString();
            _problems.RemoveAll(problem =>
                problem.IsBuiltOn && problem.Revision == revision && problem.FeatureId == feature && problem.Layer == layer);
        }
    }

    private void FollowRecords(Revision revision, JsonElement details, IReadOnlyList<KeptContent> filed)
    {
        var named = new HashSet<(string, string)>();
        foreach (var (kind, id, sha256) in RevisionDetails.RecordsOf(revision.Kind, details))
        {
            named.Add((kind, id));
            var found = filed.Where(record => record.Name == (kind, id)).ToList();
            if (found.Count == 0)
                Tampered(revision.Number, $"kept the {kind} record '{id}', which is gone or filed under another revision, kind or id since.");
            else if (found.Count > 1 || found[0].Sha256 != sha256)
                Tampered(revision.Number, $"kept the {kind} record '{id}', which was altered since.");
        }

        foreach (var foreign in filed.Where(record => !named.Contains(record.Name)))
            Tampered(revision.Number, $"has the {foreign.Kind} record '{foreign.Id}', but did not keep it.");
    }

    private static string? Sha256(byte[]? content) =>
        content is null ? null : Convert.ToHexStringLower(SHA256.HashData(content));
}
