using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Places;

/// <summary>Takes a round's places to the field and takes in the inspections that come back.</summary>
/// <remarks>The ledgers are opened anew each time: one that is not there when a package goes out may be there when it comes back.</remarks>
public sealed class PlaceFieldWork(Workspace workspace)
{
    private const string FormId = "place";

    // What is seen around the places, the first on top.
    private static readonly LayerRole[] Shown = [LayerRole.Village, LayerRole.LandUse];

    /// <summary>Writes a package of a round: its places, and for each kind a table with its checklist, a row a place in visiting order.</summary>
    /// <param name="folder">In which the package's own folder is made.</param>
    /// <exception cref="WorkspaceException">There is no such round, it is closed, or the package cannot be written; nothing was left.</exception>
    public async Task<FieldPackage> PackAsync(string number, string name, string folder, string author, bool isEnglish, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var round = await book.GetRoundAsync(number, ct);
        if (round.State != Round.Planned)
            throw new WorkspaceException($"The round {number} is {round.State} already: there is nothing to inspect on it. Plan another.");
        var places = (await book.PlacesOfAsync(round, ct)).Select(stop => stop.Place).ToList();
        var layers = await workspace.Store.ListLayersAsync(ct);
        var photos = book.Kinds.Photos.Evidence;
        var request = new FieldPackageRequest(
            name, book.PlaceForm, [.. places.Select(place => place.Id)], "number", [.. book.Evidence.Ledger.Form.Get("kind").Choices.Where(choice => choice.Code == photos.Kind)], author)
        {
            References = [.. Shown.Select(role => layers.Where(layer => layer.Role == role).OrderByDescending(layer => layer.Vintage).FirstOrDefault()?.Name).OfType<string>()],
            Sheets = PlaceVisits.Sheets(places),
            LimitMetres = photos.WithinMetres ?? 0,
            IsEnglish = isEnglish,
        };
        return await FieldPackageWriter.WriteAsync(workspace, request, folder, TimeProvider.System, ct);
    }

    /// <summary>What of a return can be taken in, and what not and why.</summary>
    /// <exception cref="WorkspaceException">It is no package of places.</exception>
    public async Task<PlaceFieldPlan> PlanAsync(FieldReturn back, string author, DateOnly today, CancellationToken ct)
    {
        if (back.Manifest.Form != FormId)
            throw new WorkspaceException($"The package '{back.Manifest.Name}' holds '{back.Manifest.Layer}', not inspected places.");
        var (book, plan) = (await PlaceBook.OpenAsync(workspace, ct), new PlaceFieldPlan());
        foreach (var subject in back.Subjects)
        {
            if (LeftFromField.Of(subject) is { } left)
                plan.Left.Add(left);
            else if (subject.Standing is SubjectStanding.Changed or SubjectStanding.Mergeable)
                plan.Left.Add(Changed(subject));
        }

        var places = await back.Subjects.ToAsyncEnumerable().Select(async (ReturnedSubject subject, CancellationToken stop) => (Subject: subject, Place: await book.FindAsync(subject.Packed.Id, stop)))
            .Where(pair => pair.Place is not null).ToDictionaryAsync(pair => pair.Place!.Number, pair => (pair.Subject, Place: pair.Place!), cancellationToken: ct);
        foreach (var kind in places.Values.Select(pair => pair.Place.Kind).DistinctBy(kind => kind.Id))
        {
            var form = PlaceVisits.FormOf(kind);
            var rows = back.ReadSheet(new(form, []), out var problems);
            foreach (var row in rows)
            {
                var visit = new LedgerRow(form.Schema, row);
                if (places.TryGetValue(visit.Text("place"), out var place) && place.Place.Kind.Id == kind.Id)
                    await PlanVisitAsync(book, plan, place.Subject, place.Place, visit, author, today, ct);
                else if (PlaceVisits.Read(kind, visit, today, out _) is not null)
                    plan.Left.Add(Nowhere(form, visit));
            }

            plan.Left.AddRange(problems.Select(problem => new LeftFromField(back.Manifest.Name, problem)));
        }

        plan.Left.AddRange(LeftFromField.Added(
            back, "name", "It was added in the field: a place is entered at the desk ('landplanner place add'), so it was left.", "外业新增的巡查点：须在内业登记，未接收。"));
        foreach (var piece in back.Evidence)
            await PlanPhotoAsync(book, plan, back, piece, author, ct);
        plan.Left.AddRange(back.LoosePhotos.Select(photo => LeftFromField.Of(photo)));
        plan.Left.AddRange(back.Problems.Select(problem => new LeftFromField(back.Manifest.Name, problem)));
        return plan;
    }

    /// <summary>Takes in what the plan has, as one revision; null where there is nothing.</summary>
    /// <exception cref="WorkspaceException">The author may not write inspections of these places; nothing was taken in.</exception>
    /// <exception cref="EditConflictException">A place was inspected meanwhile; nothing was taken in.</exception>
    public async Task<Revision?> AcceptAsync(PlaceFieldPlan plan, FieldReturn back, string author, CancellationToken ct)
    {
        if (plan.Visits.Count == 0)
            return null;
        var book = await PlaceBook.OpenAsync(workspace, ct);
        (await LedgerRight.RequireAsync(workspace, book.Inspections.Form.Id, author, ct)).Require(plan.Visits.Select(visit => visit.Place.Row));
        var edit = new Edit(new(author, $"外业回传 {back.Manifest.Name}"));
        foreach (var visit in plan.Visits)
        {
            var made = await Inspecting.PrepareAsync(book, visit.Request with { Photos = [.. visit.Photos.Select(photo => photo.File)] }, author, ct);
            edit = made.AddTo(edit, book);
        }

        await book.Inspections.EnsureAsync(edit.Note, ct);
        if (edit.Records.Count > 0)
            await book.Evidence.Ledger.EnsureAsync(edit.Note, ct);
        return await workspace.CommitRowsAsync(edit, ct);
    }

    private static async Task PlanVisitAsync(PlaceBook book, PlaceFieldPlan plan, ReturnedSubject subject, InspectedPlace place, LedgerRow row, string author, DateOnly today, CancellationToken ct)
    {
        if (PlaceVisits.Read(place.Kind, row, today, out var complaints) is not { } request)
            return;
        if (complaints.Count > 0)
        {
            plan.Left.Add(new(place.Number, string.Join(" ", complaints)) { ReasonZh = "没有填写巡查日期。", Subject = subject });
            return;
        }

        // A row that was doubled in the field must not keep the others out.
        if (plan.Visits.Exists(visit => visit.Place.Number == place.Number))
        {
            plan.Left.Add(new(place.Number, "Its table holds a second inspection of it: one of a round is taken in, the first.") { ReasonZh = "表中有这处巡查点的第二条记录：一次任务只接收第一条。", Subject = subject });
            return;
        }

        try
        {
            var made = await Inspecting.PrepareAsync(book, request, author, ct);
            if ((await book.HistoryAsync(place, ct)).FirstOrDefault(known => known.On >= request.On) is not { } known)
                plan.Visits.Add(new(subject.Packed, place, request, made.Verdict));
            else if (known.On == request.On && known.Row.Text("results") == made.Row.Text("results") && known.Passed == made.Verdict.Passed && known.Row.Text("note") == request.Note)
                plan.Left.Add(new(place.Number, $"This inspection is in the ledger already ({known.Number}).") { ReasonZh = $"这次巡查已在台账中（{known.Number}）。", Subject = subject });
            else
                plan.Left.Add(Overtaken(subject, place, known));
        }
        catch (LedgerEntryException unfit)
        {
            plan.Left.Add(new(place.Number, string.Join(" ", unfit.Complaints)) { Subject = subject });
        }
        catch (WorkspaceException unfit)
        {
            plan.Left.Add(new(place.Number, unfit.Message) { Subject = subject });
        }
    }

    private static async Task PlanPhotoAsync(PlaceBook book, PlaceFieldPlan plan, FieldReturn back, ReturnedEvidence piece, string author, CancellationToken ct)
    {
        var kind = book.Kinds.Photos.Evidence.Kind;
        if (piece is not { Subject: { } subject, Photo: { Presence: PhotoPresence.Here, Sha256: { } hash } photo })
        {
            plan.Left.Add(LeftFromField.Of(piece));
            return;
        }

        if (await book.Evidence.Ledger.ReadAsync(new() { Where = new AttributeFilter.Compare("sha256", Comparison.Equal, hash) }, ct).AnyAsync(ct))
        {
            plan.Left.Add(LeftFromField.Of(piece, "This photo is in the ledger of evidence already.", "这张照片已在台账中。"));
            return;
        }

        if (plan.Visits.FirstOrDefault(visit => visit.Subject.Id == subject.Id) is not { } visit)
        {
            plan.Left.Add(LeftFromField.Of(piece, $"No inspection of {subject.Label} came with it that can be taken in.", $"没有随之可接收的 {subject.Label} 巡查记录。"));
            return;
        }

        if (plan.Visits.SelectMany(known => known.Photos).Any(known => known.Sha256 == hash))
        {
            plan.Left.Add(LeftFromField.Of(piece, $"{photo.Path} came back twice.", "同一张照片在包里出现两次。"));
            return;
        }

        try
        {
            var file = new EvidenceFile(kind, Path.GetFileName(photo.Path), back.ReadPhoto(photo), piece.Operator ?? "", piece.Note ?? "");
            // One at a time: a photo that does not fit keeps no other from being taken.
            await Inspecting.PrepareAsync(book, visit.Request with { Photos = [file] }, author, ct);
            visit.Photos.Add(new(file, hash, piece));
        }
        catch (LedgerEntryException unfit)
        {
            plan.Left.Add(LeftFromField.Of(piece, string.Join(" ", unfit.Complaints), null));
        }
        catch (WorkspaceException unfit)
        {
            plan.Left.Add(LeftFromField.Of(piece, unfit.Message, null));
        }
    }

    private static LeftFromField Changed(ReturnedSubject subject)
    {
        var fields = string.Join(", ", subject.Changes!.Fields.Select(change => $"{change.Field.Name} → {FieldText.Write(change.To)}").Concat(subject.Changes.ShapeDiffers ? ["shape"] : Array.Empty<string>()));
        return new(subject.Packed.Label, $"The place itself was changed in the field ({fields}): a return brings inspections. Set it at the desk ('landplanner place set').")
        {
            ReasonZh = $"外业改了巡查点本身（{fields}）：回传只接收巡查记录，请在内业修改。",
            Subject = subject,
        };
    }

    private static LeftFromField Nowhere(LedgerForm form, LedgerRow visit)
    {
        var named = visit.Text("place") is { Length: > 0 } number ? number : visit.Text("label");
        return new(named.Length > 0 ? named : FormattableString.Invariant($"#{visit.Id}"), $"An inspection that '{form.Layer}' holds is of no place of the package: enter it at the desk.")
        {
            ReasonZh = $"“{form.TitleZh}”里的一条记录不属于包里的任何巡查点：请在内业录入。",
        };
    }

    private static LeftFromField Overtaken(ReturnedSubject subject, InspectedPlace place, Inspection known)
    {
        var (day, by) = (Moments.Write(known.On), known.Row.Text("entered_by"));
        return new(place.Number, $"The inspection {known.Number} of {day}, entered by {by}, is as new and says otherwise. A person decides.")
        {
            ReasonZh = $"台账中已有 {day} 的巡查 {known.Number}（{by} 录入），内容不同。须由人决定。",
            Subject = subject,
        };
    }
}
