using LandPlanner.PostGis;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Cases;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Who may keep cases in a workspace on a server, by the server's own rights.</summary>
public sealed class CaseRightTests(SharedCluster server)
{
    private static readonly DateOnly Today = new(2025, 11, 20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The first case makes the ledgers: of cases, of moves and of numbers.</summary>
    [Fact]
    public async Task An_auditor_opens_the_first_case_and_a_reader_none()
    {
        var address = server.NewAddress();
        await using var owner = await Workspace.CreateAsync(address, new(4550), "周工", Ct);
        await using var auditor = await JoinAsync(owner, address, WorkspaceRole.Auditor);
        await using var reader = await JoinAsync(owner, address, WorkspaceRole.Reader);

        await Assert.ThrowsAnyAsync<WorkspaceException>(() => OpenCaseAsync(reader));
        var opened = await OpenCaseAsync(auditor);
        var again = await CaseBook.OpenAsync(reader, Ct);

        Assert.Equal("AJ2025-0001", Assert.Single(opened.All).Opened!.Number);
        Assert.Equal("AJ2025-0001", (await again.GetAsync("AJ2025-0001", Ct)).Number);
        Assert.Empty((await reader.Store.VerifyAsync(null, Ct)).Problems);
    }

    private async Task<Workspace> JoinAsync(Workspace owner, string address, WorkspaceRole role)
    {
        var user = $"{role.ToString().ToLowerInvariant()}_{Guid.NewGuid():N}"[..20];
        server.Cluster.Query($"CREATE ROLE {user} LOGIN");
        await owner.GrantAsync(role, user, Ct);
        return await Workspace.OpenAsync(server.Cluster.Address(SharedCluster.SchemaOf(address), user), readOnly: false, Ct);
    }

    private static async Task<CaseOpenings> OpenCaseAsync(Workspace workspace)
    {
        var shape = new WKTReader().Read("POLYGON ((500000 3300000, 500050 3300000, 500050 3300050, 500000 3300050, 500000 3300000))");
        var values = new Dictionary<string, object?> { ["title"] = "温泉村挖塘", ["source"] = "satellite", ["issued_on"] = Today };
        return await new CaseOpener(await CaseBook.OpenAsync(workspace, Ct)).OpenAsync([new(shape, values)], "周工", "卫片下发", Today, Ct);
    }
}
