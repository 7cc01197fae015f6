using System.Security.Cryptography;
using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Crs;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Evidence;

/// <summary>Takes evidence in: reads what a photo tells, measures how far from its subject it was taken, and keeps the bytes under their SHA-256.</summary>
public sealed class EvidenceIntake
{
    /// <summary>What contents are kept as in the workspace.</summary>
    public const string RecordKind = "evidence";

    private const int Cgcs2000Degrees = 4490;
    private const long MostBytes = 64L << 20;

    private readonly Ledger _ledger;
    private readonly Reprojector _toPlane;

    private EvidenceIntake(Ledger ledger, Reprojector toPlane) => (_ledger, _toPlane) = (ledger, toPlane);

    public Ledger Ledger => _ledger;

    public static async Task<EvidenceIntake> OpenAsync(Workspace workspace, CancellationToken ct) => new(
        await Ledger.OpenAsync(workspace, "evidence", ct), Reprojector.Create(workspace.Tables.Crs.Get(new(Cgcs2000Degrees)), workspace.Crs));

    /// <param name="subject">The shape of what it is evidence for, in the workspace's plane; null where it has none.</param>
    /// <param name="subjectLayer">The ledger it belongs to.</param>
    /// <exception cref="WorkspaceException">The file is empty or too large, or is called a photo and is none.</exception>
    public TakenEvidence Take(EvidenceFile file, Geometry? subject, string subjectLayer, long subjectId, string author, DateTime now)
    {
        if (file.Content.Length == 0)
            throw new WorkspaceException($"{file.FileName} is empty.");
        if (file.Content.LongLength > MostBytes)
            throw new WorkspaceException($"{file.FileName} has {file.Content.LongLength >> 20} MB; 64 MB at most are kept as evidence.");
        var reading = PhotoFacts.Read(file.Content);
        if (reading.Problem is { } problem && problem != PhotoProblem.NotAPicture)
            throw new WorkspaceException($"{file.FileName} begins as a photo and cannot be read ({problem}): send it again from the camera.");
        var photo = reading.Facts;
        var place = photo?.Place is { } stood ? Point(stood) : null;
        var distance = place is not null && subject is { IsEmpty: false } ? Math.Round(subject.Distance(place), 1) : (double?)null;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        var taken = TakenAt(photo);
        var facts = new EvidenceFacts(file.Kind, file.FileName, sha256, distance, photo?.Azimuth?.Degrees, taken, now);
        var row = _ledger.NewRow(place is null ? null : place.Factory.CreateMultiPoint([place])).With(new Dictionary<string, object?>
        {
            ["subject_layer"] = subjectLayer,
            ["subject_id"] = subjectId,
            ["kind"] = file.Kind,
            ["file_name"] = file.FileName,
            ["media_type"] = photo?.MediaType ?? DocumentType(file.FileName),
            ["sha256"] = sha256,
            ["size"] = file.Content.LongLength,
            ["taken_at"] = taken,
            ["azimuth"] = photo?.Azimuth?.Degrees,
            ["pitch"] = photo?.PitchDegrees,
            ["longitude"] = photo?.Place?.LongitudeDegrees,
            ["latitude"] = photo?.Place?.LatitudeDegrees,
            ["distance_m"] = distance,
            ["operator"] = file.Operator.Length > 0 ? file.Operator : photo?.Operator,
            ["added_by"] = author,
            ["added_at"] = now,
            ["note"] = file.Note,
        });
        return new(facts, row, new(RecordKind, sha256, file.Content));
    }

    /// <summary>What a row of the ledger says, as far as demands ask.</summary>
    public static EvidenceFacts FactsOf(LedgerRow row) => new(
        row.Text("kind"), row.Text("file_name"), row.Text("sha256"), row.Real("distance_m"), row.Real("azimuth"), row.Moment("taken_at"), row.Moment("added_at") ?? default);

    /// <summary>When a photo was taken, in UTC; null where it does not tell.</summary>
    public static DateTime? TakenAt(PhotoFacts? photo) =>
        // A camera that tells no offset shows the time of the country it is in, which is one zone.
        photo?.Taken is { } time ? time.Instant?.UtcDateTime ?? new DateTimeOffset(DateTime.SpecifyKind(time.Clock, DateTimeKind.Unspecified), ChinaTime.FromUtc).UtcDateTime : null;

    private Point Point(PhotoPlace stood)
    {
        var (x, y) = _toPlane.Transform(stood.LongitudeDegrees, stood.LatitudeDegrees);
        return new(Topology.Grid.Snap(x), Topology.Grid.Snap(y));
    }

    private static string DocumentType(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".pdf" => "application/pdf",
        ".doc" => "application/msword",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xls" => "application/vnd.ms-excel",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".txt" => "text/plain",
        _ => "application/octet-stream",
    };
}

/// <summary>A piece of evidence, ready to be committed.</summary>
/// <param name="Row">For the ledger of evidence.</param>
/// <param name="Content">Its bytes.</param>
public sealed record TakenEvidence(EvidenceFacts Facts, LedgerRow Row, KeptContent Content);
