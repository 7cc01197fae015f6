using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Opens cases: numbers them, says when they are due, and never opens two on the same ground.</summary>
public sealed class CaseOpener(CaseBook book)
{
    private const string OpenMove = "open";
    private const string Series = "AJ";

    /// <summary>Opens what is not open yet, as one revision.</summary>
    /// <param name="today">The day on which this is asked.</param>
    /// <exception cref="CaseRefusedException">Somebody who may not open cases.</exception>
    /// <exception cref="LedgerEntryException">A draft's values are not fit; none was opened.</exception>
    public Task<CaseOpenings> OpenAsync(IReadOnlyList<CaseDraft> drafts, string author, string reason, DateOnly today, CancellationToken ct) => OpenAsync(drafts, [], author, reason, today, ct);

    /// <summary>The same, with documents kept in the same revision.</summary>
    internal async Task<CaseOpenings> OpenAsync(IReadOnlyList<CaseDraft> drafts, IReadOnlyList<KeptContent> records, string author, string reason, DateOnly today, CancellationToken ct)
    {
        var actor = await OpenerAsync(author, today, ct);
        if (drafts.Count == 0)
            return new([], null);
        var note = new RevisionNote(author, reason);
        var placed = await PlaceAsync(drafts, today, ct);
        RequireVillage(actor, placed);
        // What cannot stand in the ledger is told before anything is made for it.
        foreach (var draft in placed)
            book.Cases.Add(NewCase(draft, Series, default).Row);
        await book.EnsureAsync(note, ct);
        // Whoever opens cases takes the turn before the ground is read: two on the same ground, in whatever year, cannot pass each other.
        return await LedgerTurn.TakeAsync(book.Workspace, Series, note, turn => TryAsync(placed, turn, records, actor, note, ct), ct);
    }

    /// <summary>What <see cref="OpenAsync(IReadOnlyList{CaseDraft}, string, string, DateOnly, CancellationToken)"/> would do now. Changes nothing.</summary>
    /// <exception cref="CaseRefusedException">Somebody who may not open cases.</exception>
    /// <exception cref="LedgerEntryException">A draft's values are not fit.</exception>
    public async Task<IReadOnlyList<CasePreview>> PreviewAsync(IReadOnlyList<CaseDraft> drafts, string author, DateOnly today, CancellationToken ct)
    {
        var actor = await OpenerAsync(author, today, ct);
        if (drafts.Count == 0)
            return [];
        var placed = await PlaceAsync(drafts, today, ct);
        RequireVillage(actor, placed);
        var grounds = await SortAsync(placed, ct);
        return [.. placed.Zip(grounds, (draft, ground) => new CasePreview(draft, ground.IsNew, ground.Matches, ground.Twin < 0 ? null : ground.Twin))];
    }

    private async Task<Actor> OpenerAsync(string author, DateOnly today, CancellationToken ct)
    {
        var actor = await People.FindAsync(book.Workspace, author, today, ct);
        return actor.Role is { } role && !book.Process.Openers.Contains(role)
            ? throw new CaseRefusedException(book.Cases.Form.TitleZh, [Sentence.Said($"Cases are opened by {string.Join(", ", book.Process.Openers.Select(PersonRoles.Word))}; {author} is {role.Word()}.")])
            : actor;
    }

    /// <summary>Who answers for one village opens cases there alone.</summary>
    private void RequireVillage(Actor actor, IReadOnlyList<CaseDraft> placed)
    {
        if (actor.Role is { } role && book.Process.VillageBound.Contains(role) && placed.FirstOrDefault(draft => draft.Values.GetValueOrDefault("village") as string != actor.Village) is { } other)
        {
            throw new CaseRefusedException(
                FieldText.Write(other.Values.GetValueOrDefault("title")), [Sentence.Said($"{actor.Name} answers for {actor.Village}, the patch lies in {FieldText.Write(other.Values.GetValueOrDefault("village"))}.")]);
        }
    }

    /// <summary>What the ground of each draft is to the cases that are there, and to the other drafts.</summary>
    private async Task<IReadOnlyList<CaseGround>> SortAsync(IReadOnlyList<CaseDraft> drafts, CancellationToken ct)
    {
        var box = new Envelope();
        foreach (var draft in drafts)
            box.ExpandToInclude(draft.Shape.EnvelopeInternal);
        var near = await book.ReadAsync(new() { Within = box }, ct).Where(one => book.Process.StageOf(one) != CaseStage.Absorbed && one.Shape is not null).ToListAsync(ct);
        return CaseGround.Of([.. drafts.Select(draft => draft.Shape)], near, book.Process.SameGround, book.Workspace.Areas, ct);
    }

    private async Task<CaseOpenings> TryAsync(IReadOnlyList<CaseDraft> drafts, FeatureUpdate turn, IReadOnlyList<KeptContent> records, Actor actor, RevisionNote note, CancellationToken ct)
    {
        var grounds = await SortAsync(drafts, ct);
        int[] fresh = [.. Enumerable.Range(0, drafts.Count).Where(i => grounds[i].IsNew)];
        if (fresh.Length == 0)
            return new([.. drafts.Zip(grounds, (draft, ground) => new CaseOpening(draft, null, ground.Matches))], null);

        var now = Moments.Cut(DateTime.UtcNow);
        var (numbers, steps) = await NumberAsync([.. fresh.Select(i => (DateOnly)drafts[i].Values["issued_on"]!)], note, ct);
        var opened = fresh.Select((draft, i) => (Draft: draft, Case: NewCase(drafts[draft], numbers[i], now))).ToDictionary(pair => pair.Draft, pair => pair.Case);
        var revision = await CommitAsync([.. opened.Select(pair => (drafts[pair.Key], pair.Value))], [turn, .. steps], records, actor, note, now, ct);
        var stored = await StoredAsync([.. opened.Values], ct);
        return new([.. drafts.Select((draft, i) => new CaseOpening(draft, opened.TryGetValue(i, out var one) ? stored[one.Number] : null, Shown(i)))], revision);

        // A draft on the ground of another of the same list matches that one's case.
        IReadOnlyList<CaseMatch> Shown(int i) => grounds[i] is { Twin: >= 0 and var twin }
            ? [.. grounds[i].Matches.Append(CaseGround.Between(drafts[i].Shape, stored[opened[twin].Number], book.Workspace.Areas)).OrderByDescending(match => match.Share).ThenBy(match => match.Case.Id)]
            : grounds[i].Matches;
    }

    /// <summary>Opening is a move too, and stands in the ledger of moves.</summary>
    private async Task<Revision> CommitAsync(
        IReadOnlyList<(CaseDraft Draft, Case Case)> opened, IReadOnlyList<FeatureUpdate> steps, IReadOnlyList<KeptContent> records, Actor actor, RevisionNote note, DateTime now, CancellationToken ct)
    {
        FeatureAdd Opening((CaseDraft Draft, Case Case) pair) => Move(pair.Case, SanctionTold.Written(pair.Draft));
        FeatureAdd Move(Case one, string changed) => book.Moves.Add(book.Moves.NewRow(null).With(new Dictionary<string, object?>
        {
            ["case_number"] = one.Number,
            ["move"] = OpenMove,
            ["to_state"] = one.State,
            ["on"] = one.IssuedOn,
            ["at"] = now,
            ["by"] = actor.Name,
            ["role"] = actor.Role?.Word(),
            ["note"] = note.Reason,
            ["changed"] = changed,
        }));
        return await book.Workspace.CommitRowsAsync(
            new(note) { Updates = steps, Adds = [.. opened.Select(pair => book.Cases.Add(pair.Case.Row)), .. opened.Select(Opening)], Records = records }, ct);
    }

    private async Task<Dictionary<string, Case>> StoredAsync(IReadOnlyList<Case> opened, CancellationToken ct)
    {
        var where = new AttributeFilter.OneOf("number", [.. opened.Select(one => (object)one.Number)]);
        return await book.ReadAsync(new() { Where = where }, ct).ToDictionaryAsync(one => one.Number, cancellationToken: ct);
    }

    private async Task<(IReadOnlyList<string> Numbers, IReadOnlyList<FeatureUpdate> Steps)> NumberAsync(DateOnly[] issued, RevisionNote note, CancellationToken ct)
    {
        var (numbers, steps) = (new string[issued.Length], new List<FeatureUpdate>());
        foreach (var year in issued.Select((day, i) => (day.Year, Index: i)).GroupBy(pair => pair.Year))
        {
            var taken = await Numbering.TakeAsync(book.Workspace, FormattableString.Invariant($"{Series}{year.Key}"), year.Count(), note, ct);
            steps.Add(taken.Step);
            foreach (var (place, index) in year.Select((pair, place) => (place, pair.Index)))
                numbers[index] = taken.At(place);
        }

        return (numbers, steps);
    }

    private Case NewCase(CaseDraft draft, string number, DateTime now)
    {
        var row = book.Cases.NewRow(draft.Shape).With(draft.Values).With(new Dictionary<string, object?>
        {
            ["number"] = number,
            ["state"] = book.Process.Start.Id,
            ["state_since"] = now,
            ["moved_on"] = draft.Values["issued_on"],
            ["returns"] = 0L,
            ["reopens"] = 0L,
            ["area_m2"] = book.Workspace.Areas.Of(draft.Shape).SquareMetres,
        });
        return book.Workspace.Tables.CaseDeadlines.Set(new(row));
    }

    /// <summary>Drafts with their shapes on the grid and the village they lie in for the greater part.</summary>
    private async Task<IReadOnlyList<CaseDraft>> PlaceAsync(IReadOnlyList<CaseDraft> drafts, DateOnly today, CancellationToken ct)
    {
        var intake = new Intake(book.Workspace.Areas, GeometryKind.Polygon);
        var villages = drafts.Any(draft => draft.Values.GetValueOrDefault("village") is null or "") ? await VillageGround.ReadAsync(book.Workspace, ct) : null;
        return [.. drafts.Select(Placed)];

        CaseDraft Placed(CaseDraft draft)
        {
            if (draft.Values.GetValueOrDefault("issued_on") is not DateOnly issued)
                throw new LedgerEntryException(book.Cases.Form.TitleZh, [Sentence.Said("'issued_on' (下发日期) is missing.")]);
            CaseBook.RefuseFuture(issued, today);
            var shape = intake.Take(LooseShape.Of(draft.Shape)).Shape;
            if (Complaints(draft, shape, issued) is { Count: > 0 } complaints)
                throw new LedgerEntryException($"{draft.Values.GetValueOrDefault("title")}", complaints);
            var values = new Dictionary<string, object?>(draft.Values, StringComparer.OrdinalIgnoreCase);
            if (values.GetValueOrDefault("village") is null or "")
                values["village"] = villages?.NameAt(shape!) ?? draft.VillageTold;
            return new(shape!, values);
        }
    }

    private List<string> Complaints(CaseDraft draft, Geometry? shape, DateOnly issued)
    {
        List<string> complaints = [.. book.Workspace.Tables.Sanctions.Complaints(draft.Values.GetValueOrDefault("sanction") as string ?? "")];
        if (CaseShape.FaultOf(shape, book.Workspace) is { } fault)
            complaints.Say(fault.Sentence);
        if (draft.Values.GetValueOrDefault("due_on") is DateOnly due && due < issued)
            complaints.Say($"The deadline {Moments.Write(due)} lies before the day of issue, {Moments.Write(issued)}.");
        return complaints;
    }
}
