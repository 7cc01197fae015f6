using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.GeoPackage;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Edits;
using LandPlanner.Workspaces.Evidence;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>Lays a returned package beside what was packed and beside the workspace.</summary>
internal sealed class FieldReturnReader
{
    private static readonly CrsCode LonLat = new(4326);

    private readonly Workspace _workspace;
    private readonly IFeatureSnapshot _snapshot;
    private readonly ReturnedFolder _folder;
    private readonly LayerInfo _layer;
    private readonly LedgerForm? _form;
    private readonly Reprojector _fromLonLat;
    private readonly Dictionary<long, Geometry?> _shapes = [];

    private FieldReturnReader(Workspace workspace, IFeatureSnapshot snapshot, ReturnedFolder folder, LayerInfo layer)
    {
        (_workspace, _snapshot, _folder, _layer) = (workspace, snapshot, folder, layer);
        _form = workspace.Tables.Ledgers.Find(folder.Manifest.Form) is { } form && form.Layer == layer.Name ? form : null;
        _fromLonLat = Reprojector.Create(workspace.Tables.Crs.Get(LonLat), workspace.Crs);
    }

    private PackageManifest Manifest => _folder.Manifest;

    public static async Task<FieldReturn> ReadAsync(Workspace workspace, IFeatureSnapshot snapshot, ReturnedFolder folder, CancellationToken ct)
    {
        await RequireOwnAsync(workspace, snapshot, folder.Manifest, ct);
        var layer = await snapshot.GetLayerAsync(folder.Manifest.Layer, ct);
        if (!layer.Schema.Fields.Select(field => new PackageField(field.Name, field.Type)).SequenceEqual(folder.Manifest.Fields))
        {
            throw new WorkspaceException(
                $"'{layer.Name}' has other fields than when the package '{folder.Manifest.Name}' was made: the layer was replaced. " +
                $"What came back belongs to the layer as it was at revision {folder.Manifest.Revision}.");
        }

        return await new FieldReturnReader(workspace, snapshot, folder, layer).ReadAsync(ct);
    }

    /// <summary>A copy of a workspace has the same history, so a package may return to it.</summary>
    private static async Task RequireOwnAsync(Workspace workspace, IFeatureSnapshot snapshot, PackageManifest manifest, CancellationToken ct)
    {
        var origin = await snapshot.ReadRevisionsAsync(ct).FirstOrDefaultAsync(revision => revision.Number == manifest.Revision, ct);
        if (origin?.Hash != manifest.Head || manifest.Crs != workspace.Crs.Code.ToString())
        {
            throw new WorkspaceException(
                $"The package '{manifest.Name}' was made from another workspace: this one's history does not hold revision {manifest.Revision} with the hash {manifest.Head}. " +
                $"Open the workspace it was made from.");
        }
    }

    private async Task<FieldReturn> ReadAsync(CancellationToken ct)
    {
        var file = _folder.CopyGeoPackage();
        var rows = ExchangeFile.Read(file, PackageTables.SubjectsDraft(_layer), out var subjectProblems);
        var evidence = ExchangeFile.Read(file, PackageTables.EvidenceDraft, out var evidenceProblems);
        var subjects = await ReadSubjectsAsync(rows.ToDictionary(row => row.Id), ct);
        var packed = Manifest.Subjects.ToDictionary(subject => subject.Id);
        var returned = evidence.Select(row => ReadEvidence(row, packed)).ToList();
        return new(_folder, _layer)
        {
            Subjects = subjects,
            AddedSubjects = [.. rows.Where(row => !packed.ContainsKey(row.Id))],
            Evidence = returned,
            LoosePhotos = ReadLoosePhotos(returned),
            Problems = [.. subjectProblems, .. evidenceProblems],
        };
    }

    private async Task<IReadOnlyList<ReturnedSubject>> ReadSubjectsAsync(Dictionary<long, Feature> rows, CancellationToken ct)
    {
        var ids = Manifest.Subjects.Select(subject => subject.Id).ToList();
        var standing = await ReadAsync(new() { Ids = ids }, ct);
        var packedRows = await ReadAsync(new() { Ids = ids, AsOf = Manifest.Revision }, ct);
        var subjects = new List<ReturnedSubject>();
        foreach (var packed in Manifest.Subjects.OrderBy(subject => subject.Id))
        {
            var theirs = standing.GetValueOrDefault(packed.Id);
            var origin = packedRows.TryGetValue(packed.Id, out var known) && SubjectHash.Of(known, _layer) == packed.Hash ? known : null;
            _shapes[packed.Id] = (theirs ?? origin)?.Shape;
            var since = theirs?.Version == packed.Version ? null : await LastChangeAsync(packed.Id, ct);
            subjects.Add(Compare(packed, origin, rows.GetValueOrDefault(packed.Id), theirs, since));
        }

        return subjects;
    }

    private async Task<Dictionary<long, Feature>> ReadAsync(FeatureQuery query, CancellationToken ct) =>
        await _snapshot.ReadAsync(_layer.Name, query, ct).ToDictionaryAsync(feature => feature.Id, cancellationToken: ct);

    private async Task<Revision?> LastChangeAsync(long id, CancellationToken ct) =>
        (await _snapshot.ReadChangesAsync(new() { Layer = _layer.Name, FeatureId = id }, ct).LastOrDefaultAsync(ct))?.Revision;

    private ReturnedSubject Compare(PackageSubject packed, Feature? origin, Feature? row, Feature? theirs, Revision? since)
    {
        if (origin is null)
            return new(packed, SubjectStanding.Unknown, null, null, theirs, null, null, since, []);
        if (row is null)
            return new(packed, SubjectStanding.Missing, origin, null, theirs, null, null, since, []);
        var complaints = new List<string>();
        var mine = Take(origin, row, complaints);
        var changes = FeatureDifference.Between(origin, mine, _layer, _workspace.Areas);
        if (changes.IsNone)
            return new(packed, SubjectStanding.Untouched, origin, mine, theirs, changes, null, since, complaints);
        complaints.AddRange(NewComplaints(origin, mine));
        if (theirs?.Version == packed.Version)
            return new(packed, SubjectStanding.Changed, origin, mine, theirs, changes, null, since, complaints);
        var merge = EditMerge.Of(origin, mine, theirs, _layer);
        return new(packed, StandingOf(merge, theirs), origin, mine, theirs, changes, merge, since, complaints);
    }

    private SubjectStanding StandingOf(EditMerge merge, Feature? theirs)
    {
        if (merge.Merged is not { } merged || theirs is null)
            return SubjectStanding.Clashing;
        return FeatureContent.Same(merged, theirs, _layer.Kind) ? SubjectStanding.AlreadyThere : SubjectStanding.Mergeable;
    }

    /// <summary>The packed row with what the field may change as the field left it.</summary>
    private Feature Take(Feature origin, Feature row, List<string> complaints)
    {
        var values = (object?[])origin.Values.Clone();
        for (var i = 0; i < values.Length; i++)
        {
            var field = _layer.Schema.Fields[i];
            var value = row.Values[i] is "" ? null : row.Values[i];
            if (FeatureContent.SameValue(value, values[i]))
                continue;
            if (_form?.Find(field.Name) is { IsKept: true })
                complaints.Say($"'{field.Name}' is kept by the program: '{FieldText.Write(value)}' was left out.");
            else if (!PackageTables.CanReturn(field))
                complaints.Say($"'{field.Name}' is a time, and devices write theirs without its zone: '{FieldText.Write(value)}' was left out. Type it by hand.");
            else
                values[i] = value;
        }

        return origin with { Values = values, Shape = TakeShape(origin, row, complaints) };
    }

    private Geometry? TakeShape(Feature origin, Feature row, List<string> complaints)
    {
        try
        {
            if (FeatureContent.SameShape(origin.Shape, row.Shape, _layer.Kind))
                return origin.Shape;
            return row.Shape is null ? null : ShapeText.Take(LooseShapeReader.Read(row.Shape.AsBinary(), GeometryKind.None, out _), _layer, _workspace);
        }
        catch (WorkspaceException unfit)
        {
            complaints.Say($"{unfit.Message} The packed shape was kept.");
            return origin.Shape;
        }
    }

    private IEnumerable<string> NewComplaints(Feature origin, Feature mine) => _form is null
        ? []
        : LedgerEntry.Complaints(_form, new(_layer.Schema, mine)).Except(LedgerEntry.Complaints(_form, new(_layer.Schema, origin)));

    private ReturnedEvidence ReadEvidence(Feature row, Dictionary<long, PackageSubject> packed)
    {
        var subjectId = (long?)Value(row, PackageTables.Subject);
        var subject = subjectId is { } id ? packed.GetValueOrDefault(id) : null;
        var photo = Value(row, PackageTables.Photo) is string { Length: > 0 } path ? _folder.Photo(path) : null;
        return new(
            row.Id, Text(row, PackageTables.Uuid), subjectId, subject, Text(row, PackageTables.Kind), Text(row, PackageTables.Note), Text(row, PackageTables.Operator),
            row.Shape, Check(row.Shape, subject), photo, PlaceOf(photo) is { } place ? Point(place) : null, Check(PlaceOf(photo), subject));
    }

    private IReadOnlyList<LoosePhoto> ReadLoosePhotos(IReadOnlyList<ReturnedEvidence> evidence)
    {
        var spokenOf = evidence.Select(row => row.Photo?.Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. _folder.PhotoPaths().Where(path => !spokenOf.Contains(path)).Select(path => Loose(_folder.Photo(path)))];
    }

    private LoosePhoto Loose(ReturnedPhoto photo)
    {
        if (PlaceOf(photo) is not { } place)
            return new(photo, null, null, PlaceCheck.NoPlace);
        if (Point(place) is not { } point)
            return new(photo, null, null, PlaceCheck.OffThePlane);
        var nearest = Manifest.Subjects.Where(subject => _shapes[subject.Id] is { IsEmpty: false }).MinBy(subject => _shapes[subject.Id]!.Distance(point));
        return new(photo, nearest, point, Check(point, nearest));
    }

    private PlaceCheck Check(PhotoPlace? place, PackageSubject? subject) => place is not { } known
        ? PlaceCheck.NoPlace
        : subject is null ? PlaceCheck.NoSubject : Point(known) is { } point ? Check(point, subject) : PlaceCheck.OffThePlane;

    private PlaceCheck Check(Geometry? place, PackageSubject? subject)
    {
        if (place is null || place.IsEmpty)
            return PlaceCheck.NoPlace;
        return subject is null ? PlaceCheck.NoSubject : PlaceCheck.Of(place, _shapes[subject.Id], Manifest.LimitMetres);
    }

    private static PhotoPlace? PlaceOf(ReturnedPhoto? photo) => photo?.Reading?.Facts?.Place;

    /// <summary>Null where the workspace's plane does not reach.</summary>
    private Point? Point(PhotoPlace place)
    {
        try
        {
            var (x, y) = _fromLonLat.Transform(place.LongitudeDegrees, place.LatitudeDegrees);
            return new(x, y);
        }
        catch (ReprojectionException)
        {
            return null;
        }
    }

    private static object? Value(Feature row, string field) => row.Values[PackageTables.EvidenceDraft.Schema.IndexOf(field)];

    private static string? Text(Feature row, string field) => Value(row, field) is string { Length: > 0 } text ? text : null;
}
