using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Ledgers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Cases;

/// <summary>The cases of the workspace as panels ask for them: all of them in memory, one with what belongs to it, and the moves people make.</summary>
/// <remarks>Any thread may ask.</remarks>
internal sealed class CaseDesk(WorkspaceHost host, TimeProvider clock)
{
    public const string Merge = "merge";
    public const string Split = "split";

    private const int MostKnown = 300;

    // A list of a hundred thousand is kept with each.
    private const int MostBoards = 3;

    // The roles of the ledgers a card is read from.
    private static readonly string[] Told = ["case", "case-move", "evidence", "person"];

    // A list of a hundred thousand is laid out once for each state of the layer, not for each person.
    private readonly Shelf<CaseBoard> _boards = new(MostBoards);
    private volatile Listed? _listed;
    private volatile Dictionary<string, (string TitleZh, string TitleEn)>? _rules;

    public Workspace Workspace => host.Workspace;

    public CaseProcess Process => host.Workspace.Tables.CaseProcess;

    public LedgerForm Form => host.Workspace.Tables.Ledgers.Get(CaseBook.FormId);

    public LedgerForm EvidenceForm => host.Workspace.Tables.Ledgers.Get("evidence");

    public LedgerForm PersonForm => host.Workspace.Tables.Ledgers.Get(People.FormId);

    /// <summary>Another whenever a ledger that cases are told by has changed.</summary>
    public long Stamp => host.Watch.Layers.Where(layer => Told.Contains(layer.Role.Name)).Sum(layer => layer.Revision);

    /// <summary>The name of the layer that holds the cases.</summary>
    public string Layer => Form.Layer;

    public DateOnly Today => ChinaTime.Today(clock);

    public CaseDay Day => new(Process, Today, Workspace.Tables.CaseTargets.SoonDays);

    /// <summary>All cases as the watch saw them last, without their shapes.</summary>
    public async Task<CaseList> ListAsync(CancellationToken ct)
    {
        if (host.Watch.Find(Layer) is null)
            return new([], Process);
        var held = await host.Held.GetAsync(Layer, ct);
        if (_listed is { } known && ReferenceEquals(known.Of, held))
            return known.List;
        var list = new CaseList(held.Features.Select(feature => Case.Of(held.Info.Schema, new(feature.Id, null, feature.Values, feature.Version))), Process);
        _listed = new(held, list);
        return list;
    }

    /// <summary>A board, read from one moment of the workspace; the few asked for last are kept while nothing changes.</summary>
    public Task<CaseBoard> BoardAsync(BoardWish wish) => _boards.GetAsync(
        FormattableString.Invariant($"{Stamp} {Today:yyyy-MM-dd} {wish.Query()}"),
        () => Task.Run(() => CaseFigures.ReadAsync(Workspace, wish.Filter, wish.Period, wish.By, Today, CancellationToken.None)));

    /// <summary>One case with all that belongs to it, read from the store; null where there is none.</summary>
    public async Task<CaseFile?> ReadAsync(long id, CancellationToken ct)
    {
        var book = await CaseBook.OpenAsync(Workspace, ct);
        if (await book.Cases.FindAsync(id, ct) is not { } row)
            return null;
        var one = new Case(row);
        return new(one, await book.HistoryOfAsync(one, ct), await book.EvidenceOfAsync(one, ct));
    }

    /// <summary>As whom somebody moves cases; null where the workspace lists people and they are none of them, or have left.</summary>
    public async Task<Actor?> ActorAsync(string name, CancellationToken ct)
    {
        try
        {
            return await People.FindAsync(Workspace, name, Today, ct);
        }
        catch (WorkspaceException)
        {
            return null;
        }
    }

    /// <summary>Adds somebody, or changes what stands of them.</summary>
    /// <param name="seen">The person as they stood when somebody began to type; a row that is not stored where they were not listed.</param>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="WorkspaceException">It cannot be so, or the author may not; nothing was changed.</exception>
    public async Task SetPersonAsync(LedgerRow seen, IReadOnlyDictionary<string, string> texts, RevisionNote note)
    {
        try
        {
            await RowOvertakenException.GuardAsync(Workspace, PersonForm.Layer, () => People.SetAsync(Workspace, texts, note, Today, CancellationToken.None, seen));
        }
        finally
        {
            await LookAsync();
        }
    }

    /// <summary>What stands already in fields that people type freely, to be offered anew: names of persons, units and villages.</summary>
    public async Task<Dictionary<string, IReadOnlyList<string>>> KnownAsync(CancellationToken ct)
    {
        var people = (await People.ListAsync(Workspace, ct)).Where(person => People.IsHere(person, Today)).ToList();
        var cases = host.Watch.Find(Layer) is null ? null : await host.Held.GetAsync(Layer, ct);
        IReadOnlyList<string> Known(string field, string personField)
        {
            var index = cases?.Info.Schema.IndexOf(field) ?? -1;
            var stand = index < 0 ? [] : cases!.Features.Select(feature => feature.Values[index] as string ?? "");
            return [.. people.Select(person => person.Text(personField)).Concat(stand).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostKnown)];
        }

        return new() { ["person"] = Known("person", "name"), ["unit"] = Known("unit", "unit"), ["village"] = Known("village", "village") };
    }

    /// <summary>Makes a move, for whoever has seen the case at a version.</summary>
    /// <exception cref="CaseMovedException">Somebody else was quicker.</exception>
    /// <exception cref="CaseRefusedException">It cannot be made.</exception>
    public async Task MoveAsync(Case seen, MoveDraft draft, string author)
    {
        var values = draft.Values(Form);
        var book = await CaseBook.OpenAsync(Workspace, CancellationToken.None);
        try
        {
            await RefuseStaleAsync(book, seen);
            await book.MoveAsync(seen.Number, draft.Move.Id, draft.On, draft.Note.Trim(), values, await draft.Tray.TakeAsync(), author, Today, CancellationToken.None);
        }
        catch (EditConflictException)
        {
            await RefuseStaleAsync(book, seen);
            throw;
        }

        await LookAsync();
    }

    /// <summary>Makes a move of a case as it stands, for whoever has not looked at it alone.</summary>
    public async Task MoveAsync(long id, MoveDraft draft, string author)
    {
        var book = await CaseBook.OpenAsync(Workspace, CancellationToken.None);
        var one = new Case(await book.Cases.FindAsync(id, CancellationToken.None) ?? throw new WorkspaceException($"There is no case #{id}."));
        await MoveAsync(one, draft, author);
    }

    /// <summary>Makes cases of findings of an audit, or looks what that would come to.</summary>
    public async Task<FindingCases> FromFindingsAsync(FindingChoice choice, string author, bool isDry)
    {
        var from = new CasesFromFindings(await CaseBook.OpenAsync(Workspace, CancellationToken.None));
        if (isDry)
            return await from.PreviewAsync(choice, author, Today, CancellationToken.None);
        var cases = await from.RunAsync(choice, author, Today, CancellationToken.None);
        await LookAsync();
        return cases;
    }

    /// <summary>Takes a satellite batch in, or looks what that would come to.</summary>
    public async Task<BatchResult> BatchAsync(BatchRequest request, string author, bool isDry, IProgress<double> progress, CancellationToken ct)
    {
        var batch = new SatelliteBatch(await CaseBook.OpenAsync(Workspace, ct));
        if (isDry)
            return await batch.PreviewAsync(request, author, Today, progress, ct);
        var result = await batch.RunAsync(request, author, Today, progress, ct);
        await LookAsync();
        return result;
    }

    /// <summary>Joins cases into one.</summary>
    /// <param name="into">The number of the one that goes on.</param>
    public async Task<Case> MergeAsync(string into, IReadOnlyList<string> numbers, MoveDraft draft, string author)
    {
        var book = await CaseBook.OpenAsync(Workspace, CancellationToken.None);
        var (joined, _) = await CaseMerging.RunAsync(book, into, numbers, draft.On, draft.Note.Trim(), author, Today, CancellationToken.None);
        await LookAsync();
        return joined;
    }

    /// <summary>Takes a case apart.</summary>
    public async Task<IReadOnlyList<Case>> SplitAsync(Case whole, IReadOnlyList<Geometry> parts, MoveDraft draft, string author)
    {
        var book = await CaseBook.OpenAsync(Workspace, CancellationToken.None);
        await RefuseStaleAsync(book, whole);
        var (cases, _) = await CaseSplitting.RunAsync(book, whole.Number, parts, draft.On, draft.Note.Trim(), author, Today, CancellationToken.None);
        await LookAsync();
        return cases;
    }

    /// <summary>What a rule of the audit is called; its id where the rules no longer have it.</summary>
    public string RuleTitle(string id)
    {
        try
        {
            var titles = _rules ??= AuditChoices.Read(Workspace, host.Watch.Layers, null, Today).Rules.ToDictionary(rule => rule.Id, rule => (rule.TitleZh, rule.TitleEn));
            return titles.TryGetValue(id, out var title) ? Languages.Say(title.TitleZh, title.TitleEn) : id;
        }
        catch (WorkspaceException)
        {
            return id;
        }
    }

    /// <summary>What a move of the ledger is called; opening is a move too.</summary>
    public string TitleOfMove(string id) => Process.Moves.FirstOrDefault(move => move.Id == id)?.Title() ?? (id == "open" ? Languages.Say("立案", "Opened") : id);

    /// <summary>Whether a move needs to know into what: those have ways of their own.</summary>
    public bool IsAbsorbing(CaseMove move) => move.To is { } to && Process.State(to).Stage == CaseStage.Absorbed;

    /// <summary>Adds evidence to a case without moving it.</summary>
    public async Task AttachAsync(Case one, EvidenceTray tray, string author)
    {
        var book = await CaseBook.OpenAsync(Workspace, CancellationToken.None);
        await book.AttachAsync(one.Number, await tray.TakeAsync(), author, Today, CancellationToken.None);
        await LookAsync();
    }

    /// <summary>Sees at once what was just committed.</summary>
    public Task LookAsync() => host.Watch.LookAsync(CancellationToken.None);

    public Picked Pick(Case one) => new(Layer, one.Id);

    private static async Task RefuseStaleAsync(CaseBook book, Case seen)
    {
        var now = await book.GetAsync(seen.Number, CancellationToken.None);
        if (now.Row.Feature.Version != seen.Row.Feature.Version)
            throw new CaseMovedException(now.Number);
    }

    private sealed record Listed(HeldLayer Of, CaseList List);
}
