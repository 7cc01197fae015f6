using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Takes cases to the field and takes in what comes back.</summary>
public sealed class CaseFieldWork(CaseBook book)
{
    private const string AmendMove = "amend";

    // What is seen around the patches, the first on top.
    private static readonly LayerRole[] Shown = [LayerRole.Village, LayerRole.RedLine, LayerRole.BasicFarmland, LayerRole.LandUse];

    /// <param name="folder">In which the package's own folder is made.</param>
    /// <exception cref="WorkspaceException">A case is not there, or the package cannot be written; nothing was left.</exception>
    public async Task<FieldPackage> PackAsync(string name, IReadOnlyList<Case> cases, string folder, string author, bool isEnglish, CancellationToken ct)
    {
        var layers = await book.Workspace.Store.ListLayersAsync(ct);
        var request = new FieldPackageRequest(
            name, book.Cases.Form, [.. cases.Select(one => one.Id)], "number", book.Evidence.Form.Get("kind").Choices, author)
        {
            References = [.. Shown.Select(role => layers.Where(layer => layer.Role == role).OrderByDescending(layer => layer.Vintage).FirstOrDefault()?.Name).OfType<string>()],
            LimitMetres = book.Process.Evidence.Max(rule => rule.WithinMetres) ?? 0,
            IsEnglish = isEnglish,
        };
        return await FieldPackageWriter.WriteAsync(book.Workspace, request, folder, TimeProvider.System, ct);
    }

    /// <summary>What of a return can be taken in, and what not and why.</summary>
    /// <exception cref="WorkspaceException">It is no package of cases.</exception>
    public async Task<CaseFieldPlan> PlanAsync(FieldReturn back, string author, DateOnly today, CancellationToken ct)
    {
        if (back.Manifest.Form != CaseBook.FormId)
            throw new WorkspaceException($"The package '{back.Manifest.Name}' holds '{back.Manifest.Layer}', not cases.");
        var (actor, now) = (await People.FindAsync(book.Workspace, author, today, ct), Moments.Cut(DateTime.UtcNow));
        var plan = new CaseFieldPlan();
        foreach (var subject in back.Subjects)
        {
            if (subject.Standing is SubjectStanding.Changed or SubjectStanding.Mergeable)
                await PlanChangeAsync(plan, subject, back.Layer.Schema, actor, today, now, ct);
            else if (LeftFromField.Of(subject) is { } left)
                plan.Left.Add(left);
        }

        plan.Left.AddRange(LeftFromField.Added(
            back, "title", "It was added in the field: cases are opened at the desk ('landplanner case open'), so it was left.", "外业新增的图斑：须在内业立案，未接收。"));
        foreach (var piece in back.Evidence)
            await PlanEvidenceAsync(plan, back, piece, actor, today, now, ct);
        plan.Left.AddRange(back.LoosePhotos.Select(photo => LeftFromField.Of(photo)));
        foreach (var problem in back.Problems)
            plan.Left.Add(new(back.Manifest.Name, problem));
        return plan;
    }

    /// <summary>Takes in what the plan has, as one revision; null where there is nothing.</summary>
    /// <exception cref="EditConflictException">A case was moved meanwhile; nothing was taken in.</exception>
    public async Task<Revision?> AcceptAsync(CaseFieldPlan plan, FieldReturn back, string author, CancellationToken ct)
    {
        if (plan.Changes.Count == 0 && plan.Evidence.Count == 0)
            return null;
        var edit = new Edit(new(author, $"外业回传 {back.Manifest.Name}"))
        {
            Updates = [.. plan.Changes.Select(step => book.Cases.Update(step.After.Row))],
            Adds = [.. plan.Changes.Select(book.MoveRow), .. plan.Evidence.Select(piece => book.Evidence.Add(piece.Taken.Row))],
            Records = [.. plan.Evidence.Select(piece => piece.Taken.Content).DistinctBy(content => content.Id)],
        };
        await book.EnsureAsync(edit.Note, ct);
        return await book.Workspace.Store.CommitAsync(edit, ct);
    }

    private async Task PlanChangeAsync(CaseFieldPlan plan, ReturnedSubject subject, FeatureSchema schema, Actor actor, DateOnly today, DateTime now, CancellationToken ct)
    {
        var (standing, accepted) = (Case.Of(schema, subject.Theirs!), Case.Of(schema, subject.Accepted!));
        var changed = book.Cases.Form.Fields.Where(field => !field.IsKept && !Equals(standing.Row[field.Name], accepted.Row[field.Name])).ToLookup(field => book.Process.Move(AmendMove).Optional.Contains(field.Name));
        var told = changed[true].ToDictionary(field => field.Name, field => accepted.Row[field.Name]);
        foreach (var field in changed[false])
        {
            plan.Left.Add(new(standing.Number, $"'{field.Name}' is decided by a move of its own, in the office: it stays as it is.")
            {
                ReasonZh = $"“{field.TitleZh}”须通过相应办理变更：保留原值。",
                Subject = subject,
            });
        }

        if (!FeatureContent.SameShape(standing.Shape, accepted.Shape, book.Cases.Form.Kind))
        {
            plan.Left.Add(new(standing.Number, "Its outline was changed in the field. Outlines of cases change by merging and splitting alone: the old one stays.")
            {
                ReasonZh = "外业改动了图形。图斑的图形只因合并、分割而变：保留原图形。",
                Subject = subject,
            });
        }

        plan.Left.AddRange(subject.Complaints.Select(complaint => new LeftFromField(standing.Number, complaint) { Subject = subject }));
        var request = new CaseMoveRequest(AmendMove, today, "外业回传", told, []);
        IReadOnlyList<string> complaints = [.. book.Process.Complaints(standing, request, actor, []), .. book.Workspace.Tables.Sanctions.Complaints(told.GetValueOrDefault("sanction") as string ?? "")];
        if (complaints.Count > 0)
            plan.Left.Add(new(standing.Number, string.Join(" ", complaints)) { Subject = subject });
        else if (told.Count > 0 && LedgerEntry.Complaints(book.Cases.Form, standing.Row.With(told)).Count == 0)
            plan.Changes.Add(await SanctionTold.FollowAsync(book, book.Process.Make(standing, request, actor, [], now), ct));
    }

    private async Task PlanEvidenceAsync(CaseFieldPlan plan, FieldReturn back, ReturnedEvidence piece, Actor actor, DateOnly today, DateTime now, CancellationToken ct)
    {
        if (piece is not { Subject: { } subject, Photo: { Presence: PhotoPresence.Here } photo, Kind: { } kind } || book.Evidence.Form.Get("kind").CodeOf(kind) is not { } code)
        {
            plan.Left.Add(LeftFromField.Of(piece));
            return;
        }

        var one = await book.Cases.FindAsync(subject.Id, ct) is { } row ? new Case(row) : null;
        if (one is null)
        {
            plan.Left.Add(LeftFromField.Of(piece, $"The case {subject.Label} is not in the workspace.", $"图斑 {subject.Label} 不在工作空间里。"));
            return;
        }

        try
        {
            var file = new EvidenceFile(code, Path.GetFileName(photo.Path), back.ReadPhoto(photo), piece.Operator ?? "", piece.Note ?? "");
            var taken = book.EvidenceIntake.Take(file, one.Shape, book.Cases.Layer, one.Id, actor.Name, now);
            var there = (await book.EvidenceOfAsync(one, ct)).Select(EvidenceIntake.FactsOf).ToList();
            if (plan.Evidence.Any(known => known.Number == one.Number && known.Taken.Facts.Sha256 == taken.Facts.Sha256))
                plan.Left.Add(LeftFromField.Of(piece, $"{photo.Path} came back twice.", "同一张照片在包里出现两次。"));
            else if (there.Any(known => known.Sha256 == taken.Facts.Sha256))
                plan.Left.Add(LeftFromField.Of(piece, $"{one.Number} has this photo already.", $"{one.Number} 已有这张照片。"));
            else if (book.EvidenceComplaints(one, [taken.Facts], there, actor, today) is { Count: > 0 } complaints)
                plan.Left.Add(LeftFromField.Of(piece, string.Join(" ", complaints), null));
            else
                plan.Evidence.Add(new(one.Number, taken, piece));
        }
        catch (WorkspaceException unfit)
        {
            plan.Left.Add(LeftFromField.Of(piece, unfit.Message, null));
        }
    }
}
