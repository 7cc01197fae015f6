using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis.Tests;

/// <summary>Giving roles and taking them away.</summary>
public sealed class GrantTests(Server server)
{
    private static readonly FeatureSchema Other = new([new("title", FieldType.Text)]);

    [Fact]
    public async Task An_owner_passes_ownership_on()
    {
        await using var team = await Team.MakeAsync(server);
        var owner = await team.JoinAsync(WorkspaceRole.Owner);

        await owner.GrantAsync(WorkspaceRole.Owner, team.User("second"), Server.Ct);
        var second = await team.OpenAsync(team.User("second"));
        await second.GrantAsync(WorkspaceRole.Editor, team.User("third"), Server.Ct);

        await (await team.OpenAsync(team.User("third"))).CommitAsync(Parcels.Update(11, 1, "改"), Server.Ct);
    }

    [Fact]
    public async Task What_is_taken_away_is_gone_at_once()
    {
        await using var team = await Team.MakeAsync(server);
        var editor = await team.JoinAsync(WorkspaceRole.Editor);
        await team.Maker.GrantAsync(WorkspaceRole.Reader, team.User("editor"), Server.Ct);
        await editor.CommitAsync(Parcels.Update(11, 1, "改"), Server.Ct);

        await team.Maker.RevokeAsync(WorkspaceRole.Auditor, team.User("editor"), Server.Ct);
        await team.RefusedAsync(() => editor.CommitAsync(Parcels.Update(11, 2, "又"), Server.Ct));
        Assert.Equal(3, (await Parcels.ReadAsync(editor)).Count);

        await team.Maker.RevokeAsync(WorkspaceRole.Reader, team.User("editor"), Server.Ct);
        await team.RefusedAsync(() => Parcels.ReadAsync(editor));
        await team.RefusedAsync(() => Server.OpenAsync(team.AddressOf(team.User("editor"))));
    }

    [Fact]
    public async Task Who_has_no_role_is_told_so()
    {
        await using var team = await Team.MakeAsync(server);
        var stranger = team.AddressOf(team.User("stranger"));

        var refusal = await Assert.ThrowsAsync<WorkspaceException>(() => Server.OpenAsync(stranger));
        Team.AssertSentence(refusal);
        Assert.Contains(team.User("stranger"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("landplanner grant", refusal.Message, StringComparison.Ordinal);
        await team.JoinAsync(WorkspaceRole.Reader);
        await team.RefusedAsync(() => Server.OpenAsync(stranger));
        await team.DeniedAsync(team.User("stranger"), $"SELECT * FROM \"{team.History.Address.Schema}\".parcels");
    }

    [Fact]
    public async Task A_user_the_server_does_not_know_is_named()
    {
        await using var team = await Team.MakeAsync(server);

        foreach (var user in new[] { "nobody at all", "x\"; DROP TABLE parcels; --", "" })
        {
            await team.RefusedAsync(() => team.Maker.GrantAsync(WorkspaceRole.Reader, user, Server.Ct));
            await team.RefusedAsync(() => team.Maker.RevokeAsync(WorkspaceRole.Reader, user, Server.Ct));
        }
    }

    [Fact]
    public async Task A_password_in_the_address_is_in_no_refusal()
    {
        await using var team = await Team.MakeAsync(server);
        await team.JoinAsync(WorkspaceRole.Reader);
        var user = team.User("reader");
        var address = PostGisAddress.Parse(server.Cluster.Address(team.History.Address.Schema, $"{user}:geheim"));

        await using var reader = await Server.OpenAsync(address);
        var refusal = await Assert.ThrowsAsync<WorkspaceException>(() => reader.CommitAsync(Parcels.Update(11, 1, "改"), Server.Ct));

        Team.AssertSentence(refusal);
        Assert.DoesNotContain("geheim", refusal.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Groups are of the whole server: those of a dropped workspace, or of another database, give no rights here.</summary>
    [Fact]
    public async Task Members_of_a_workspace_that_was_dropped_have_no_rights_in_the_next_of_its_name()
    {
        await using var team = await Team.MakeAsync(server);
        await team.JoinAsync(WorkspaceRole.Editor);
        server.Cluster.Query($"""DROP SCHEMA "{team.History.Address.Schema}" CASCADE""");
        await using var again = await server.CreateAsync(team.History.Address);
        await Parcels.WriteAsync(again, Parcels.Squares(3));

        await again.GrantAsync(WorkspaceRole.Reader, team.User("reader"), Server.Ct);

        Assert.Equal(3, (await Parcels.ReadAsync(await team.OpenAsync(team.User("reader")))).Count);
        Team.AssertSentence(await Assert.ThrowsAsync<WorkspaceException>(() => Server.OpenAsync(team.AddressOf(team.User("editor")))));
    }

    [Fact]
    public async Task Rights_in_one_database_give_none_in_another()
    {
        await using var team = await Team.MakeAsync(server);
        await team.JoinAsync(WorkspaceRole.Editor);
        var database = $"o'{team.User("second")}";
        server.Cluster.Query($"""CREATE DATABASE "{database}" """);
        var address = PostGisAddress.Parse(server.Cluster.Address(team.History.Address.Schema, database: Uri.EscapeDataString(database)));
        await using var other = await server.CreateAsync(address);
        await Parcels.WriteAsync(other, Parcels.Squares(3));

        await other.GrantAsync(WorkspaceRole.Reader, team.User("reader"), Server.Ct);
        await Parcels.WriteAsync(other, Parcels.Squares(2), WriteMode.Replace);

        var theirs = server.Cluster.Address(team.History.Address.Schema, team.User("editor"), Uri.EscapeDataString(database));
        Team.AssertSentence(await Assert.ThrowsAsync<WorkspaceException>(() => Server.OpenAsync(PostGisAddress.Parse(theirs))));
        await using var reader = await Server.OpenAsync(PostGisAddress.Parse(theirs.Replace("editor", "reader", StringComparison.Ordinal)));
        Assert.Equal(3, (await Parcels.ReadAsync(reader, new() { AsOf = 2 })).Count);
    }

    /// <summary>Whoever makes a workspace need not be the server's administrator, only be allowed to make roles.</summary>
    [Fact]
    public async Task A_maker_without_all_rights_gives_roles_and_goes_on()
    {
        var user = $"maker_{Guid.NewGuid():N}";
        server.Cluster.Query($"CREATE ROLE {user} LOGIN CREATEROLE; CREATE ROLE {user}_friend LOGIN; GRANT CREATE ON DATABASE postgres TO {user}");
        var address = server.NewAddress(user);
        await using var maker = await server.CreateAsync(address);
        await Parcels.WriteAsync(maker, Parcels.Squares(3));
        await Parcels.WriteAsync(maker, Parcels.Squares(2), WriteMode.Replace);

        await maker.GrantAsync(WorkspaceRole.Editor, $"{user}_friend", Server.Ct);
        await using var friend = await Server.OpenAsync(PostGisAddress.Parse(server.Cluster.Address(address.Schema, $"{user}_friend")));
        await Parcels.WriteAsync(friend, [new(0, null, ["一"])], WriteMode.Replace, Parcels.Draft with { Schema = Other });
        await Parcels.WriteAsync(maker, Parcels.Squares(4), WriteMode.Replace);

        Assert.Empty((await maker.VerifyAsync(null, Server.Ct)).Problems);
    }
}
