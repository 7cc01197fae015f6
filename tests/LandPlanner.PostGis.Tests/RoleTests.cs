using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis.Tests;

/// <summary>Who may do what, each tried by a user of the server who has that role and no other.</summary>
public sealed class RoleTests(Server server)
{
    private static readonly FeatureSchema Other = new([new("title", FieldType.Text)]);

    [Fact]
    public async Task A_reader_reads_everything()
    {
        await using var team = await Team.MakeAsync(server);
        var reader = await team.JoinAsync(WorkspaceRole.Reader);

        Assert.Equal([Parcels.Name], (await reader.ListLayersAsync(Server.Ct)).Select(layer => layer.Name));
        Assert.Equal(3, (await Parcels.ReadAsync(reader)).Count);
        Assert.Equal(10, (await Parcels.ReadAsync(reader, new() { AsOf = 2 })).Count);
        Assert.Equal(7, await reader.ReadRevisionsAsync(Server.Ct).CountAsync(Server.Ct));
        Assert.Equal(4, await reader.ReadChangesAsync(new(), Server.Ct).CountAsync(Server.Ct));
        Assert.Equal(7, await reader.ReadHistoryAsync(Server.Ct).CountAsync(Server.Ct));
        Assert.Equal([1, 2], await reader.ReadRecordAsync("audit", "1", Server.Ct) ?? []);
        Assert.Empty((await reader.VerifyAsync(null, Server.Ct)).Problems);
    }

    [Fact]
    public async Task A_reader_writes_nothing()
    {
        await using var team = await Team.MakeAsync(server);
        var reader = await team.JoinAsync(WorkspaceRole.Reader);

        await team.RefusedAsync(() => reader.CommitAsync(Parcels.Update(11, 1, "改"), Server.Ct));
        await team.RefusedAsync(() => reader.CommitAsync(new(Server.Note) { Adds = [new(Parcels.Name, null, ["加", 1L])] }, Server.Ct));
        await team.RefusedAsync(() => reader.CommitAsync(new(Server.Note) { Deletes = [new(Parcels.Name, 11, 1)] }, Server.Ct));
        foreach (var mode in Enum.GetValues<WriteMode>())
            await team.RefusedAsync(() => Parcels.WriteAsync(reader, Parcels.Squares(2), mode, Parcels.Draft with { Name = mode == WriteMode.Create ? "more" : Parcels.Name }));
        await team.RefusedAsync(() => Team.FindAsync(reader));
        await team.RefusedAsync(() => reader.KeepRecordAsync("audit", "2", new byte[] { 1 }, Server.Note, Server.Ct));
        await team.RefusedAsync(() => reader.AdoptAsync(Server.Note, Server.Ct));
        await team.RefusedAsync(() => reader.GrantAsync(WorkspaceRole.Reader, team.User("friend"), Server.Ct));
        await team.RefusedAsync(() => reader.GrantAsync(WorkspaceRole.Owner, team.User("reader"), Server.Ct));
        await team.RefusedAsync(() => reader.RevokeAsync(WorkspaceRole.Reader, team.User("reader"), Server.Ct));
    }

    [Fact]
    public async Task A_reader_cannot_write_with_sql_either()
    {
        await using var team = await Team.MakeAsync(server);
        await team.JoinAsync(WorkspaceRole.Reader);
        var reader = team.User("reader");

        foreach (var table in Team.HistoryTables.Concat([Parcels.Name, "landplanner_layers", "landplanner_workspace", "landplanner_migrations"]))
        {
            Assert.Null(await team.SqlAsync(reader, $"SELECT * FROM {table}"));
            await team.DeniedAsync(reader, $"DELETE FROM {table}", $"TRUNCATE {table}", $"DROP TABLE {table}", $"INSERT INTO {table} DEFAULT VALUES");
        }

        await team.DeniedAsync(
            reader, "UPDATE parcels SET name = 'x'", "UPDATE landplanner_layers SET feature_count = 0", "UPDATE landplanner_workspace SET head_number = 1",
            "CREATE TABLE mine (a int)", "SELECT landplanner_keep('parcels')");
    }

    [Fact]
    public async Task An_auditor_keeps_audits_and_the_layers_that_show_them()
    {
        await using var team = await Team.MakeAsync(server);
        var (one, other) = (await team.JoinAsync(WorkspaceRole.Auditor, "one"), await team.JoinAsync(WorkspaceRole.Auditor, "other"));

        await one.KeepRecordAsync("audit", "2", new byte[] { 1 }, Server.Note, Server.Ct);
        await Team.FindAsync(one);
        await Team.FindAsync(one, mode: WriteMode.Replace);
        await Team.FindAsync(other, mode: WriteMode.Replace);
        await Team.FindAsync(other, mode: WriteMode.Replace, schema: Other);
        await Team.FindAsync(one, mode: WriteMode.Replace, schema: Other);

        var reader = await team.JoinAsync(WorkspaceRole.Reader);
        Assert.Equal(2, await reader.ReadAsync("findings", FeatureQuery.All, Server.Ct).CountAsync(Server.Ct));
        Assert.Equal(2, await reader.ReadAsync("findings", new() { AsOf = 9 }, Server.Ct).CountAsync(Server.Ct));
        Assert.Empty((await reader.VerifyAsync(null, Server.Ct)).Problems);
    }

    [Fact]
    public async Task An_auditor_neither_edits_nor_imports()
    {
        await using var team = await Team.MakeAsync(server);
        var auditor = await team.JoinAsync(WorkspaceRole.Auditor);

        await team.RefusedAsync(() => auditor.CommitAsync(Parcels.Update(11, 1, "改"), Server.Ct));
        await team.RefusedAsync(() => auditor.CommitAsync(new(Server.Note) { Adds = [new(Parcels.Name, null, ["加", 1L])] }, Server.Ct));
        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), draft: Parcels.Draft with { Name = "more" }));
        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), WriteMode.Append));
        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), WriteMode.Replace));
        await team.RefusedAsync(() => Team.FindAsync(auditor, Parcels.Name, WriteMode.Replace));
        await team.RefusedAsync(() => Team.FindAsync(auditor, Parcels.Name, WriteMode.Replace, Other));
        await team.RefusedAsync(() => auditor.AdoptAsync(Server.Note, Server.Ct));
        await team.RefusedAsync(() => auditor.GrantAsync(WorkspaceRole.Editor, team.User("auditor"), Server.Ct));
        await team.HistoryIsSafeAsync(team.User("auditor"));
        await team.DeniedAsync(team.User("auditor"), "UPDATE parcels SET name = 'x'", "DELETE FROM parcels", "DROP TABLE parcels", "SELECT landplanner_keep('parcels')");
    }

    /// <summary>Whose a layer is goes by what was written last: what came from a file is the editors'.</summary>
    [Fact]
    public async Task An_auditor_loses_a_layer_that_somebody_imports_over()
    {
        await using var team = await Team.MakeAsync(server);
        var (auditor, editor) = (await team.JoinAsync(WorkspaceRole.Auditor), await team.JoinAsync(WorkspaceRole.Editor));
        var findings = Parcels.Draft with { Name = "findings" };
        await Team.FindAsync(auditor);
        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), WriteMode.Replace, findings));
        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), WriteMode.Append, findings));

        await Parcels.WriteAsync(editor, Parcels.Squares(2), WriteMode.Replace, findings);
        await team.RefusedAsync(() => Team.FindAsync(auditor, mode: WriteMode.Replace));
        await Team.FindAsync(editor, mode: WriteMode.Replace);

        await Team.FindAsync(auditor, mode: WriteMode.Replace);
    }

    [Fact]
    public async Task An_editor_imports_edits_and_restores()
    {
        await using var team = await Team.MakeAsync(server);
        var editor = await team.JoinAsync(WorkspaceRole.Editor);
        var more = Parcels.Draft with { Name = "more" };

        await Parcels.WriteAsync(editor, Parcels.Squares(4), draft: more);
        await Parcels.WriteAsync(editor, Parcels.Squares(2), WriteMode.Append, more);
        await Parcels.WriteAsync(editor, Parcels.Squares(2), WriteMode.Append);
        await editor.CommitAsync(Parcels.Update(11, 1, "改"), Server.Ct);
        await editor.CommitAsync(new(Server.Note) { Adds = [new(Parcels.Name, null, ["加", 1L])], Deletes = [new(Parcels.Name, 12, 1)] }, Server.Ct);
        // As a restoration brings a feature back.
        await editor.CommitAsync(new(Server.Note) { Adds = [new(Parcels.Name, null, ["回", 1L]) { Id = 12 }] }, Server.Ct);
        await editor.KeepRecordAsync("audit", "2", new byte[] { 1 }, Server.Note, Server.Ct);
        await Team.FindAsync(editor);

        Assert.Equal([11, 12, 13, 14, 15, 16], (await Parcels.ReadAsync(editor)).Select(feature => feature.Id));
        Assert.Empty((await team.Maker.VerifyAsync(null, Server.Ct)).Problems);
    }

    [Fact]
    public async Task An_editor_replaces_what_the_owner_or_another_editor_brought()
    {
        await using var team = await Team.MakeAsync(server);
        var (one, other) = (await team.JoinAsync(WorkspaceRole.Editor, "one"), await team.JoinAsync(WorkspaceRole.Editor, "other"));
        var more = Parcels.Draft with { Name = "more" };
        await Parcels.WriteAsync(one, Parcels.Squares(4), draft: more);

        foreach (var layer in new[] { Parcels.Draft, more })
        {
            await Parcels.WriteAsync(other, Parcels.Squares(2), WriteMode.Replace, layer);
            await Parcels.WriteAsync(other, [new(0, null, ["一"])], WriteMode.Replace, layer with { Schema = Other });
            await Parcels.WriteAsync(one, [new(0, null, ["二"])], WriteMode.Replace, layer with { Schema = Other });
            await one.CommitAsync(new(Server.Note) { Adds = [new(layer.Name, null, ["三"])] }, Server.Ct);
        }

        Assert.Equal(10, (await Parcels.ReadAsync(other, new() { AsOf = 2 })).Count);
        Assert.Empty((await other.VerifyAsync(null, Server.Ct)).Problems);
        await team.HistoryIsSafeAsync(team.User("one"));
        await team.DeniedAsync(team.User("one"), "DELETE FROM landplanner_generation_7", "DROP TABLE landplanner_generation_7", "UPDATE landplanner_generation_7 SET fid = 1");
    }

    [Fact]
    public async Task An_editor_adopts_what_was_changed_outside()
    {
        await using var team = await Team.MakeAsync(server);
        var editor = await team.JoinAsync(WorkspaceRole.Editor);
        team.History.Sql("UPDATE parcels SET name = '外'; INSERT INTO parcels (fid, name) VALUES (50, '外')");

        await editor.AdoptAsync(Server.Note, Server.Ct);
        await editor.CommitAsync(new(Server.Note) { Adds = [new(Parcels.Name, null, ["加", 1L])] }, Server.Ct);

        Assert.Equal(51, (await Parcels.ReadAsync(editor))[^1].Id);
        Assert.Empty((await editor.VerifyAsync(null, Server.Ct)).Problems);
    }

    [Fact]
    public async Task An_older_workspace_waits_for_its_owner()
    {
        await using var team = await Team.MakeAsync(server);
        var (editor, owner) = (team.User("editor"), team.User("owner"));
        await team.Maker.GrantAsync(WorkspaceRole.Editor, editor, Server.Ct);
        await team.Maker.GrantAsync(WorkspaceRole.Owner, owner, Server.Ct);
        // The second edit of this history brought two.
        team.History.Sql("DELETE FROM landplanner_records WHERE revision = 4; " + Parcels.BackToVersion2);

        var refusal = await Assert.ThrowsAsync<WorkspaceFormatException>(() => team.OpenAsync(editor));
        Team.AssertSentence(refusal);
        Assert.Contains("owner", refusal.Message, StringComparison.Ordinal);
        await team.OpenAsync(owner);
        var opened = await team.OpenAsync(editor);

        await opened.CommitAsync(new(Server.Note) { Records = [new("photo", "3", new byte[] { 1 }), new("photo", "4", new byte[] { 2 })] }, Server.Ct);
        Assert.Equal(["3", "4"], await opened.ListRecordsAsync("photo", Server.Ct));
        await team.HistoryIsSafeAsync(editor);
    }

    [Fact]
    public async Task An_editor_gives_no_roles()
    {
        await using var team = await Team.MakeAsync(server);
        var editor = await team.JoinAsync(WorkspaceRole.Editor);

        await team.RefusedAsync(() => editor.GrantAsync(WorkspaceRole.Reader, team.User("friend"), Server.Ct));
        await team.RefusedAsync(() => editor.GrantAsync(WorkspaceRole.Owner, team.User("editor"), Server.Ct));
    }

    [Fact]
    public async Task An_owner_may_do_everything()
    {
        await using var team = await Team.MakeAsync(server);
        var owner = await team.JoinAsync(WorkspaceRole.Owner);

        await Parcels.WriteAsync(owner, Parcels.Squares(2), WriteMode.Replace);
        await Parcels.WriteAsync(owner, [new(0, null, ["一"])], WriteMode.Replace, Parcels.Draft with { Schema = Other });
        await Team.FindAsync(owner);
        await Team.FindAsync(owner, mode: WriteMode.Replace, schema: Other);
        foreach (var role in Enum.GetValues<WorkspaceRole>())
        {
            var friend = team.User("friend");
            await owner.GrantAsync(role, friend, Server.Ct);
            Assert.Empty((await (await team.OpenAsync(friend)).VerifyAsync(null, Server.Ct)).Problems);
            await owner.RevokeAsync(WorkspaceRole.Reader, friend, Server.Ct);
        }

        foreach (var table in Team.HistoryTables)
            Assert.Null(await team.SqlAsync(team.User("owner"), $"DELETE FROM {table}"));
    }
}
