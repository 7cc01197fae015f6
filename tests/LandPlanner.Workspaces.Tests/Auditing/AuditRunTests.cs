using CsCheck;
using LandPlanner.Audits;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Tests.Imports;

namespace LandPlanner.Workspaces.Tests.Auditing;

public sealed class AuditRunTests
{
    private const double East = 500_000;
    private const double North = 3_300_000;

    private static readonly (string Name, string Geometry)[] Tracts =
        [.. Enumerable.Range(0, 12).Select(i => ($"地块{i:D2}", Square(150 * (i % 4), 150 * (i / 4), 100)))];

    private static readonly (string Name, string Geometry)[] Farmland =
        [.. Enumerable.Range(0, 9).Select(i => ($"基本农田{i}", Square(60 + 170 * (i % 3), 45 + 130 * (i / 3), 70 + 5 * i)))];

    [Fact]
    public async Task The_order_of_features_does_not_matter()
    {
        var expected = await FindingsAsync(Tracts, Farmland);
        Assert.Contains(expected, finding => finding.Contains(nameof(Verdict.Violation), StringComparison.Ordinal));

        await Gen.Select(Gen.Shuffle(Tracts), Gen.Shuffle(Farmland)).SampleAsync(
            async (tracts, farmland) => Assert.Equal(expected, await FindingsAsync(tracts, farmland)), iter: 5, threads: 1);
    }

    [Fact]
    public async Task The_same_audit_again_changes_nothing()
    {
        await using var desk = await ImportDesk.SetAsync();
        var first = await AuditAsync(desk, Tracts, Farmland);
        var head = await HeadAsync(desk);

        var second = await AuditRun.ExecuteAsync(desk.Workspace, Request, TestContext.Current.CancellationToken);

        Assert.Equal((first.Id, first.KeptIn.Hash), (second.Id, second.KeptIn.Hash));
        Assert.Equal(head, await HeadAsync(desk));
    }

    [Fact]
    public async Task The_findings_are_a_layer_beside_the_others()
    {
        await using var desk = await ImportDesk.SetAsync();

        var run = await AuditAsync(desk, Tracts, Farmland);

        var shown = await desk.ReadAsync(AuditRun.FindingsLayerName);
        Assert.Equal(run.Result.Findings.Count(finding => finding.Shape is not null), shown.Count);
        Assert.All(shown, feature => Assert.True(feature.Shape!.IsValid));
    }

    private static AuditRequest Request => new(new("周工", "审查")) { On = new(2026, 1, 1) };

    private static string Square(double x, double y, double side) => ImportDesk.Polygon(
    [
        East + x, North + y, East + x + side, North + y, East + x + side, North + y + side, East + x, North + y + side, East + x, North + y,
    ]);

    private static async Task<List<string>> FindingsAsync((string, string)[] tracts, (string, string)[] farmland)
    {
        await using var desk = await ImportDesk.SetAsync();
        var run = await AuditAsync(desk, tracts, farmland);
        return [.. run.Result.Findings.Select(finding => $"{finding.Rule} {finding.Verdict} {finding.Name} {finding.Area.Hundredths}").Order(StringComparer.Ordinal)];
    }

    private static async Task<AuditRun> AuditAsync(ImportDesk desk, (string, string)[] tracts, (string, string)[] farmland)
    {
        await desk.ImportAsync(desk.Write(tracts), "tracts", "tract-scheme", ImportDesk.Plane);
        await desk.ImportAsync(desk.Write(farmland), "farmland", "basic-farmland", ImportDesk.Plane);
        return await AuditRun.ExecuteAsync(desk.Workspace, Request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> HeadAsync(ImportDesk desk) =>
        (await desk.Workspace.Store.VerifyAsync(null, TestContext.Current.CancellationToken)).Head;
}
