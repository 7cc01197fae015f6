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
    /// <param name="isDraft">Whether it is the draft that is asked for, also where the move was made before.</param>
    /// <param name="issuer">Who issues it; empty where it is not known.</param>
    /// <param name="address">Of the workspace, as it may be shown.</param>
    /// <param name="today">The day on which this is asked.</param>
    /// <exception cref="LedgerEntryException">There is no such paper, or its move was not made and cannot be: every reason at once.</exception>
    /// <exception cref="WorkspaceException">There is no such parcel.</exception>
    public static async Task<(IdleNotice Notice, Paper Paper)> ReadAsync(
        Workspace workspace, string number, IdleMoveRequest request, bool isDraft, string issuer, string address, DateOnly today, CancellationToken ct)
    {
        var (forms, idle) = (workspace.Tables.Ledgers, workspace.Tables.Idle);
        var (form, noticeForm) = (forms.Get(IdleOffering.Parcels), forms.Get(IdleBook.NoticeFormId));
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var reader = await LedgerReader.OfAsync(snapshot, ct);
        var row = (await reader.ReadAsync(form, new AttributeFilter.Compare("number", Comparison.Equal, number), ct)) is [var found, ..] ? found : throw IdleBook.Missing(number);
        var moves = await reader.ReadAsync(noticeForm, new AttributeFilter.Compare("parcel", Comparison.Equal, number), ct);
        var move = idle.Process.PaperOf(number, request.Move);
        var revisions = await snapshot.ReadRevisionsAsync(ct).ToListAsync(ct);
        var notice = !isDraft && IdleNotice.LastOf(move, moves) is { } made
            ? IdleNotice.Issued(move, made, await AsOfAsync(snapshot, form.Layer, row, await RevisionOfAsync(snapshot, noticeForm.Layer, made, ct), revisions, ct), idle.Process, idle.Table, workspace.Tables.Calendar)
            : IdleNotice.Drafted(form, row, moves, move, request, idle.Process, idle.Table, workspace.Tables.Calendar, today);
        var text = workspace.Tables.IdleNotices.First(text => text.Move == notice.Move.Id);
        return (notice, new IdleNoticePaper(notice, text, form, idle.Table, issuer.Trim(), PaperOrigin.Of(address, revisions[^1])).Compose());
    }

    /// <summary>The revision that made a move: what it issued is told by the workspace as it stood then.</summary>
    private static async Task<long> RevisionOfAsync(IFeatureSnapshot snapshot, string layer, LedgerRow made, CancellationToken ct) =>
        (await snapshot.ReadChangesAsync(new() { Layer = layer, FeatureId = made.Id }, ct).FirstOrDefaultAsync(change => change.After is not null, ct))?.Revision.Number
        ?? throw new WorkspaceException($"The history does not tell when '{made.Text("notice")}' of '{made.Text("parcel")}' was issued, so it cannot be written as it was. Take it from the files, or ask for a draft.");

    private static async Task<LedgerRow> AsOfAsync(IFeatureSnapshot snapshot, string layer, LedgerRow row, long revision, IReadOnlyList<Revision> revisions, CancellationToken ct)
    {
        var schema = LayerTimeline.Of(revisions.Where(one => one.Layers.Contains(layer))).First(timeline => timeline.Layer == layer).Find(revision)!.DraftAt(revision).Schema;
        return new(schema, await snapshot.ReadAsync(layer, new() { Ids = [row.Id], AsOf = revision }, ct).FirstAsync(ct));
    }

    /// <returns>The file written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static string Write(IdleNotice notice, Paper paper, string folder)
    {
        var name = ReportFolder.NameOf($"{notice.Row.Text("number")}-{notice.Move.NoticeZh}.docx");
        return ReportFolder.Fill(folder, () => [ReportFolder.Put(folder, name, PaperWord.Write(paper))])[0];
    }
}
