using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Web.FieldWork;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Cases;

/// <summary>Cases that go to the field from the panel, and come back to it.</summary>
internal sealed class CaseFieldDesk(CaseDesk desk, FieldReviews reviews, MoveLacks lacks) : IFieldDesk
{
    /// <summary>More are too many for one telephone, and for one address.</summary>
    public const int MostCases = 500;

    /// <summary>Writes a package of cases as a zip.</summary>
    public async Task PackAsync(string name, IReadOnlyList<long> ids, string author, string zip, CancellationToken ct)
    {
        var book = await CaseBook.OpenAsync(desk.Workspace, ct);
        var cases = new List<Case>();
        foreach (var id in ids)
            cases.Add(await book.Cases.FindAsync(id, ct) is { } row ? new(row) : throw new WorkspaceException($"There is no case #{id}."));
        var package = await new CaseFieldWork(book).PackAsync(name, cases, Path.Combine(Path.GetDirectoryName(zip)!, "package"), author, Languages.IsEnglish, ct);
        package.Zip(zip);
    }

    public Task<FieldReview> ReadAsync(string upload, string author, CancellationToken ct) => reviews.ReadAsync(upload, desk.Workspace, async back =>
        Find(back, await new CaseFieldWork(await CaseBook.OpenAsync(desk.Workspace, ct)).PlanAsync(back, author, desk.Today, ct)), ct);

    public async Task<FieldOutcome?> AcceptAsync(FieldReview review, string author)
    {
        var work = new CaseFieldWork(await CaseBook.OpenAsync(desk.Workspace, CancellationToken.None));
        using var back = await FieldReturn.ReadAsync(desk.Workspace, FieldReviews.ZipOf(review.Upload), CancellationToken.None);
        var (plan, chosen) = (await work.PlanAsync(back, author, desk.Today, CancellationToken.None), new CaseFieldPlan());
        var (rows, photos) = (review.Rows.Where(row => row.IsTaken).Select(row => row.Mark).ToHashSet(), review.Photos.Where(photo => photo.IsTaken).Select(photo => photo.Mark).ToHashSet());
        chosen.Changes.AddRange(plan.Changes.Where(change => rows.Contains(Mark(change))));
        chosen.Evidence.AddRange(plan.Evidence.Where(piece => photos.Contains(Mark(piece))));
        if (chosen.Changes.Count < rows.Count || chosen.Evidence.Count < photos.Count)
            return null;
        try
        {
            var revision = await work.AcceptAsync(chosen, back, author, CancellationToken.None);
            await desk.LookAsync();
            return revision is null ? null : new(chosen.Changes.Count, chosen.Evidence.Count, revision.Number);
        }
        catch (EditConflictException)
        {
            return null;
        }
    }

    private static string Mark(CaseTransition change) => $"{change.After.Number} {change.Changed}";

    private static string Mark(PlannedEvidence piece) => $"{piece.Number} {piece.Taken.Facts.Kind} {piece.Taken.Facts.Sha256}";

    private FieldFindings Find(FieldReturn back, CaseFieldPlan plan)
    {
        var rows = back.Subjects.Where(subject => subject.Standing != SubjectStanding.Untouched || subject.Complaints.Count > 0).Select(subject => Row(back.Layer, subject, plan)).ToList();
        var grounds = back.Subjects.ToDictionary(subject => subject.Packed.Id, GroundOf);
        var cases = back.Subjects.Where(subject => (subject.Theirs ?? subject.Origin) is not null).ToDictionary(subject => subject.Packed.Id, subject => Case.Of(back.Layer.Schema, (subject.Theirs ?? subject.Origin)!));
        var photos = back.Evidence.Select((piece, i) => Photo(i + 1, piece, cases, grounds, plan)).ToList();
        photos.AddRange(back.LoosePhotos.Select((loose, i) => FieldReviews.Photo(
            back.Evidence.Count + i + 1, loose, grounds, [.. plan.Left.Where(left => left.Photo == loose).Select(left => left.Say(Languages.IsEnglish))])));
        return new(rows, photos, FieldReviews.Remarks(plan.Left));
    }

    private ReviewedRow Row(LayerInfo layer, ReturnedSubject subject, CaseFieldPlan plan)
    {
        var since = subject.Since is { } revision ? $"{revision.Note.Author}，{revision.At.ToLocalTime():yyyy-MM-dd HH:mm}" : "";
        var change = plan.Changes.FirstOrDefault(change => change.After.Id == subject.Packed.Id);
        return new(
            subject.Packed, subject.Standing, since, [.. Lines(layer, subject)], [.. plan.Left.Where(left => left.Subject?.Packed.Id == subject.Packed.Id).Select(left => left.Say(Languages.IsEnglish))],
            change is null ? "" : Mark(change), GroundOf(subject));
    }

    private IEnumerable<ReviewedLine> Lines(LayerInfo layer, ReturnedSubject subject)
    {
        foreach (var change in subject.Changes?.Fields ?? [])
        {
            var now = subject.Theirs?.Values[layer.Schema.IndexOf(change.Field.Name)];
            yield return new(TitleOf(change.Field.Name), Say(change.Field.Name, change.From), Say(change.Field.Name, change.To), Equals(now, change.From) ? null : Say(change.Field.Name, now));
        }

        if (subject.Changes is { ShapeDiffers: true })
            yield return new(Languages.Say("图形", "Shape"), "", Languages.Say("已改", "changed"), null);
    }

    private ReviewedPhoto Photo(int number, ReturnedEvidence piece, Dictionary<long, Case> cases, Dictionary<long, Geometry?> grounds, CaseFieldPlan plan)
    {
        var left = plan.Left.FirstOrDefault(left => left.Evidence == piece);
        var planned = plan.Evidence.FirstOrDefault(planned => planned.Piece == piece);
        var kind = piece.Kind is { } said && desk.EvidenceForm.Get("kind").CodeOf(said) is { } code ? code : "";
        // What rules ask of a photo is said in the interface's language; whatever else there is to say, as the plan says it.
        var told = left is { ReasonZh: null } && kind.Length > 0 && piece.Photo?.Reading?.Facts is { } facts
            ? Asked(new(kind, "", "", piece.PhotoPlace is null ? null : piece.PhotoCheck.DistanceMetres, facts.Azimuth?.Degrees, EvidenceIntake.TakenAt(facts), default))
            : [];
        return new(
            number, piece.Photo, piece.Subject, kind.Length > 0 ? CaseTitles.Say(desk.EvidenceForm, "kind", kind) : piece.Kind ?? "", piece.Note ?? "",
            piece.PhotoPlace is null && piece.Place is not null ? piece.PlaceCheck : piece.PhotoCheck, piece.PhotoPlace ?? piece.Place, piece.Subject is { } subject ? grounds[subject.Id] : null,
            told.Count > 0 ? told : left is null ? [] : [left.Say(Languages.IsEnglish)], planned is null ? "" : Mark(planned));

        IReadOnlyList<string> Asked(EvidenceFacts taken) =>
            [.. lacks.Of(taken), .. piece.Subject is { } subject && cases.TryGetValue(subject.Id, out var one) ? lacks.OfDay(one, taken, desk.Today) : []];
    }

    private static Geometry? GroundOf(ReturnedSubject subject) => (subject.Theirs ?? subject.Origin)?.Shape;

    private string TitleOf(string field) => desk.Form.Find(field)?.Title() ?? field;

    private string Say(string field, object? value) => value is string code ? CaseTitles.Say(desk.Form, field, code) : FieldText.Write(value);
}
