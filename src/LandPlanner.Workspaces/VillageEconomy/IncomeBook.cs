using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.VillageEconomy;
using LandPlanner.Workspaces.Farmland;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.VillageEconomy;

/// <summary>What became of a table of incomes.</summary>
/// <param name="Ignored">Headings that stood for nothing.</param>
/// <param name="Revision">Null where nothing was written: for a preview, or because all stood there already.</param>
public sealed record IncomeOutcome(IncomeIntake Intake, IReadOnlyList<string> Ignored, Revision? Revision);

/// <summary>What the collective of a village took in, as a person enters it.</summary>
/// <param name="Source">What it came from; null to leave what is there.</param>
/// <param name="Reason">Why it is another than was entered before; empty for none.</param>
public sealed record IncomeSetting(string Village, int Year, Money Amount, string? Source, string Reason);

/// <summary>The ledger of villages' collective income: a row for a village and year.</summary>
public static class IncomeBook
{
    public const string FormId = "village-income";

    private const string Series = "SR";

    /// <summary>All rows, by year from the latest, then by village; none where there is no ledger.</summary>
    public static async Task<IReadOnlyList<VillageIncome>> ReadAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct)
    {
        var rows = await (await LedgerReader.OfAsync(reader, ct)).ReadAsync(workspace.Tables.Ledgers.Get(FormId), FeatureQuery.All, ct);
        return [.. rows.Select(row => new VillageIncome(row)).OrderByDescending(income => income.Year).ThenBy(income => income.Village, StringComparer.Ordinal)];
    }

    /// <summary>Enters a table, all or none of it.</summary>
    /// <param name="rows">The texts of its cells.</param>
    /// <param name="preview">Says what would be entered and all that speaks against it, and writes nothing.</param>
    /// <exception cref="TableRefusedException">It is no preview, and something speaks against it; nothing was saved.</exception>
    public static async Task<IncomeOutcome> EnterAsync(
        Workspace workspace, IReadOnlyList<IReadOnlyList<string>> rows, IncomeOptions options, bool preview, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var sheet = NamedSheet.Read(rows, workspace.Tables.Villages.Income, ["village", IncomeIntake.AmountField], IncomeIntake.AmountField);
        var villages = await VillagesAsync(workspace, ct);
        var intake = await CheckAsync();
        if (preview)
            return new(intake, sheet.Ignored, null);
        Require(intake);
        if (intake.Entries.Count == 0)
            return new(intake, sheet.Ignored, null);
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        await ledger.EnsureAsync(note, ct);
        return await LedgerTurn.TakeAsync(workspace, Series, note, CommitAsync, ct);

        async Task<IncomeIntake> CheckAsync() => IncomeIntake.Check(sheet, options, await ReadAsync(workspace, workspace.Store, ct), villages, today);

        async Task<IncomeOutcome> CommitAsync(FeatureUpdate turn)
        {
            var read = await CheckAsync();
            Require(read);
            FeatureAdd[] adds = [.. read.Entries.Select(entry => ledger.Add(Row(ledger.NewRow(null), entry.Village, entry.Year, entry.Amount, entry.Source, "", note, today).With("note", entry.Note)))];
            return new(read, sheet.Ignored, adds.Length == 0 ? null : await workspace.Store.CommitAsync(new(note) { Adds = adds, Updates = [turn] }, ct));
        }
    }

    /// <summary>Enters one income, or puts another in its place, which takes a reason.</summary>
    /// <exception cref="WorkspaceException">It cannot be so; nothing was saved.</exception>
    public static async Task<VillageIncome> SetAsync(Workspace workspace, IncomeSetting setting, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var form = workspace.Tables.Ledgers.Get(FormId);
        var village = (await VillagesAsync(workspace, ct)).Find(setting.Village)
            ?? throw new LedgerEntryException(form.TitleZh, [Sentence.Said($"There is no village '{setting.Village}'; write it as the layer of villages has it.")]);
        if (setting.Year > today.Year)
            throw new LedgerEntryException(form.TitleZh, [Sentence.Said($"{setting.Year} has not begun.")]);
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        await NextAsync();
        await ledger.EnsureAsync(note, ct);
        return await LedgerTurn.TakeAsync(workspace, Series, note, CommitAsync, ct);

        async Task<LedgerRow> NextAsync()
        {
            var where = new AttributeFilter.AllOf([new AttributeFilter.Compare("village", Comparison.Equal, village), new AttributeFilter.Compare("year", Comparison.Equal, (long)setting.Year)]);
            var before = await ledger.ReadAsync(new() { Where = where }, ct).FirstOrDefaultAsync(ct);
            if (before is not null && new VillageIncome(before).Amount != setting.Amount && setting.Reason.Trim().Length == 0)
                throw new LedgerEntryException($"{village} {setting.Year}", [Sentence.Said($"It was entered as {new VillageIncome(before).Amount}: say why it is another now.")]);
            var row = Row(before ?? ledger.NewRow(null), village, setting.Year, setting.Amount, setting.Source ?? before?.Text("source") ?? "", setting.Reason.Trim().Length > 0 ? setting.Reason : before?.Text("reason") ?? "", note, today);
            return LedgerEntry.Complaints(form, row) is { Count: > 0 } wrong ? throw new LedgerEntryException($"{village} {setting.Year}", wrong) : row;
        }

        async Task<VillageIncome> CommitAsync(FeatureUpdate turn)
        {
            var row = await NextAsync();
            await workspace.Store.CommitAsync(row.Id == 0 ? new(note) { Adds = [ledger.Add(row)], Updates = [turn] } : new(note) { Updates = [ledger.Update(row), turn] }, ct);
            return new(row);
        }
    }

    internal static async Task<VillageNames> VillagesAsync(Workspace workspace, CancellationToken ct) => new(await FarmlandLayers.VillageNamesAsync(workspace, workspace.Store, ct));

    private static void Require(IncomeIntake intake)
    {
        if (intake.Complaints.Count > 0)
            throw new TableRefusedException(intake.Complaints);
    }

    private static LedgerRow Row(LedgerRow row, string village, int year, Money amount, string source, string reason, RevisionNote note, DateOnly today) => row.With(
    [
        new("village", village),
        new("year", (long)year),
        new("amount_fen", amount.Cents),
        new("source", source),
        new("reason", reason),
        new("entered_on", today),
        new("entered_by", note.Author),
    ]);
}
