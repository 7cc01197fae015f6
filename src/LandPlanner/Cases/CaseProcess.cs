using LandPlanner.Calendars;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Cases;

/// <summary>The state machine of cases, given as data (<c>data/cases/process.yaml</c>; after the domain's flow from issue to closure). Immutable.</summary>
public sealed class CaseProcess
{
    private readonly Dictionary<string, CaseState> _states;
    private readonly Dictionary<string, CaseMove> _moves;

    /// <param name="start">The id of the state in which a case begins.</param>
    /// <param name="sameGround">The part of the smaller polygon that two must share to be the same ground.</param>
    /// <exception cref="ArgumentException">A state or move is there twice, or a move names a state that is not there.</exception>
    public CaseProcess(
        string start, IReadOnlySet<PersonRole> openers, IReadOnlyList<CaseState> states, IReadOnlyList<CaseMove> moves, IReadOnlyList<EvidenceRule> evidence, IReadOnlySet<PersonRole> villageBound, double sameGround)
    {
        (Openers, States, Moves, Evidence, VillageBound, SameGround) = (openers, states, moves, evidence, villageBound, sameGround);
        _states = states.ToDictionary(state => state.Id, StringComparer.Ordinal);
        _moves = moves.ToDictionary(move => move.Id, StringComparer.Ordinal);
        Start = _states.GetValueOrDefault(start) ?? throw new ArgumentException($"There is no state '{start}'.", nameof(start));
        foreach (var move in moves)
        {
            if (move.From.Append(move.To ?? start).FirstOrDefault(state => !_states.ContainsKey(state)) is { } missing)
                throw new ArgumentException($"The move '{move.Id}' names a state '{missing}' that is not there.", nameof(moves));
        }
    }

    public CaseState Start { get; }

    /// <summary>Who may open a case.</summary>
    public IReadOnlySet<PersonRole> Openers { get; }

    public IReadOnlyList<CaseState> States { get; }

    public IReadOnlyList<CaseMove> Moves { get; }

    public IReadOnlyList<EvidenceRule> Evidence { get; }

    /// <summary>Roles that move only cases of their own village.</summary>
    public IReadOnlySet<PersonRole> VillageBound { get; }

    public double SameGround { get; }

    /// <summary>Null where there is no such state.</summary>
    public CaseState? Find(string id) => _states.GetValueOrDefault(id);

    /// <exception cref="WorkspaceException">There is no such state.</exception>
    public CaseState State(string id) => _states.GetValueOrDefault(id)
        ?? throw new WorkspaceException($"There is no state '{id}' in data/cases/process.yaml; there are {string.Join(", ", _states.Keys)}.");

    /// <exception cref="WorkspaceException">There is no such move.</exception>
    public CaseMove Move(string id) => _moves.GetValueOrDefault(id)
        ?? throw new WorkspaceException($"There is no move '{id}'; there are {string.Join(", ", _moves.Values.Select(move => $"{move.Id} ({move.TitleZh})"))}.");

    /// <exception cref="WorkspaceException">There is no such kind of evidence.</exception>
    public EvidenceRule EvidenceOf(string kind) => Evidence.FirstOrDefault(rule => rule.Kind == kind)
        ?? throw new WorkspaceException($"There is no kind of evidence '{kind}'; there are {string.Join(", ", Evidence.Select(rule => rule.Kind))}.");

    public CaseStage StageOf(Case one) => State(one.State).Stage;

    /// <summary>Moves that start from the state a case is in, whoever may make them; in the order of the table.</summary>
    public IEnumerable<CaseMove> MovesFrom(Case one) => Moves.Where(move => move.From.Contains(one.State));

    /// <summary>Why somebody cannot make a move at all, whatever they bring: the state, the role, the village. Full sentences; empty where they can.</summary>
    public IReadOnlyList<string> Bars(Case one, CaseMove move, Actor actor)
    {
        var bars = new List<string>();
        if (!move.From.Contains(one.State))
        {
            bars.Say(
                $"'{move.TitleZh}' ({move.Id}) does not start from '{State(one.State).TitleZh}' ({one.State}); from there: {Listed(MovesFrom(one))}.");
        }

        return [.. bars, .. BarsOf(one, move, actor)];
    }

    /// <summary>Why a move is not this person's to make, whatever state the case is in: the role, the village. Full sentences; empty where it is.</summary>
    public IReadOnlyList<string> BarsOf(Case one, CaseMove move, Actor actor)
    {
        var bars = new List<string>();
        if (actor.Role is not { } role)
            return bars;
        if (!move.Roles.Contains(role))
            bars.Say($"'{move.TitleZh}' ({move.Id}) is for {string.Join(", ", move.Roles.Select(PersonRoles.Word))}; {actor.Name} is {role.Word()}.");
        else if (VillageBound.Contains(role) && actor.Village != one.Village)
            bars.Say($"{actor.Name} answers for {Named(actor.Village)}, the case lies in {Named(one.Village)}.");
        return bars;
    }

    /// <summary>Why a move as it is asked for cannot be made. Full sentences; empty where it can.</summary>
    /// <param name="evidence">What the case has already.</param>
    public IReadOnlyList<string> Complaints(Case one, CaseMoveRequest request, Actor actor, IReadOnlyList<EvidenceFacts> evidence)
    {
        var move = Move(request.Move);
        var complaints = new List<string>(Bars(one, move, actor));
        if (complaints.Count > 0)
            return complaints;
        if (request.On < one.MovedOn)
            complaints.Say($"The move is dated {Moments.Write(request.On)}, before the last one ({Moments.Write(one.MovedOn)}).");
        if (move.NeedsNote && string.IsNullOrWhiteSpace(request.Note))
            complaints.Say($"'{move.TitleZh}' ({move.Id}) needs a note that says why.");
        complaints.AddRange(Unfit(one, move, request));
        complaints.AddRange(EvidenceComplaints(one, request.Evidence, evidence, request.On));
        complaints.AddRange(Missing(one, move, [.. evidence.Where(piece => !EvidenceOf(piece.Kind).IsLater(piece, request.On)), .. request.Evidence]));
        return complaints;
    }

    /// <summary>Makes a move.</summary>
    /// <param name="evidence">What the case has already.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="CaseRefusedException">It cannot be made; every reason at once.</exception>
    public CaseTransition Make(Case one, CaseMoveRequest request, Actor actor, IReadOnlyList<EvidenceFacts> evidence, DateTime now)
    {
        if (Complaints(one, request, actor, evidence) is { Count: > 0 } complaints)
            throw new CaseRefusedException(one.Number, complaints);
        var move = Move(request.Move);
        var told = request.Values.Where(value => !Equals(one.Row[value.Key], value.Value)).ToList();
        var row = one.Row.With(told).With(move.Clears.Select(field => new KeyValuePair<string, object?>(field, null))).With(move.Sets.Select(set => new KeyValuePair<string, object?>(set.Key, set.Value)));
        // A deadline that somebody set follows no rule any more.
        if (told.Exists(value => value.Key == "due_on"))
            row = row.With("due_rule", null);
        if (move.Counts is { } counter)
            row = row.With(counter, (row.Integer(counter) ?? 0) + 1);
        var changed = string.Join("; ", told.Select(value => $"{value.Key} {FieldText.Write(one.Row[value.Key])} → {FieldText.Write(value.Value)}"));
        return new(move, one, new(Enter(row.With("moved_on", request.On), one.State, move.To, request.On, now)), request.On, now, actor, request.Note.Trim(), changed);
    }

    /// <summary>The row in its new state, with the dates that its stage brings.</summary>
    private LedgerRow Enter(LedgerRow row, string from, string? to, DateOnly on, DateTime now)
    {
        if (to is null || to == from)
            return row;
        var entered = row.With("state", to).With("state_on", on).With("state_since", now);
        return State(to).Stage switch
        {
            CaseStage.Open => entered.With("disposed_on", null).With("closed_on", null),
            CaseStage.Disposed => entered.With("disposed_on", row.Date("disposed_on") ?? on).With("closed_on", null),
            CaseStage.Closed => entered.With("disposed_on", row.Date("disposed_on") ?? on).With("closed_on", row.Date("closed_on") ?? on),
            _ => entered,
        };
    }

    /// <summary>Why pieces of evidence cannot be taken: what they do not tell, and photos that are here already. Full sentences.</summary>
    /// <param name="there">What the case has already.</param>
    /// <param name="until">The last day on which photos may have been taken: that of the move, or today.</param>
    public IReadOnlyList<string> EvidenceComplaints(Case one, IReadOnlyList<EvidenceFacts> pieces, IReadOnlyList<EvidenceFacts> there, DateOnly until)
    {
        var complaints = new List<string>();
        var seen = there.Select(piece => piece.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var piece in pieces)
        {
            var rule = EvidenceOf(piece.Kind);
            complaints.AddRange(rule.Complaints(piece));
            complaints.AddRange(rule.ComplaintsOfDay(one, piece, until));
            // A document may stand for several things; a photo that is sent again proves nothing new.
            if (rule.NeedsPlace && !seen.Add(piece.Sha256))
                complaints.Say($"{piece.FileName} is a photo the case has already, or is sent twice: one photo proves one thing.");
        }

        return complaints;
    }

    /// <summary>Whether a piece of evidence is of the time since a case came into its state: a photo by when it was taken too.</summary>
    public static bool IsFresh(Case one, EvidenceFacts piece) =>
        piece.AddedAt >= one.StateSince && (piece.TakenAt is not { } taken || ChinaTime.DayOf(taken) >= one.StateOn);

    private static IEnumerable<string> Unfit(Case one, CaseMove move, CaseMoveRequest request)
    {
        foreach (var field in move.Given)
        {
            if (!request.Values.TryGetValue(field, out var value) || value is null or "")
                yield return Sentence.Said($"'{move.TitleZh}' ({move.Id}) needs '{field}' to be told.");
        }

        foreach (var field in move.Filled)
        {
            if ((request.Values.TryGetValue(field, out var value) ? value : one.Row[field]) is null or "")
                yield return Sentence.Said($"'{move.TitleZh}' ({move.Id}) needs '{field}' to be known.");
        }

        foreach (var field in request.Values.Keys)
        {
            if (!move.Given.Contains(field) && !move.Optional.Contains(field))
                yield return Sentence.Said($"'{field}' cannot be told with '{move.TitleZh}' ({move.Id}).");
        }

        if (request.Values.TryGetValue("due_on", out var due) && due is DateOnly day && day < request.On)
            yield return Sentence.Said($"The deadline {Moments.Write(day)} lies before the day of the move, {Moments.Write(request.On)}.");
        foreach (var field in move.Later)
        {
            if (request.Values.TryGetValue(field, out var value) && value is DateOnly told && one.Row.Date(field) is { } stands && told <= stands)
                yield return Sentence.Said($"'{move.TitleZh}' ({move.Id}) puts '{field}' off: {Moments.Write(told)} is no later than {Moments.Write(stands)}, which stands.");
        }
    }

    private static IEnumerable<string> Missing(Case one, CaseMove move, IReadOnlyList<EvidenceFacts> evidence)
    {
        foreach (var demand in move.Evidence)
        {
            var there = evidence.Count(piece => piece.Kind == demand.Kind && (!demand.IsFresh || IsFresh(one, piece)));
            if (there < demand.Count)
                yield return Sentence.Said($"'{move.TitleZh}' ({move.Id}) needs {demand.Count} piece(s) of evidence '{demand.Kind}'{(demand.IsFresh ? (Sentence)$" of the time since the case is in '{one.State}'" : "")}; there are {there}.");
        }
    }

    private static Sentence Listed(IEnumerable<CaseMove> moves) =>
        moves.Select(move => $"{move.Id} ({move.TitleZh})").ToList() is { Count: > 0 } list ? Sentence.Quote(string.Join(", ", list)) : "none";

    private static Sentence Named(string village) => village.Length > 0 ? Sentence.Quote(village) : "no village";
}
