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
            ?? throw new WorkspaceException($"'{name}' is not among the people of this workspace ({string.Join(", ", people.Select(row => row.Text("name")))}). Give your name with --author, or have a leader add you: landplanner case people add.");
        if (HasLeft(person, today))
            throw new WorkspaceException($"'{name}' left on {FieldText.Write(person.Date("left_on"))} and cannot make moves any more.");
        return new(name, RoleOf(person), person.Text("village"));
    }

    public static async Task<IReadOnlyList<LedgerRow>> ListAsync(Workspace workspace, CancellationToken ct) =>
        await (await Ledger.OpenAsync(workspace, FormId, ct)).ReadAsync(FeatureQuery.All, ct).ToListAsync(ct);

    /// <summary>Adds somebody, or changes what stands of them. Once there is a leader, leaders do so.</summary>
    /// <param name="today">Whoever left before it is no leader any more.</param>
    /// <param name="texts">Fields of <c>data/ledgers/person.yaml</c>; "name" tells who.</param>
    /// <param name="seen">The person's row as whoever changes it has seen it, one that is not stored where there was none; null for as it stands now.</param>
    /// <exception cref="WorkspaceException">A field is wrong, or the author is no leader where there is one.</exception>
    /// <exception cref="EditConflictException">Somebody else added or changed the person meanwhile; nothing was changed.</exception>
    public static async Task<Revision> SetAsync(Workspace workspace, IReadOnlyDictionary<string, string> texts, RevisionNote note, DateOnly today, CancellationToken ct, LedgerRow? seen = null)
    {
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        var people = await ledger.ReadAsync(FeatureQuery.All, ct).ToListAsync(ct);
        var leaders = people.Where(row => RoleOf(row) == PersonRole.Leader && !HasLeft(row, today)).ToList();
        if (leaders.Count > 0 && leaders.TrueForAll(leader => leader.Text("name") != note.Author))
            throw new WorkspaceException($"Only a leader adds or changes people here, and '{note.Author}' is none. Nothing was changed.");
        var values = LedgerEntry.Read(ledger.Form, texts);
        seen ??= Known(people);
        if (LedgerEntry.Complaints(ledger.Form, Known(people).With(values)) is { Count: > 0 } wrong)
            throw new LedgerEntryException(ledger.Form.TitleZh, wrong);
        await ledger.EnsureAsync(note, ct);
        return await LedgerTurn.TakeAsync(workspace, FormId, note, CommitAsync, ct);

        LedgerRow Known(List<LedgerRow> there) => there.Find(row => row.Text("name") == values.GetValueOrDefault("name") as string) ?? ledger.NewRow(null);

        async Task<Revision> CommitAsync(FeatureUpdate turn)
        {
            var now = Known(await ledger.ReadAsync(FeatureQuery.All, ct).ToListAsync(ct));
            await ledger.RequireSeenAsync(seen, now, ct);
            var row = now.With(values);
            return await workspace.CommitRowsAsync(row.Id == 0 ? new(note) { Adds = [ledger.Add(row)], Updates = [turn] } : new(note) { Updates = [ledger.Update(row), turn] }, ct);
        }
    }

    private static bool HasLeft(LedgerRow person, DateOnly today) => person.Date("left_on") is { } left && left < today;

    private static PersonRole? RoleOf(LedgerRow row) => PersonRoles.Find(row.Text("role"));
}
