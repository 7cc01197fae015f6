using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Reports.Cases.Sheets;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Papers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Reads a case with all that hangs on it, from one moment of the workspace, and prints it (一案一档).</summary>
public static class CaseSheets
{
    /// <summary>From the bottom of the close-up to its top.</summary>
    private static readonly string[] CloseUpRoles = ["land-use", "basic-farmland", "red-line", "urban-boundary", "village"];

    private static readonly string[] LocatorRoles = ["village"];

    /// <param name="address">Of the workspace, as it may be shown.</param>
    /// <param name="today">The day on which this is asked.</param>
    /// <exception cref="WorkspaceException">There is no such case.</exception>
    /// <exception cref="MapPrintException">No typeface with Chinese is installed.</exception>
    public static async Task PrintAsync(Workspace workspace, string address, string number, DateOnly today, ReportLanguage language, Stream to, CancellationToken ct)
    {
        var sheet = await ReadAsync(workspace, address, number, today, language, ct);
        await Task.Run(() => CaseSheetPrinter.WritePdf(sheet, to, ct), ct);
    }

    /// <exception cref="WorkspaceException">There is no such case.</exception>
    public static async Task<CaseSheet> ReadAsync(Workspace workspace, string address, string number, DateOnly today, ReportLanguage language, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var (forms, process) = (workspace.Tables.Ledgers, workspace.Tables.CaseProcess);
        var reader = await LedgerReader.OfAsync(snapshot, ct);
        var rows = await reader.ReadAsync(forms.Get(CaseBook.FormId), new AttributeFilter.Compare("number", Comparison.Equal, number), ct);
        if (rows is not [var row, ..])
            throw new WorkspaceException($"There is no case '{number}'. 'landplanner case list' lists those there are.");
        var one = new Case(row);
        var family = await CaseFamily.OfAsync(one, (where, token) => reader.ReadAsync(forms.Get(CaseBook.FormId), new FeatureQuery { Where = where, WithoutShapes = true }, token), ct);
        var moves = await reader.ReadAsync(forms.Get("case-move"), CaseFamily.MovesOf(family), ct);
        var evidence = await EvidenceAsync(reader, forms, family, ct);
        var maps = one.Shape is { IsEmpty: false } shape ? await MapsAsync(workspace, reader, shape, ct) : null;
        var head = await snapshot.ReadRevisionsAsync(ct).LastAsync(ct);
        return new(
            one, forms.Get(CaseBook.FormId), forms.Get("evidence"), moves, evidence, LawOf(workspace, one, language), maps, new(process, today, workspace.Tables.CaseTargets.SoonDays), new(address, head.Number, head.Hash), language);
    }

    /// <summary>A sentence for each article; what the ledger says itself where the table does not know it. None for a case that is lawful, by judgement or as the desk has it.</summary>
    private static List<string> LawOf(Workspace workspace, Case one, ReportLanguage language)
    {
        if (!SanctionTable.MayBePunished(one))
            return [];
        var known = workspace.Tables.Sanctions.For(one).Select(sanction => language == ReportLanguage.English ? sanction.SayEn() : sanction.SayZh()).ToList();
        return known.Count > 0 || one.Row.Text("sanction").Length == 0 ? known : [one.Row.Text("sanction")];
    }

    /// <summary>Of the case and of all that it came from, each made small before the next is read.</summary>
    private static async Task<IReadOnlyList<CaseSheetEvidence>> EvidenceAsync(LedgerReader reader, LedgerForms forms, IReadOnlyList<Case> family, CancellationToken ct)
    {
        var rows = await reader.ReadAsync(forms.Get("evidence"), CaseFamily.EvidenceOf(family, forms.Get(CaseBook.FormId).Layer), ct);
        var pieces = new List<CaseSheetEvidence>();
        foreach (var row in rows)
            pieces.Add(CaseSheetEvidence.Take(row, await reader.Snapshot.ReadRecordAsync(EvidenceIntake.RecordKind, row.Text("sha256"), ct)));
        return pieces;
    }

    private static async Task<CaseSheetMaps> MapsAsync(Workspace workspace, LedgerReader reader, Geometry shape, CancellationToken ct)
    {
        var ground = new PrintedGround(workspace, reader.Snapshot, reader.Layers);
        var closeUp = await ground.ReadAsync(CloseUpRoles, CaseSheetMaps.GroundOf(shape), ct);
        // Names would lie over the patch; the town's map has them.
        closeUp = [.. closeUp.Select(layer => layer with { Symbol = layer.Symbol with { Label = null } })];
        var town = ground.ExtentOf("village") ?? ground.ExtentOf("land-use");
        var locator = await ground.ReadAsync(LocatorRoles, null, ct);
        return new(town, locator, closeUp, workspace.Crs, PrintedGround.ToGeographic(workspace));
    }
}
