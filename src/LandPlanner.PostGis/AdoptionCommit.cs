using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Takes in what was changed past the workspace, inside a transaction that is open already.</summary>
/// <remarks>Layers are locked against every change before they are compared, and before the head is taken, as every commit does.</remarks>
internal static class AdoptionCommit
{
    public static async Task<Revision?> RunAsync(Session session, TimeProvider time, RevisionNote note, CancellationToken ct)
    {
        foreach (var layer in (await LayerRow.ReadListedAsync(session, ct)).OrderBy(layer => layer.Name, StringComparer.Ordinal))
            await LayerTables.TryLockEditsAsync(session, layer.Name, ct);
        var head = await RevisionLog.TakeHeadAsync(session, ct);
        var verifier = new Verifier(session, ct);
        var found = await verifier.RunAsync(head: null);
        if (Adoption.Of(found.Problems, verifier.OutsideChanges) is not { } adoption)
            return null;
        var layers = adoption.Layers.Select(name => new LayerAdoption(session, name, verifier.Layers[name])).ToList();
        foreach (var layer in layers)
            await layer.TakeAsync(adoption, ct);
        var details = adoption.Details(layers.Select(layer => (layer.Name, layer.Count, layer.Area)));
        var revision = await RevisionLog.AppendAsync(session, head, RevisionKind.Adopted, time, note, adoption.Layers, details, adoption.Records, ct);
        foreach (var layer in layers)
            await layer.FinishAsync(revision, ct);
        return revision;
    }
}
