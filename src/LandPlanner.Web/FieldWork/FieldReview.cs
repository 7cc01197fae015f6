using LandPlanner.Web.Imports;
using LandPlanner.Workspaces.FieldWork;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.FieldWork;

/// <summary>What the field made of a value.</summary>
/// <param name="Title">Of the field.</param>
/// <param name="Packed">As it went out.</param>
/// <param name="Field">As it came back.</param>
/// <param name="Standing">As it stands in the workspace; null where nobody has changed it since.</param>
public sealed record ReviewedLine(string Title, string Packed, string Field, string? Standing);

/// <summary>A row that came back other than it went out.</summary>
/// <param name="Mark">What it would do, in the plan's words: whoever sees another is asked again.</param>
/// <param name="Lacks">Why it, or a part of it, cannot be taken in.</param>
public sealed record ReviewedRow(
    PackageSubject Packed, SubjectStanding Standing, string Since, IReadOnlyList<ReviewedLine> Lines, IReadOnlyList<string> Lacks, string Mark, Geometry? Ground)
{
    /// <summary>Whether its lines are new altogether, and not a row's of which some were changed.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether anything of it can be taken in.</summary>
    public bool CanTake => Mark.Length > 0;

    public bool IsTaken { get; set; } = Mark.Length > 0;
}

/// <summary>A photo that came back, or was to.</summary>
/// <param name="Number">Its own in the review, from 1.</param>
/// <param name="Subject">What it is said to be of, or is nearest to; null for nothing.</param>
/// <param name="Kind">In words.</param>
/// <param name="Check">Of where it was taken, beside its subject.</param>
/// <param name="At">On the workspace's plane.</param>
/// <param name="Mark">Names it in the plan; empty where it cannot be taken in.</param>
public sealed record ReviewedPhoto(
    int Number, ReturnedPhoto? Photo, PackageSubject? Subject, string Kind, string Note, PlaceCheck Check, Geometry? At, Geometry? Ground, IReadOnlyList<string> Lacks, string Mark)
{
    private bool _isChosen = Mark.Length > 0;

    /// <summary>The row without which it is not taken; null where it stands for itself.</summary>
    public ReviewedRow? Within { get; init; }

    public bool CanTake => Mark.Length > 0 && Within?.IsTaken != false;

    public bool IsTaken
    {
        get => _isChosen && CanTake;
        set => _isChosen = value;
    }
}

/// <summary>A package that came back, held while somebody looks at it. Nothing of it is written before they take it in.</summary>
/// <remarks>Its files are gone with it.</remarks>
public sealed class FieldReview : IDisposable
{
    private readonly FieldReviews _reviews;
    private readonly Upload _upload;
    private readonly FieldReturn _back;

    internal FieldReview(string id, FieldReviews reviews, Upload upload, FieldReturn back, FieldFindings findings)
    {
        (Id, _reviews, _upload, _back) = (id, reviews, upload, back);
        (Rows, Photos, Remarks) = (findings.Rows, findings.Photos, findings.Remarks);
    }

    public string Id { get; }

    public string UploadId => _upload.Id;

    internal Upload Upload => _upload;

    public PackageManifest Manifest => _back.Manifest;

    public IReadOnlyList<ReviewedRow> Rows { get; }

    public IReadOnlyList<ReviewedPhoto> Photos { get; }

    /// <summary>What else is to be said of the package. Full sentences.</summary>
    public IReadOnlyList<string> Remarks { get; }

    public DateTime TouchedAt { get; private set; } = DateTime.UtcNow;

    public int TakenRows => Rows.Count(row => row.IsTaken);

    public int TakenPhotos => Photos.Count(photo => photo.IsTaken);

    /// <summary>The bytes of a photo that is here; null where there is none of this number.</summary>
    public byte[]? ReadPhoto(int number)
    {
        TouchedAt = DateTime.UtcNow;
        return Photos.FirstOrDefault(photo => photo.Number == number)?.Photo is { Presence: PhotoPresence.Here } photo ? _back.ReadPhoto(photo) : null;
    }

    /// <summary>Takes over what was sent, for a review in the place of this one.</summary>
    internal void Leave()
    {
        _reviews.Forget(Id);
        _back.Dispose();
    }

    public void Dispose()
    {
        Leave();
        _reviews.Release(_upload);
    }
}

/// <summary>A package as one way of field work sees it.</summary>
internal sealed record FieldFindings(IReadOnlyList<ReviewedRow> Rows, IReadOnlyList<ReviewedPhoto> Photos, IReadOnlyList<string> Remarks);

/// <summary>What was taken in.</summary>
/// <param name="Revision">Its number.</param>
public sealed record FieldOutcome(int Rows, int Photos, long Revision);
