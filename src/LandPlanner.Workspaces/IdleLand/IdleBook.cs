using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.IdleLand;

/// <summary>The idle land of a workspace: read, its facts set, and moved, each move as one revision with its notice.</summary>
/// <remarks>Nothing leaves the ledgers: parcels are never deleted, notices only added.</remarks>
public static class IdleBook
{
    public const string NoticeFormId = "idle-notice";

    /// <summary>Amounts as they are typed, in 万元 where no unit is said, and the field each is kept in.</summary>
    public static readonly IReadOnlyDictionary<string, string> Amounts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["price"] = "price_fen",
        ["土地价款"] = "price_fen",
        ["investment"] = "investment_fen",
        ["总投资"] = "investment_fen",
        ["invested"] = "invested_fen",
        ["已投资"] = "invested_fen",
    };

    /// <summary>Without shapes, by number.</summary>
    public static async Task<IReadOnlyList<LedgerRow>> ReadAsync(Workspace workspace, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, IdleOffering.Parcels, ct);
        return await ledger.ReadAsync(new() { WithoutShapes = true }, ct).OrderBy(row => row.Text("number"), StringComparer.Ordinal).ToListAsync(ct);
    }

    /// <exception cref="WorkspaceException">There is no such parcel.</exception>
    public static async Task<LedgerRow> GetAsync(Workspace workspace, string number, CancellationToken ct) =>
        await (await Ledger.OpenAsync(workspace, IdleOffering.Parcels, ct)).FindAsync("number", number, ct)
        ?? throw Missing(number);

    /// <summary>The moves of a parcel with what each issued, in the order in which they were made.</summary>
    public static async Task<IReadOnlyList<LedgerRow>> NoticesAsync(Workspace workspace, string number, CancellationToken ct) =>
        await (await Ledger.OpenAsync(workspace, NoticeFormId, ct)).ReadAsync(new() { Where = new AttributeFilter.Compare("parcel", Comparison.Equal, number) }, ct).ToListAsync(ct);

    /// <summary>Sets facts of a parcel, as people type them.</summary>
    /// <param name="today">The day on which this is asked: nothing has happened after it.</param>
    /// <exception cref="WorkspaceException">There is no such parcel, or it cannot be so; nothing was changed.</exception>
    public static Task<LedgerChange> SetAsync(Workspace workspace, string number, IReadOnlyList<KeyValuePair<string, string>> texts, DateOnly today, RevisionNote note, CancellationToken ct) => LedgerChange.CommitAsync(
        workspace, IdleOffering.Parcels, number,
        (ledger, before) =>
        {
            var values = LedgerEntry.Read(ledger.Form, texts.Where(text => !Amounts.ContainsKey(text.Key)));
            foreach (var (name, text) in texts.Where(text => Amounts.ContainsKey(text.Key)))
            {
                if (!values.TryAdd(Amounts[name], text.Trim().Length == 0 ? null : Money.Parse(text, MoneyUnit.Wan).Cents))
                    throw new LedgerEntryException(number, [Sentence.Said($"'{name}' is given twice.")]);
            }

            var after = before.With(values);
            return IdleParcel.Complaints(after, today) is { Count: > 0 } wrong ? throw new LedgerEntryException(number, wrong) : after;
        },
        note, ct);

    /// <summary>Makes a move, with its notice, or changes nothing.</summary>
    /// <param name="today">The day on which this is asked.</param>
    /// <exception cref="LedgerEntryException">It cannot be made; every reason at once.</exception>
    /// <exception cref="WorkspaceException">There is no such parcel, or the workspace lists people and the author is none of them.</exception>
    /// <exception cref="EditConflictException">Somebody moved or changed the parcel meanwhile.</exception>
    public static async Task<(IdleStep Step, Revision Revision)> MoveAsync(Workspace workspace, string number, IdleMoveRequest request, string author, DateOnly today, CancellationToken ct)
    {
        var (parcels, notices) = (await Ledger.OpenAsync(workspace, IdleOffering.Parcels, ct), await Ledger.OpenAsync(workspace, NoticeFormId, ct));
        var row = await GetAsync(workspace, number, ct);
        await People.FindAsync(workspace, author, today, ct);
        var tables = workspace.Tables.Idle;
        var step = tables.Process.Make(parcels.Form, row, await NoticesAsync(workspace, number, ct), request, tables.Table, workspace.Tables.Calendar, today);
        var note = new RevisionNote(author, $"{number}: {step.Move.TitleZh}");
        await notices.EnsureAsync(note, ct);
        return (step, await workspace.Store.CommitAsync(new(note) { Updates = [parcels.Update(step.After)], Adds = [notices.Add(NoticeRow(notices, step, author))] }, ct));
    }

    internal static WorkspaceException Missing(string number) => new($"There is no idle parcel '{number}'. 'landplanner idle list' lists those there are.");

    private static LedgerRow NoticeRow(Ledger notices, IdleStep step, string author) => notices.NewRow(null).With(
    [
        new("parcel", step.Before.Text("number")), new("move", step.Move.Id), new("on", step.Request.On), new("notice", step.Move.NoticeZh), new("notice_number", step.Request.NoticeNumber),
        new("from_state", step.Before.Text("state")), new("to_state", step.Move.To), new("due_on", step.DueOn), new("until", step.Request.Until), new("by", author), new("note", step.Request.Note.Trim()),
    ]);
}
