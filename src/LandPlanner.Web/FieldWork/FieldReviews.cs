using System.Collections.Concurrent;
using System.Security.Cryptography;
using LandPlanner.Stores;
using LandPlanner.Web.Imports;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.FieldWork;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.FieldWork;

/// <summary>All packages that somebody looks at. Whatever is left of them goes with the server.</summary>
internal sealed class FieldReviews(Uploads uploads) : IDisposable
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, FieldReview> _reviews = new(StringComparer.Ordinal);

    /// <summary>Begins one, and clears away those that nobody came back to.</summary>
    /// <param name="back">Belongs to the review from now on, as <paramref name="upload"/> does.</param>
    private FieldReview Begin(Upload upload, FieldReturn back, FieldFindings findings)
    {
        foreach (var old in _reviews.Values.Where(review => DateTime.UtcNow - review.TouchedAt > Forgotten))
            old.Dispose();
        var review = new FieldReview(RandomNumberGenerator.GetHexString(32, lowercase: true), this, upload, back, findings);
        return _reviews[review.Id] = review;
    }

    /// <summary>Reads what was sent and begins a review of it; where it cannot be read nothing of it is left.</summary>
    /// <param name="find">What is to be said of it.</param>
    public async Task<FieldReview> ReadAsync(string id, Workspace workspace, Func<FieldReturn, Task<FieldFindings>> find, CancellationToken ct)
    {
        var upload = uploads.Find(id) ?? throw new WorkspaceException("What was sent is gone: send it again.");
        var back = await FieldReturn.ReadAsync(workspace, ZipOf(upload), ct);
        try
        {
            return Begin(upload, back, await find(back));
        }
        catch
        {
            back.Dispose();
            throw;
        }
    }

    /// <summary>A photo that no row speaks of: it is shown, and left.</summary>
    public static ReviewedPhoto Photo(int number, LoosePhoto loose, IReadOnlyDictionary<long, Geometry?> grounds, IReadOnlyList<string> lacks) =>
        new(number, loose.Photo, loose.Nearest, "", "", loose.Check, loose.Place, loose.Nearest is { } near ? grounds[near.Id] : null, lacks, "");

    /// <summary>What is left and is about no row or photo that is shown.</summary>
    public static IReadOnlyList<string> Remarks(IEnumerable<LeftFromField> left) =>
        [.. left.Where(one => one is { Subject: null, Evidence: null, Photo: null }).Select(one => $"{one.What}{Languages.Say("：", ": ")}{one.Say(Languages.IsEnglish)}")];

    public FieldReview? Find(string id) => _reviews.GetValueOrDefault(id);

    public void Dispose()
    {
        foreach (var review in _reviews.Values)
            review.Dispose();
    }

    /// <exception cref="WorkspaceException">Something else was sent.</exception>
    internal static string ZipOf(Upload upload) => upload.Files.DataSets.FirstOrDefault(path => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        ?? throw new WorkspaceException("Send the package's folder as one zip file.");

    internal void Forget(string id) => _reviews.TryRemove(id, out _);

    internal void Release(Upload upload) => uploads.Remove(upload.Id);
}
