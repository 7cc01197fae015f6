using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Reports.IdleLand;
using LandPlanner.Reports.Papers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Papers;

namespace LandPlanner.Workspaces.IdleLand;

/// <summary>Writes the papers of idle land in Word: of a move that was made, or, as a draft, of one that could be made. Changes nothing.</summary>
public static class IdleNotices
{
    /// <param name="request">The move whose paper it is; its day, cause and number are those of a draft.</param>
    /// <param name="issuer">Who issues it; empty where it is not known.</param>
    /// <param name="address">Of the workspace, as it may be shown.</param>
    /// <param name="today">The day on which this is asked.</param>
    /// <exception cref="LedgerEntryException">There is no such paper, or its move was not made and cannot be: every reason at once.</exception>
    /// <exception cref="WorkspaceException">There is no such parcel.</exception>
    public static async Task<(IdleNotice Notice, Paper Paper)> ReadAsync(
        Workspace workspace, string number, IdleMoveRequest request, string issuer, string address, DateOnly today, CancellationToken ct)
    {
        var (form, idle) = (workspace.Tables.Ledgers.Get(IdleOffering.Parcels), workspace.Tables.Idle);
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var reader = await LedgerReader.OfAsync(snapshot, ct);
        var row = (await reader.ReadAsync(form, new AttributeFilter.Compare("number", Comparison.Equal, number), ct)) is [var found, ..] ? found : throw IdleBook.Missing(number);
        var made = await reader.ReadAsync(workspace.Tables.Ledgers.Get(IdleBook.NoticeFormId), new AttributeFilter.Compare("parcel", Comparison.Equal, number), ct);
        var notice = IdleNotice.Of(form, row, made, request, idle.Process, idle.Table, workspace.Tables.Calendar, today);
        var head = await snapshot.ReadRevisionsAsync(ct).LastAsync(ct);
        var text = workspace.Tables.IdleNotices.First(text => text.Move == notice.Move.Id);
        return (notice, new IdleNoticePaper(notice, text, form, idle.Table, issuer.Trim(), PaperOrigin.Of(address, head)).Compose());
    }

    /// <returns>The file written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static string Write(IdleNotice notice, Paper paper, string folder)
    {
        var name = ReportFolder.NameOf($"{notice.Row.Text("number")}-{notice.Move.NoticeZh}.docx");
        return ReportFolder.Fill(folder, () => [ReportFolder.Put(folder, name, PaperWord.Write(paper))])[0];
    }
}
