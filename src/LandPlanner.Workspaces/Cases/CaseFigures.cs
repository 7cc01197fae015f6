using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Reads what boards of cases ask, from one moment of the workspace.</summary>
public static class CaseFigures
{
    private const string MoveFormId = "case-move";

    /// <summary>The cases without their shapes, to be filtered and counted in memory. None where there is no ledger yet.</summary>
    public static async Task<CaseList> ListAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct)
    {
        var rows = await RowsAsync(workspace, reader, CaseBook.FormId, ct);
        return new(rows.Select(row => new Case(row)), workspace.Tables.CaseProcess);
    }

    /// <param name="today">The day on which this is asked.</param>
    public static async Task<CaseBoard> ReadAsync(Workspace workspace, CaseFilter filter, CasePeriod period, CaseFacet by, DateOnly today, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var cases = await ListAsync(workspace, snapshot, ct);
        var steps = (await RowsAsync(workspace, snapshot, MoveFormId, ct)).Select(CaseStep.Of);
        var tables = workspace.Tables;
        return new(cases, steps, filter, period, by, new(tables.CaseProcess, today, tables.CaseTargets.SoonDays), tables.CaseDeadlines, tables.CaseTargets);
    }

    private static async Task<IReadOnlyList<LedgerRow>> RowsAsync(Workspace workspace, IFeatureReader reader, string formId, CancellationToken ct) =>
        await (await LedgerReader.OfAsync(reader, ct)).ReadAsync(workspace.Tables.Ledgers.Get(formId), new FeatureQuery { WithoutShapes = true }, ct);
}
