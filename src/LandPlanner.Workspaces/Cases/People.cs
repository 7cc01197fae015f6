using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Who works with a workspace, and as what.</summary>
public static class People
{
    public const string FormId = "person";

    /// <summary>Who somebody is, for whom moves are allowed or barred. Where the workspace lists nobody, nobody is known and the role is null.</summary>
    /// <exception cref="WorkspaceException">The workspace lists people, and this is none of them, or has left.</exception>
    public static async Task<Actor> FindAsync(Workspace workspace, string name, DateOnly today, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        var people = await ledger.ReadAsync(FeatureQuery.All, ct).ToListAsync(ct);
        if (people.Count == 0)
            return new(name, null);
        var person = people.Find(row => row.Text("name") == name)
            ?? throw new WorkspaceException($"'{name}' is not among the people of this workspace ({string.Join(", ", people.Select(row => row.Text("name")))}). Give your name with --author, or have a leader list you: landplanner case people set '{name}' --set role=….");
        if (!IsHere(person, today))
            throw new WorkspaceException($"'{name}' left on {FieldText.Write(person.Date("left_on"))} and cannot make moves any more.");
        return new(name, RoleOf(person), person.Text("village"));
    }

    public static async Task<IReadOnlyList<LedgerRow>> ListAsync(Workspace workspace, CancellationToken ct) =>
        await (await Ledger.OpenAsync(workspace, FormId, ct)).ReadAsync(FeatureQuery.All, ct).ToListAsync(ct);

    /// <summary>The day on which somebody who is listed left; null for whoever is here, or is not listed.</summary>
    public static async Task<DateOnly?> LeftOnAsync(Workspace workspace, string name, DateOnly today, CancellationToken ct) =>
        (await ListAsync(workspace, ct)).FirstOrDefault(row => row.Text("name") == name) is { } person && !IsHere(person, today) ? person.Date("left_on") : null;

    /// <summary>Whether somebody has not left on a day.</summary>
    public static bool IsHere(LedgerRow person, DateOnly today) => !(person.Date("left_on") < today);

    /// <summary>
    /// Whether somebody may add and change people: where nobody is listed, anybody; where a leader is, leaders; else whoever is listed. Whoever is not listed, or has left, never: what leaves the list
    /// without a leader (a day that comes, a hand past the program) opens it to nobody else.
    /// </summary>
    /// <param name="people">All that are listed.</param>
    public static bool MayChange(IReadOnlyList<LedgerRow> people, string name, DateOnly today)
    {
        var here = people.Where(row => IsHere(row, today)).ToList();
        var leaders = here.Where(IsLeader).ToList();
        return people.Count == 0 || (leaders.Count > 0 ? leaders : here).Exists(row => row.Text("name") == name);
    }

    /// <summary>Adds somebody, or changes what stands of them; who may is <see cref="MayChange"/>'s to say.</summary>
    /// <param name="today">Whoever left before it is no leader any more.</param>
    /// <param name="texts">Fields of <c>data/ledgers/person.yaml</c>; "name" tells who.</param>
    /// <param name="seen">The person's row as whoever changes it has seen it, one that is not stored where there was none; null for as it stands now.</param>
    /// <exception cref="WorkspaceException">A field is wrong, the author may not change people, or no leader would be left.</exception>
    /// <exception cref="EditConflictException">Somebody else added or changed the person meanwhile; nothing was changed.</exception>
    public static async Task<Revision> SetAsync(Workspace workspace, IReadOnlyDictionary<string, string> texts, RevisionNote note, DateOnly today, CancellationToken ct, LedgerRow? seen = null)
    {
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        var people = await ledger.ReadAsync(FeatureQuery.All, ct).ToListAsync(ct);
        RefuseStranger(people, note.Author, today);
        var values = LedgerEntry.Read(ledger.Form, texts);
        seen ??= Known(people);
        if (LedgerEntry.Complaints(ledger.Form, Known(people).With(values)) is { Count: > 0 } wrong)
            throw new LedgerEntryException(ledger.Form.TitleZh, wrong);
        RefuseLeaderless(people, Known(people).With(values), note.Author, today);
        await ledger.EnsureAsync(note, ct);
        return await LedgerTurn.TakeAsync(workspace, FormId, note, CommitAsync, ct);

        LedgerRow Known(List<LedgerRow> there) => there.Find(row => row.Text("name") == values.GetValueOrDefault("name") as string) ?? ledger.NewRow(null);

        // Two leaders who send each other away at once are told one after the other.
        async Task<Revision> CommitAsync(FeatureUpdate turn)
        {
            var there = await ledger.ReadAsync(FeatureQuery.All, ct).ToListAsync(ct);
            RefuseStranger(there, note.Author, today);
            var now = Known(there);
            await ledger.RequireSeenAsync(seen, now, ct);
            var row = now.With(values);
            RefuseLeaderless(there, row, note.Author, today);
            return await workspace.CommitRowsAsync(row.Id == 0 ? new(note) { Adds = [ledger.Add(row)], Updates = [turn] } : new(note) { Updates = [ledger.Update(row), turn] }, ct);
        }
    }

    private static void RefuseStranger(List<LedgerRow> people, string author, DateOnly today)
    {
        if (!MayChange(people, author, today))
        {
            throw new WorkspaceException(people.Exists(row => IsLeader(row) && IsHere(row, today))
                ? (Sentence)$"Only a leader adds or changes people here, and '{author}' is none. Nothing was changed."
                : $"Only somebody who is listed adds or changes people here, and '{author}' is not. Nothing was changed.");
        }
    }

    private static void RefuseLeaderless(List<LedgerRow> people, LedgerRow after, string author, DateOnly today)
    {
        if (people.Count == 0 && !IsLeader(after) && after.Text("name") != author)
            throw new WorkspaceException($"Nobody is listed yet: begin with a leader, or with yourself ('{author}'), who then lists the others. Nothing was changed.");
        // Somebody whose last day is known is no leader to rely on.
        if (people.Exists(row => IsLeader(row) && IsHere(row, today)) && !people.Where(row => row.Id != after.Id).Append(after).Any(row => IsLeader(row) && row.Date("left_on") is null))
            throw new WorkspaceException($"'{after.Text("name")}' is the last leader here, and without one nobody could add or change people. Make somebody else a leader first. Nothing was changed.");
    }

    private static bool IsLeader(LedgerRow person) => RoleOf(person) == PersonRole.Leader;

    private static PersonRole? RoleOf(LedgerRow row) => PersonRoles.Find(row.Text("role"));
}
