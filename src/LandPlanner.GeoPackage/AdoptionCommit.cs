using LandPlanner.Crs;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>Takes in what was changed past the workspace, inside a transaction that is open already.</summary>
internal static class AdoptionCommit
{
    public static Revision? Run(Database database, CrsDefinition crs, TimeProvider time, RevisionNote note, CancellationToken ct)
    {
        var verifier = new Verifier(database, crs.Code.Epsg, ct);
        var found = verifier.Run(head: null);
        if (Adoption.Of(found.Problems, verifier.OutsideChanges) is not { } adoption)
            return null;
        var layers = adoption.Layers.Select(name => new LayerAdoption(database, name, verifier.Layers[name], crs, ct)).ToList();
        foreach (var layer in layers)
            layer.Take(adoption);
        var details = adoption.Details(layers.Select(layer => (layer.Name, layer.Count, layer.Area)));
        var revision = RevisionLog.Append(database, RevisionKind.Adopted, time, note, adoption.Layers, details);
        RevisionLog.AddChanges(database, revision.Number, adoption.Records);
        foreach (var layer in layers)
            layer.Finish(revision);
        return revision;
    }
}
