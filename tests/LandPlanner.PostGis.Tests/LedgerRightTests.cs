using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis.Tests;

/// <summary>People at cases and inspections keep their ledgers as auditors, and nothing that surveyors or planners answer for.</summary>
public sealed class LedgerRightTests(Server server)
{
    private static readonly string[] Ledgers =
    [
        "case", "case-move", "evidence", "person", "abandoned-plot", "sown-crop", "rectified-patch", "restoration", "place", "round", "inspection", "counter",
    ];

    private static readonly FeatureSchema Other = new([new("title", FieldType.Text)]);

    [Fact]
    public async Task An_auditor_makes_a_ledger_and_every_auditor_keeps_it()
    {
        await using var team = await Team.MakeAsync(server);
        var (one, other) = (await team.JoinAsync(WorkspaceRole.Auditor, "one"), await team.JoinAsync(WorkspaceRole.Auditor, "other"));

        foreach (var role in Ledgers)
        {
            var ledger = Parcels.Draft with { Name = $"{role} ledger", Role = new(role) };
            await Parcels.WriteAsync(one, Parcels.Squares(2), draft: ledger);
            await Parcels.WriteAsync(other, Parcels.Squares(1), WriteMode.Append, ledger);
            await other.CommitAsync(
                new(Server.Note)
                {
                    Adds = [new(ledger.Name, null, ["立案", 1L])],
                    Updates = [new(ledger.Name, 1, 1, null, ["改", 2L])],
                    Deletes = [new(ledger.Name, 2, 1)],
                    Records = [new("photo", $"{role} 1", new byte[] { 1 }), new("photo", $"{role} 2", new byte[] { 2 })],
                },
                Server.Ct);
        }

        var cases = Parcels.Draft with { Name = "case ledger", Role = new("case") };
        Assert.Equal([1L, 3, 4], (await one.ReadAsync(cases.Name, FeatureQuery.All, Server.Ct).ToListAsync(Server.Ct)).Select(feature => feature.Id));
        await Parcels.WriteAsync(other, Parcels.Squares(2), WriteMode.Replace, cases);
        await Parcels.WriteAsync(one, [new(0, null, ["一"])], WriteMode.Replace, cases with { Schema = Other });
        await other.CommitAsync(new(Server.Note) { Adds = [new(cases.Name, null, ["二"])] }, Server.Ct);

        var reader = await team.JoinAsync(WorkspaceRole.Reader);
        Assert.Equal(2, await reader.ReadAsync(cases.Name, FeatureQuery.All, Server.Ct).CountAsync(Server.Ct));
        Assert.Equal(24, (await reader.ListRecordsAsync("photo", Server.Ct)).Count(id => id.Contains(' ', StringComparison.Ordinal)));
        Assert.Empty((await reader.VerifyAsync(null, Server.Ct)).Problems);
        await team.RefusedAsync(() => reader.CommitAsync(new(Server.Note) { Adds = [new(cases.Name, null, ["三"])] }, Server.Ct));
        await team.RefusedAsync(() => reader.CommitAsync(new(Server.Note) { Records = [new("photo", "3", new byte[] { 1 })] }, Server.Ct));
        await team.HistoryIsSafeAsync(team.User("one"));
    }

    [Fact]
    public async Task An_auditor_makes_no_layer_that_others_answer_for()
    {
        await using var team = await Team.MakeAsync(server);
        var auditor = await team.JoinAsync(WorkspaceRole.Auditor);

        foreach (var role in new[] { "village", "land-use", "basic-farmland", "red-line", "urban-boundary", "approval", "reference", "cases", "" })
            await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), draft: Parcels.Draft with { Name = "more", Role = new(role) }));
    }

    [Fact]
    public async Task No_layer_becomes_a_ledger_or_is_one_no_more_by_an_auditors_word()
    {
        await using var team = await Team.MakeAsync(server);
        var auditor = await team.JoinAsync(WorkspaceRole.Auditor);
        var cases = Parcels.Draft with { Name = "cases", Role = new("case") };
        await Parcels.WriteAsync(auditor, Parcels.Squares(2), draft: cases);

        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), WriteMode.Replace, Parcels.Draft with { Role = new("case") }));
        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, [new(0, null, ["一"])], WriteMode.Replace, Parcels.Draft with { Role = new("case"), Schema = Other }));
        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), WriteMode.Append, Parcels.Draft with { Role = new("case") }));
        await team.RefusedAsync(() => Parcels.WriteAsync(auditor, Parcels.Squares(2), WriteMode.Replace, cases with { Role = LayerRole.LandUse }));
        await team.RefusedAsync(() => auditor.CommitAsync(
            new(Server.Note) { Adds = [new(cases.Name, null, ["加", 1L])], Updates = [new(Parcels.Name, 11, 1, null, ["改", 1L])], Records = [new("photo", "3", new byte[] { 1 })] }, Server.Ct));
        await team.DeniedAsync(team.User("auditor"), "UPDATE parcels SET name = 'x'", "DELETE FROM parcels", "ALTER TABLE parcels OWNER TO CURRENT_USER");
    }

    [Fact]
    public async Task An_editor_keeps_ledgers_too_and_takes_none_from_the_auditors()
    {
        await using var team = await Team.MakeAsync(server);
        var (auditor, editor) = (await team.JoinAsync(WorkspaceRole.Auditor), await team.JoinAsync(WorkspaceRole.Editor));
        var cases = Parcels.Draft with { Name = "cases", Role = new("case") };
        var evidence = Parcels.Draft with { Name = "evidence", Role = new("evidence") };
        await Parcels.WriteAsync(auditor, Parcels.Squares(2), draft: cases);
        await Parcels.WriteAsync(editor, Parcels.Squares(2), draft: evidence);

        await Parcels.WriteAsync(editor, Parcels.Squares(2), WriteMode.Append, cases);
        await Parcels.WriteAsync(editor, [new(0, null, ["一"])], WriteMode.Replace, cases with { Schema = Other });

        await auditor.CommitAsync(new(Server.Note) { Adds = [new(cases.Name, null, ["二"]), new(evidence.Name, null, ["三", 1L])] }, Server.Ct);
        Assert.Empty((await auditor.VerifyAsync(null, Server.Ct)).Problems);
    }

    /// <summary>Made before there were roles, or by an editor before auditors could keep any.</summary>
    [Fact]
    public async Task Ledgers_that_were_there_before_become_the_auditors()
    {
        await using var team = await Team.MakeAsync(server);
        var cases = Parcels.Draft with { Name = "cases", Role = new("case") };
        await Parcels.WriteAsync(team.Maker, Parcels.Squares(2), draft: cases);
        var (auditor, editor) = (await team.JoinAsync(WorkspaceRole.Auditor), await team.JoinAsync(WorkspaceRole.Editor));
        await auditor.CommitAsync(new(Server.Note) { Deletes = [new(cases.Name, 1, 1)] }, Server.Ct);

        team.History.Sql($"ALTER TABLE cases OWNER TO \"{Roles.Group(team.History.Address, WorkspaceRole.Editor)}\"");
        await team.RefusedAsync(() => auditor.CommitAsync(new(Server.Note) { Deletes = [new(cases.Name, 2, 1)] }, Server.Ct));
        await Parcels.WriteAsync(editor, Parcels.Squares(1), WriteMode.Append, cases);

        await auditor.CommitAsync(new(Server.Note) { Deletes = [new(cases.Name, 2, 1)] }, Server.Ct);
        Assert.Empty((await auditor.VerifyAsync(null, Server.Ct)).Problems);
    }
}
