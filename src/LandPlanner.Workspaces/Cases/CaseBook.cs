using System.Runtime.CompilerServices;
using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Cases;

/// <summary>The cases of a workspace: read, opened, moved, merged and split, each as one revision that has the case, its move and its evidence in it.</summary>
/// <remarks>Nothing leaves the ledger: cases are never deleted, moves and evidence only added.</remarks>
public sealed class CaseBook
{
    public const string FormId = "case";

    private CaseBook(Workspace workspace, Ledger cases, Ledger moves, EvidenceIntake evidence) =>
        (Workspace, Cases, Moves, EvidenceIntake) = (workspace, cases, moves, evidence);

    public Workspace Workspace { get; }

    public CaseProcess Process => Workspace.Tables.CaseProcess;

    public Ledger Cases { get; }

    public Ledger Moves { get; }

    public Ledger Evidence => EvidenceIntake.Ledger;

    internal EvidenceIntake EvidenceIntake { get; }

    public static async Task<CaseBook> OpenAsync(Workspace workspace, CancellationToken ct) => new(
        workspace, await Ledger.OpenAsync(workspace, FormId, ct), await Ledger.OpenAsync(workspace, "case-move", ct), await EvidenceIntake.OpenAsync(workspace, ct));

    public async IAsyncEnumerable<Case> ReadAsync(FeatureQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in Cases.ReadAsync(query, ct))
            yield return new(row);
    }

    /// <exception cref="WorkspaceException">There is no such case.</exception>
    public async Task<Case> GetAsync(string number, CancellationToken ct) => await Cases.FindAsync("number", number, ct) is { } row
        ? new(row)
        : throw new WorkspaceException($"There is no case '{number}'. 'landplanner case list' lists those there are.");

    /// <summary>The moves of a case, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<LedgerRow>> MovesOfAsync(Case one, CancellationToken ct) =>
        await Moves.ReadAsync(new() { Where = new AttributeFilter.Compare("case_number", Comparison.Equal, one.Number) }, ct).ToListAsync(ct);

    /// <summary>The moves of a case and of all that it came from by merging and splitting, over however many steps, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<LedgerRow>> HistoryOfAsync(Case one, CancellationToken ct) =>
        await Moves.ReadAsync(new() { Where = CaseFamily.MovesOf(await FamilyOfAsync(one, ct)) }, ct).ToListAsync(ct);

    /// <summary>The evidence of a case and of all that it came from by merging and splitting, over however many steps, in the order in which it was added.</summary>
    public async Task<IReadOnlyList<LedgerRow>> EvidenceOfAsync(Case one, CancellationToken ct) =>
        await Evidence.ReadAsync(new() { Where = CaseFamily.EvidenceOf(await FamilyOfAsync(one, ct), Cases.Layer) }, ct).ToListAsync(ct);

    private Task<IReadOnlyList<Case>> FamilyOfAsync(Case one, CancellationToken ct) =>
        CaseFamily.OfAsync(one, async (where, token) => await Cases.ReadAsync(new() { Where = where, WithoutShapes = true }, token).ToListAsync(token), ct);

    /// <summary>The bytes of a piece of evidence; null where they are not kept here.</summary>
    public Task<byte[]?> ContentAsync(LedgerRow evidence, CancellationToken ct) => Workspace.Store.ReadRecordAsync(EvidenceIntake.RecordKind, evidence.Text("sha256"), ct);

    /// <summary>Makes a move, with what it brings, or changes nothing.</summary>
    /// <param name="values">Fields told with the move, of their types (<see cref="LedgerEntry.Read"/>).</param>
    /// <param name="today">The day on which this is asked.</param>
    /// <exception cref="CaseRefusedException">The move cannot be made; every reason at once.</exception>
    /// <exception cref="EditConflictException">Somebody moved the case meanwhile.</exception>
    public async Task<(CaseTransition Transition, Revision Revision)> MoveAsync(
        string number, string move, DateOnly on, string note, IReadOnlyDictionary<string, object?> values, IReadOnlyList<EvidenceFile> files, string author, DateOnly today, CancellationToken ct)
    {
        var one = await GetAsync(number, ct);
        var rule = Process.Move(move);
        if (rule.To is { } to && Process.State(to).Stage == CaseStage.Absorbed)
            throw new WorkspaceException($"'{rule.TitleZh}' ({rule.Id}) needs to know into what: use 'landplanner case {rule.Id}'.");
        RefuseFuture(on, today);
        var actor = await People.FindAsync(Workspace, author, today, ct);
        if (values.GetValueOrDefault("person") is string person && await People.LeftOnAsync(Workspace, person, today, ct) is { } left)
            throw new CaseRefusedException(number, [Sentence.Said($"'{person}' left on {Moments.Write(left)} and answers for no case any more.")]);
        var now = Moments.Cut(DateTime.UtcNow);
        var taken = files.Select(file => EvidenceIntake.Take(file, one.Shape, Cases.Layer, one.Id, author, now)).ToList();
        var there = await EvidenceOfAsync(one, ct);
        var request = new CaseMoveRequest(move, on, note, values, [.. taken.Select(piece => piece.Facts)]);
        if (Workspace.Tables.Sanctions.Complaints(values.GetValueOrDefault("sanction") as string ?? "") is { Count: > 0 } complaints)
            throw new CaseRefusedException(number, complaints);
        var transition = await SanctionTold.FollowAsync(this, Process.Make(one, request, actor, [.. there.Select(EvidenceIntake.FactsOf)], now), ct);
        var edit = new Edit(new(author, Reason(transition))) { Updates = [Cases.Update(transition.After.Row)], Adds = [MoveRow(transition), .. Adds(taken)], Records = Contents(taken) };
        await EnsureAsync(edit.Note, ct);
        return (transition, await Workspace.Store.CommitAsync(edit, ct));
    }

    /// <summary>Adds evidence to a case without moving it.</summary>
    /// <exception cref="CaseRefusedException">A photo is not fit (no place, too far), or the case is closed.</exception>
    public async Task<Revision> AttachAsync(string number, IReadOnlyList<EvidenceFile> files, string author, DateOnly today, CancellationToken ct)
    {
        var one = await GetAsync(number, ct);
        var actor = await People.FindAsync(Workspace, author, today, ct);
        var now = Moments.Cut(DateTime.UtcNow);
        var taken = files.Select(file => EvidenceIntake.Take(file, one.Shape, Cases.Layer, one.Id, author, now)).ToList();
        var complaints = EvidenceComplaints(one, [.. taken.Select(piece => piece.Facts)], [.. (await EvidenceOfAsync(one, ct)).Select(EvidenceIntake.FactsOf)], actor, today);
        if (complaints.Count > 0)
            throw new CaseRefusedException(number, complaints);
        var edit = new Edit(new(author, $"{number}: evidence {string.Join(", ", files.Select(file => file.FileName))}")) { Adds = Adds(taken), Records = Contents(taken) };
        await EnsureAsync(edit.Note, ct);
        return await Workspace.Store.CommitAsync(edit, ct);
    }

    /// <summary>Why evidence cannot be added to a case as it stands. Full sentences; empty where it can.</summary>
    /// <param name="there">What it has already.</param>
    internal IReadOnlyList<string> EvidenceComplaints(Case one, IReadOnlyList<EvidenceFacts> pieces, IReadOnlyList<EvidenceFacts> there, Actor actor, DateOnly today)
    {
        List<string> complaints = [.. Process.EvidenceComplaints(one, pieces, there, today)];
        if (Process.StageOf(one) is CaseStage.Closed or CaseStage.Absorbed)
            complaints.Say($"The case is '{Process.State(one.State).TitleZh}': nothing is added to it any more.");
        if (actor.Role is { } role && Process.VillageBound.Contains(role) && actor.Village != one.Village)
            complaints.Say($"{actor.Name} answers for {actor.Village}, the case lies in {one.Village}.");
        return complaints;
    }

    /// <summary>Makes the ledgers where there are none.</summary>
    internal async Task EnsureAsync(RevisionNote note, CancellationToken ct)
    {
        await Cases.EnsureAsync(note, ct);
        await Moves.EnsureAsync(note, ct);
        await Evidence.EnsureAsync(note, ct);
    }

    internal static void RefuseFuture(DateOnly on, DateOnly today)
    {
        if (on > today)
            throw new WorkspaceException($"The move is dated {Moments.Write(on)}, and today is {Moments.Write(today)}: nothing that lies ahead is written down as done.");
    }

    internal FeatureAdd MoveRow(CaseTransition step) => Moves.Add(Moves.NewRow(null).With(new Dictionary<string, object?>
    {
        ["case_number"] = step.After.Number,
        ["move"] = step.Move.Id,
        ["from_state"] = step.Before.State,
        ["to_state"] = step.After.State,
        ["on"] = step.On,
        ["at"] = step.At,
        ["by"] = step.By.Name,
        ["role"] = step.By.Role?.Word(),
        ["note"] = step.Note,
        ["changed"] = step.Changed,
    }));

    private static string Reason(CaseTransition step) => $"{step.After.Number}: {step.Move.TitleZh}{(step.Note.Length > 0 ? $"（{step.Note}）" : "")}";

    private IReadOnlyList<FeatureAdd> Adds(IEnumerable<TakenEvidence> taken) => [.. taken.Select(piece => Evidence.Add(piece.Row))];

    private static IReadOnlyList<KeptContent> Contents(IEnumerable<TakenEvidence> taken) => [.. taken.Select(piece => piece.Content).DistinctBy(content => content.Id)];
}
