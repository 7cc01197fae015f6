using System.Collections.Concurrent;
using LandPlanner.Calendars;
using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Facts;
using LandPlanner.Web.Ledgers;
using LandPlanner.Workspaces.Held;
using LandPlanner.Workspaces.IdleLand;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Web.IdleLand;

/// <summary>Idle land and idle buildings as panels ask for them: rows in memory, what the facts say of them today, and what people do.</summary>
/// <remarks>Any thread may ask.</remarks>
internal sealed class IdleDesk(WorkspaceHost host, TimeProvider clock)
{
    /// <summary>Amounts that are typed in 万元, and the field each is kept in.</summary>
    private static readonly IReadOnlyList<(string Typed, string Kept)> Amounts = [("price", "price_fen"), ("investment", "investment_fen"), ("invested", "invested_fen")];

    // A list is laid out once for each state of the layer, not for each person.
    private readonly ConcurrentDictionary<string, Listed> _listed = new(StringComparer.Ordinal);

    public DateOnly Today => ChinaTime.Today(clock);

    public IdleTable Table => host.Workspace.Tables.Idle.Table;

    public WorkingCalendar Calendar => host.Workspace.Tables.Calendar;

    public IdleProcess Process => host.Workspace.Tables.Idle.Process;

    public LedgerForm Parcels => host.Workspace.Tables.Ledgers.Get(IdleOffering.Parcels);

    public LedgerForm Buildings => host.Workspace.Tables.Ledgers.Get(IdleOffering.Buildings);

    public LedgerForm Notices => host.Workspace.Tables.Ledgers.Get(IdleBook.NoticeFormId);

    /// <summary>The name of the layer that holds the parcels.</summary>
    public string ParcelLayer => Parcels.Layer;

    /// <summary>Another whenever the ledger of parcels or that of notices has changed.</summary>
    public (long, long) Stamp => (host.Watch.Find(Parcels.Layer)?.Revision ?? 0, host.Watch.Find(Notices.Layer)?.Revision ?? 0);

    /// <summary>All parcels as the watch saw them last, without their shapes, by number.</summary>
    public async Task<IReadOnlyList<LedgerRow>> ListAsync(CancellationToken ct) => await RowsAsync(Parcels, ct);

    /// <summary>All buildings likewise.</summary>
    public async Task<IReadOnlyList<LedgerRow>> ListBuildingsAsync(CancellationToken ct) => await RowsAsync(Buildings, ct);

    public IdleLine Line(LedgerRow row) =>
        new(row, IdleVerdict.On(IdleParcel.Of(row, Table), Today, Table), Process.IsOverdue(row, Today), Process.Ends.Contains(row.Text("state")));

    public IdleSummary Summary(IReadOnlyList<LedgerRow> rows) => IdleSummary.Of(rows, Today, Table, Process);

    /// <summary>One parcel with its shape and its notices, in their order, read from the store; null where there is none.</summary>
    public async Task<(LedgerRow Row, IReadOnlyList<LedgerRow> Notices)?> ReadAsync(long id, CancellationToken ct) =>
        await (await Ledger.OpenAsync(host.Workspace, IdleOffering.Parcels, ct)).FindAsync(id, ct) is { } row ? (row, await IdleBook.NoticesAsync(host.Workspace, row.Text("number"), ct)) : null;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<FeatureEvent>> HistoryAsync(long id, CancellationToken ct) =>
        host.Watch.Find(Parcels.Layer) is { } layer ? await FeatureHistory.ReadAsync(host.Workspace.Store, layer, id, host.Workspace.Areas, ct) : [];

    /// <summary>The moves that start from where a parcel stands, without those for other causes than it has.</summary>
    public IEnumerable<IdleMove> Moves(LedgerRow row) =>
        Process.From(row.Text("state")).Where(move => move.Causes.Count == 0 || Table.FindCause(row.Text("cause")) is not { } cause || move.Causes.Contains(cause.Kind));

    /// <summary>A move by its title.</summary>
    public string TitleOf(string move) => Process.Moves.FirstOrDefault(one => one.Id == move) is { } known ? TitleOf(known) : move;

    public static string TitleOf(IdleMove move) => Languages.Say(move.TitleZh, move.TitleEn);

    /// <summary>The paper a move issues; empty for none.</summary>
    public static string NoticeOf(IdleMove move) => Languages.Say(move.NoticeZh, move.NoticeEn);

    /// <summary>What a verdict rests on, in whole sentences; missing facts by the titles of their fields.</summary>
    public IReadOnlyList<string> Reasons(IdleVerdict verdict) => verdict.Standing == IdleStanding.NotKnown
        ? [Languages.Say($"缺少事实，无法判断：{Missing(verdict)}。", $"Not known, as facts are missing: {Missing(verdict)}.")]
        : [.. verdict.Reasons.Select(reason => Languages.Say(reason.Zh, reason.En))];

    /// <summary>A row as somebody begins to change its facts; amounts in 万元.</summary>
    public LedgerDraft Draft(LedgerRow row) => new(
        Parcels, row, [.. Parcels.Fields.Select(Typed).OfType<LedgerField>()], null,
        (from, field) => KeptOf(field) is not { } kept ? FieldText.Write(from[field]) : from.Integer(kept) is { } cents ? FieldText.Write(new Money(cents).In(MoneyUnit.Wan)) : "");

    public static LedgerDraft DraftOfBuilding(LedgerForm form, LedgerRow row) => new(form, row, [.. form.Fields.Where(field => !field.IsKept)]);

    /// <summary>Whether a field of a draft is an amount in 万元.</summary>
    public static bool IsAmount(string field) => KeptOf(field) is not null;

    /// <summary>Layers that the ledger takes from, the likeliest first.</summary>
    public IReadOnlyList<LayerInfo> Sources(string formId)
    {
        var ledgers = host.Workspace.Tables.Ledgers;
        bool Speaks(LayerInfo layer) => formId == IdleOffering.Parcels || layer.Name.Contains('楼');
        return
        [
            .. host.Watch.Layers.Where(layer => layer.Kind == GeometryKind.Polygon && ledgers.OfLayer(layer.Name) is null && IdleOffering.Takes(formId, layer.Role))
                .OrderByDescending(Speaks).ThenByDescending(layer => layer.Vintage ?? DateOnly.MinValue).ThenBy(layer => layer.Name, StringComparer.Ordinal),
        ];
    }

    /// <exception cref="WorkspaceException">The layer has nothing for this ledger; nothing was changed.</exception>
    public async Task<IReadOnlyList<PlotOffer>> TakeAsync(string formId, PlotWish wish)
    {
        var request = new IdleTakeRequest(formId, wish.Layer, Today, new(wish.Author, $"{formId}: take {wish.Layer}")) { IsPreview = wish.IsPreview, TakesRemainders = wish.TakesRemainders, TakesAgain = wish.TakesAgain };
        var take = await IdleTake.RunAsync(host.Workspace, request, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        return take.Offers;
    }

    /// <summary>Makes a move of a parcel as somebody has seen it.</summary>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="WorkspaceException">It cannot be made: every reason at once; nothing was changed.</exception>
    public Task MoveAsync(LedgerRow seen, IdleMoveRequest request, string author) =>
        ChangeAsync(seen, number => IdleBook.MoveAsync(host.Workspace, number, request, author, Today, CancellationToken.None));

    /// <summary>Changes facts of a parcel as somebody has seen it by what they typed.</summary>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="LedgerEntryException">It cannot be so: every complaint at once.</exception>
    public Task SetAsync(LedgerRow seen, IReadOnlyList<KeyValuePair<string, string>> texts, string author) =>
        ChangeAsync(seen, number => IdleBook.SetAsync(host.Workspace, number, texts, Today, new(author, $"idle: set {number}"), CancellationToken.None));

    /// <exception cref="WorkspaceException">It cannot be so: every complaint at once; nothing was changed.</exception>
    public async Task SetBuildingAsync(LedgerRow seen, IReadOnlyList<KeyValuePair<string, string>> texts, string author)
    {
        var number = seen.Text("number");
        await LedgerChange.SetAsync(
            host.Workspace, IdleOffering.Buildings, number, texts,
            (before, after) => before.Feature.Version == seen.Feature.Version ? IdleBuilding.Complaints(after, Today) : throw new RowOvertakenException(before, null), new(author, $"idle building: set {number}"),
            CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
    }

    private async Task ChangeAsync(LedgerRow seen, Func<string, Task> change)
    {
        try
        {
            await RefuseStaleAsync(seen);
            await change(seen.Text("number"));
        }
        catch (EditConflictException)
        {
            await RefuseStaleAsync(seen);
            throw;
        }

        await host.Watch.LookAsync(CancellationToken.None);
    }

    private async Task RefuseStaleAsync(LedgerRow seen)
    {
        if (await ReadAsync(seen.Id, CancellationToken.None) is not { Row: var now } || now.Feature.Version == seen.Feature.Version)
            return;
        await host.Watch.LookAsync(CancellationToken.None);
        throw new RowOvertakenException(now, (await HistoryAsync(seen.Id, CancellationToken.None)) is [var last, ..] ? last.Revision : null);
    }

    private async Task<IReadOnlyList<LedgerRow>> RowsAsync(LedgerForm form, CancellationToken ct)
    {
        if (host.Watch.Find(form.Layer) is null)
            return [];
        var held = await host.Held.GetAsync(form.Layer, ct);
        if (_listed.TryGetValue(form.Layer, out var known) && ReferenceEquals(known.Of, held))
            return known.Rows;
        IReadOnlyList<LedgerRow> rows =
            [.. held.Features.Select(feature => new LedgerRow(held.Info.Schema, new(feature.Id, null, feature.Values, feature.Version))).OrderBy(row => row.Text("number"), StringComparer.Ordinal)];
        _listed[form.Layer] = new(held, rows);
        return rows;
    }

    private string Missing(IdleVerdict verdict) => string.Join(
        Languages.Say("、", ", "), verdict.Missing.Select(fields => string.Join(Languages.Say("或", " or "), fields.Split('|').Select(field => AmountTitle(field) ?? Parcels.Find(field)?.Title() ?? field))));

    private LedgerField? Typed(LedgerField field)
    {
        if (!field.IsKept)
            return field;
        return Amounts.FirstOrDefault(amount => amount.Kept == field.Name) is { Typed: { } typed }
            ? new(typed, FieldType.Text, AmountTitle(typed)!, AmountTitle(typed)!, [], IsRequired: false, IsKept: false)
            : null;
    }

    private static string? AmountTitle(string typed) => typed switch
    {
        "price" => Languages.Say("土地价款（万元）", "Price of the land (万元)"),
        "investment" => Languages.Say("总投资（万元）", "Total investment (万元)"),
        "invested" => Languages.Say("已投资（万元）", "Invested (万元)"),
        _ => null,
    };

    private static string? KeptOf(string typed) => Amounts.FirstOrDefault(amount => amount.Typed == typed).Kept;

    private sealed record Listed(HeldLayer Of, IReadOnlyList<LedgerRow> Rows);
}
