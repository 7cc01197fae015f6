using LandPlanner.Crs;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>Commits an edit over any number of layers inside a transaction that is open already.</summary>
internal static class EditCommit
{
    public static Revision Run(Database database, CrsDefinition crs, TimeProvider time, Edit edit, CancellationToken ct)
    {
        edit.RefuseTwice();
        var records = edit.RecordsInOrder().Where(record => !Records.IsKept(database, record)).ToList();
        var editors = new Dictionary<string, LayerEditor>();
        foreach (var update in edit.Updates)
            Editor(update.Layer).Update(update);
        foreach (var delete in edit.Deletes)
            Editor(delete.Layer).Delete(delete);
        foreach (var add in edit.Adds)
            Editor(add.Layer).Add(add);

        var changes = editors.Values.SelectMany(editor => editor.Changes).ToList();
        var details = RevisionDetails.Edited(edit, changes, editors.Values.Select(editor => (editor.Layer, editor.Count, editor.Area)), records);
        var revision = RevisionLog.Append(database, RevisionKind.Edited, time, edit.Note, editors.Keys, details);
        RevisionLog.AddChanges(database, revision.Number, changes);
        if (records.Count > 0)
        {
            WorkspaceFile.MakeRoomForRecords(database);
            Records.Put(database, revision.Number, records);
        }

        foreach (var editor in editors.Values)
            editor.Finish(revision);
        return revision;

        LayerEditor Editor(string layer)
        {
            ct.ThrowIfCancellationRequested();
            if (!editors.TryGetValue(layer, out var editor))
                editors[layer] = editor = new(database, LayerRow.Get(database, layer), crs);
            return editor;
        }
    }
}
