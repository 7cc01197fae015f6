using LandPlanner.Stores;
using LandPlanner.Web.Cases;
using LandPlanner.Web.FieldWork;
using LandPlanner.Workspaces.FieldWork;
using LandPlanner.Workspaces.Held;
using LandPlanner.Workspaces.Places;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Places;

/// <summary>Rounds that go to the field from the panel, and come back to it.</summary>
internal sealed class PlaceFieldDesk(PlaceDesk desk, WorkspaceWatch watch, FieldReviews reviews) : IFieldDesk
{
    private PlaceFieldWork Work => new(desk.Workspace);

    /// <summary>Writes a package of a round as a zip.</summary>
    public async Task PackAsync(string round, string name, string author, string zip, CancellationToken ct)
    {
        var package = await Work.PackAsync(round, name, Path.Combine(Path.GetDirectoryName(zip)!, "package"), author, Languages.IsEnglish, ct);
        package.Zip(zip);
    }

    public Task<FieldReview> ReadAsync(string upload, string author, CancellationToken ct) =>
        reviews.ReadAsync(upload, desk.Workspace, async back => Find(back, await Work.PlanAsync(back, author, desk.Today, ct)), ct);

    public async Task<FieldOutcome?> AcceptAsync(FieldReview review, string author)
    {
        using var back = await FieldReturn.ReadAsync(desk.Workspace, FieldReviews.ZipOf(review.Upload), CancellationToken.None);
        var (plan, chosen) = (await Work.PlanAsync(back, author, desk.Today, CancellationToken.None), new PlaceFieldPlan());
        var (rows, photos) = (review.Rows.Where(row => row.IsTaken).Select(row => row.Mark).ToHashSet(), review.Photos.Where(photo => photo.IsTaken).Select(photo => photo.Mark).ToHashSet());
        foreach (var visit in plan.Visits.Where(visit => rows.Contains(Mark(visit))))
        {
            visit.Photos.RemoveAll(photo => !photos.Contains(photo.Sha256));
            chosen.Visits.Add(visit);
        }

        var pictures = chosen.Visits.Sum(visit => visit.Photos.Count);
        if (chosen.Visits.Count < rows.Count || pictures < photos.Count)
            return null;
        try
        {
            var revision = await Work.AcceptAsync(chosen, back, author, CancellationToken.None);
            await watch.LookAsync(CancellationToken.None);
            return revision is null ? null : new(chosen.Visits.Count, pictures, revision.Number);
        }
        catch (EditConflictException)
        {
            return null;
        }
    }

    private static string Mark(PlannedVisit visit) => string.Join('|', visit.Request.Answers.Select(answer => $"{answer.Key}={answer.Value}")
        .Prepend($"{visit.Place.Number} {Moments.Write(visit.Request.On)} {visit.Request.Passed} {visit.Request.Inspector}").Append(visit.Request.Note));

    private static FieldFindings Find(FieldReturn back, PlaceFieldPlan plan)
    {
        var rows = back.Subjects.Select(subject => Row(subject, plan)).OfType<ReviewedRow>().ToList();
        var grounds = back.Subjects.ToDictionary(subject => subject.Packed.Id, subject => (subject.Theirs ?? subject.Origin)?.Shape);
        var photos = back.Evidence.Select((piece, i) => Photo(i + 1, piece, rows, grounds, plan)).ToList();
        photos.AddRange(back.LoosePhotos.Select((loose, i) => FieldReviews.Photo(
            back.Evidence.Count + i + 1, loose, grounds, [.. plan.Left.Where(left => left.Photo == loose).Select(left => left.Say(Languages.IsEnglish))])));
        return new(rows, photos, FieldReviews.Remarks(plan.Left));
    }

    /// <summary>Null where nothing came back of a place.</summary>
    private static ReviewedRow? Row(ReturnedSubject subject, PlaceFieldPlan plan)
    {
        var visit = plan.Visits.FirstOrDefault(visit => visit.Subject.Id == subject.Packed.Id);
        var lacks = plan.Left.Where(left => left.Subject?.Packed.Id == subject.Packed.Id).Select(left => left.Say(Languages.IsEnglish)).ToList();
        return visit is null && lacks.Count == 0 ? null : new(
            subject.Packed, visit is null ? subject.Standing : SubjectStanding.Changed, "", visit is null ? [] : [.. Lines(visit)], lacks, visit is null ? "" : Mark(visit), (subject.Theirs ?? subject.Origin)?.Shape)
        {
            IsNew = true,
        };
    }

    private static IEnumerable<ReviewedLine> Lines(PlannedVisit visit)
    {
        yield return new(Languages.Say("巡查点", "Place"), "", visit.Place.Name, null);
        yield return new(Languages.Say("巡查日期", "Inspected on"), "", Moments.Write(visit.Request.On), null);
        foreach (var (name, text) in visit.Request.Answers)
        {
            var field = visit.Place.Kind.Answers.Get(name);
            yield return new(field.Title(), "", PlaceWords.Say(field, text switch { "true" => true, "false" => false, _ => text }), null);
        }

        yield return new(Languages.Say("结果", "Result"), "", PlaceWords.Passed(visit.Verdict.Passed), null);
        if (visit.Request.Inspector.Length > 0)
            yield return new(Languages.Say("巡查人", "Inspector"), "", visit.Request.Inspector, null);
        if (visit.Request.Note.Length > 0)
            yield return new(Languages.Say("说明", "Note"), "", visit.Request.Note, null);
    }

    private static ReviewedPhoto Photo(int number, ReturnedEvidence piece, IReadOnlyList<ReviewedRow> rows, Dictionary<long, Geometry?> grounds, PlaceFieldPlan plan)
    {
        var isPlanned = plan.Visits.Any(visit => visit.Photos.Exists(photo => photo.Piece == piece));
        return new(
            number, piece.Photo, piece.Subject, "", piece.Note ?? "", piece.PhotoPlace is null && piece.Place is not null ? piece.PlaceCheck : piece.PhotoCheck, piece.PhotoPlace ?? piece.Place,
            piece.Subject is { } subject ? grounds[subject.Id] : null, [.. plan.Left.Where(left => left.Evidence == piece).Select(left => left.Say(Languages.IsEnglish))],
            isPlanned ? piece.Photo!.Sha256! : "")
        {
            Within = isPlanned ? rows.First(row => row.Packed.Id == piece.Subject!.Id) : null,
        };
    }
}
