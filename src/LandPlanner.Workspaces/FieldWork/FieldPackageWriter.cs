using LandPlanner.Features;
using LandPlanner.GeoPackage;
using LandPlanner.Stores;
using LandPlanner.Workspaces.FieldWork.Qgis;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>Writes rows of a workspace into a folder that QField and QGIS open: a GeoPackage, a project with forms, an empty folder for photos, and what was packed.</summary>
/// <remarks>
/// The folder: <c>NAME.gpkg</c> (tables <c>subjects</c>, <c>evidence</c>, <c>reference_1</c> …), <c>NAME.qgs</c>, <c>photos/</c> and <c>package.json</c>. The workspace is read and nothing
/// is written to it: a package is a copy, and its return is laid beside the workspace by <see cref="FieldReturn"/>.
/// </remarks>
public sealed class FieldPackageWriter
{
    private readonly Workspace _workspace;
    private readonly FieldPackageRequest _request;
    private readonly IFeatureSnapshot _snapshot;

    private FieldPackageWriter(Workspace workspace, FieldPackageRequest request, IFeatureSnapshot snapshot) =>
        (_workspace, _request, _snapshot) = (workspace, request, snapshot);

    /// <param name="folder">In which the package's own folder is made.</param>
    /// <exception cref="WorkspaceException">A row, a layer or a field is not there, the name cannot be a folder's, or it cannot be written; nothing was left.</exception>
    public static async Task<FieldPackage> WriteAsync(Workspace workspace, FieldPackageRequest request, string folder, TimeProvider time, CancellationToken ct)
    {
        var target = TargetOf(request.Name, folder);
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var staged = Path.Combine(Path.GetDirectoryName(target)!, $".landplanner-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(Path.Combine(staged, PackageTables.PhotoFolder));
            var manifest = await new FieldPackageWriter(workspace, request, snapshot).FillAsync(staged, time.GetUtcNow(), ct);
            Directory.Move(staged, target);
            return new(target, manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"'{target}' cannot be written: {failure.Message} Name another folder.", failure);
        }
        finally
        {
            if (Directory.Exists(staged))
                Directory.Delete(staged, recursive: true);
        }
    }

    /// <summary>Whether a package can be called so: its name becomes a file's, on whatever it is opened.</summary>
    public static bool CanBeCalled(string name) =>
        !string.IsNullOrWhiteSpace(name) && name == name.Trim() && !name.StartsWith('.') && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']) < 0;

    private static string TargetOf(string name, string folder)
    {
        if (!CanBeCalled(name))
            throw new WorkspaceException($"A package cannot be called '{name}': its name becomes a file's. Use letters, digits, '-' and '_'.");
        var target = Path.Combine(Path.GetFullPath(folder), name);
        return Path.Exists(target) ? throw new WorkspaceException($"'{target}' is there already. Name another package or remove it first.") : target;
    }

    private async Task<PackageManifest> FillAsync(string folder, DateTimeOffset at, CancellationToken ct)
    {
        var layer = await _snapshot.GetLayerAsync(_request.Form.Layer, ct);
        if (layer.Schema.IndexOf(_request.LabelField) < 0)
            throw new WorkspaceException($"'{layer.Name}' has no field '{_request.LabelField}' to call its rows by.");
        var subjects = await ReadSubjectsAsync(layer, ct);
        var ground = new Surroundings(subjects.Select(subject => subject.Shape), _request.SurroundMetres);
        var references = new List<(LayerInfo Layer, ExchangeLayer Packed)>();
        foreach (var name in _request.References)
        {
            var reference = await _snapshot.GetLayerAsync(name, ct);
            var draft = new LayerDraft(PackageTables.Reference(references.Count), reference.Role, reference.Kind, reference.Schema);
            references.Add((reference, new(draft, await ground.ClipAsync(_snapshot, reference, ct))));
        }

        var manifest = await DescribeAsync(layer, subjects, at, ct);
        ExchangeFile.Write(
            Path.Combine(folder, manifest.GeoPackageName), _workspace.Crs,
            [
                new(PackageTables.SubjectsDraft(layer), subjects), new(PackageTables.EvidenceDraft, [], IsForPoints: true),
                .. _request.Sheets.Select(sheet => new ExchangeLayer(sheet.Draft, sheet.Rows)), .. references.Select(reference => reference.Packed),
            ]);
        var project = PackageProject.Of(_request, layer, [.. references.Select(reference => reference.Layer)], _workspace.Crs, ground.Extent);
        project.Write(Path.Combine(folder, $"{_request.Name}.qgs"));
        File.WriteAllBytes(Path.Combine(folder, PackageManifest.FileName), PackageManifestJson.Write(manifest));
        return manifest;
    }

    private async Task<IReadOnlyList<Feature>> ReadSubjectsAsync(LayerInfo layer, CancellationToken ct)
    {
        if (_request.Ids.Count == 0)
            throw new WorkspaceException($"The package '{_request.Name}' would be empty: name at least one row of '{layer.Name}'.");
        var subjects = await _snapshot.ReadAsync(layer.Name, new() { Ids = _request.Ids }, ct).ToListAsync(ct);
        var missing = _request.Ids.Except(subjects.Select(subject => subject.Id)).Order().ToList();
        return missing.Count == 0
            ? subjects
            : throw new WorkspaceException($"'{layer.Name}' has no feature {string.Join(", ", missing.Take(10))}{(missing.Count > 10 ? " …" : "")}. Nothing was packed.");
    }

    private async Task<PackageManifest> DescribeAsync(LayerInfo layer, IReadOnlyList<Feature> subjects, DateTimeOffset at, CancellationToken ct)
    {
        var head = await _snapshot.ReadRevisionsAsync(ct).LastAsync(ct);
        return new(
            PackageManifest.CurrentFormat, _request.Name, layer.Name, _request.Form.Id, at, _request.Author, head.Hash, head.Number, _workspace.Crs.Code.ToString(), _request.LimitMetres,
            [.. layer.Schema.Fields.Select(field => new PackageField(field.Name, field.Type))], [.. subjects.Select(subject => Describe(subject, layer))], _request.References);
    }

    private PackageSubject Describe(Feature subject, LayerInfo layer)
    {
        var label = FieldText.Write(subject.Values[layer.Schema.IndexOf(_request.LabelField)]);
        return new(subject.Id, subject.Version, label.Length == 0 ? $"#{subject.Id}" : label, SubjectHash.Of(subject, layer));
    }
}
