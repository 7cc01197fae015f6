using System.Security.Cryptography;
using System.Text;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.LandClasses;
using LandPlanner.Testing;
using LandPlanner.Workspaces.RulePacks;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.RulePacks;

public sealed class RulePackReaderTests : IDisposable
{
    private static readonly string DefaultPath = Path.Combine(Checkout.Root, "data", "rules", "default.yaml");
    private static readonly TableSet Tables = new(Path.Combine(Checkout.Root, "data"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_default_pack_has_its_rules_in_their_order() => Assert.Equal(
        [
            "basic-farmland-occupied", "red-line-occupied", "tract-outside-concentrated-zone", "cultivated-land-occupied",
            "basic-farmland-non-agricultural", "basic-farmland-non-grain", "basic-farmland-pond", "basic-farmland-not-sown", "farmland-boundary-conflict",
            "farmland-red-line-conflict", "boundary-red-line-conflict", "declared-area",
        ],
        Default().Rules.Select(rule => rule.Id));

    [Fact]
    public void The_default_pack_says_whom_its_rules_speak_of_and_how()
    {
        var rules = Default().Rules.ToDictionary(rule => rule.Id);

        Assert.Equal(6, rules["basic-farmland-occupied"].Subject.Roles.Count);
        Assert.Equal(Measure.Outside, rules["tract-outside-concentrated-zone"].Measure);
        Assert.Equal(["01"], Assert.IsType<Condition.OneOf>(rules["tract-outside-concentrated-zone"].Constraint!.Where[0]).Values);
        Assert.Equal([FarmlandFlowKind.NonGrain], Assert.IsType<Condition.ClassKind>(rules["basic-farmland-non-grain"].Constraint!.Where[0]).Flows);
        Assert.Equal((Area.FromSquareMetres(0.5), 0.001), (rules["declared-area"].Limit, rules["declared-area"].LimitShare));
        Assert.Equal(Severity.Notice, rules["cultivated-land-occupied"].Severity);
        Assert.All(rules.Values, rule => Assert.NotEmpty(rule.Basis));
        Assert.All(rules.Values, rule => Assert.Equal(Tolerance.Default, rule.Tolerance));
    }

    [Fact]
    public void A_packs_hash_is_that_of_its_bytes() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(DefaultPath))), Default().Info.Sha256);

    [Theory]
    [InlineData("measure: outside", "measure: beside", "'beside'")]
    [InlineData("constraint: {roles: [red-line]}", "constraint: {roles: [redline]}", "'redline'")]
    [InlineData("kind: [non-grain]", "kind: [non-rice]", "'non-rice'")]
    [InlineData("where: {zoneCode: [\"01\"]}", "where: {planting: [\"01\"]}", "'planting'")]
    [InlineData("where: {planting: [WG]}", "where: {class: [\"9999\"]}", "'9999'")]
    [InlineData("subject: {group: development}", "subject: {group: building}", "'building'")]
    [InlineData("severity: notice", "severity: bad", "'bad'")]
    [InlineData("severity: notice", "gravity: notice", "'gravity'")]
    [InlineData("limit: 0.5", "limit: -1", "'-1'")]
    [InlineData("mark: K-m", "mark: K-x", "'K-x'")]
    [InlineData("sliver: 1, thin", "sliver: x, thin", "'x'")]
    public void What_it_does_not_know_is_refused_with_file_and_line(string good, string bad, string named)
    {
        var text = File.ReadAllText(DefaultPath);
        var at = text.IndexOf(good, StringComparison.Ordinal);
        var line = text[..at].Count(character => character == '\n') + 1;

        var failure = Assert.Throws<TableException>(() => Read(text[..at] + bad + text[(at + good.Length)..]));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.Contains("pack.yaml", failure.Message, StringComparison.Ordinal);
        Assert.Equal(line, failure.Line);
    }

    [Fact]
    public void A_rule_may_have_its_own_tolerance_and_dates()
    {
        var text = File.ReadAllText(DefaultPath).Replace(
            "    limit: 0.5\n", "    limit: 0.5\n    tolerance: {sliver: 2}\n    effective: {from: 2025-10-01}\n", StringComparison.Ordinal);

        var rule = Read(text).Rules[^1];

        Assert.Equal(new(new(1), new(200), 0.05), rule.Tolerance);
        Assert.False(rule.IsInForce(new(2025, 9, 30)));
        Assert.True(rule.IsInForce(new(2025, 10, 1)));
    }

    [Fact]
    public void A_rule_that_is_there_twice_is_refused() => Assert.Throws<TableException>(() =>
        Read(File.ReadAllText(DefaultPath).Replace("id: red-line-occupied", "id: basic-farmland-occupied", StringComparison.Ordinal)));

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_name() =>
        Assert.Contains("none.yaml", Assert.Throws<TableException>(() => RulePackReader.Read(_folder.File("none.yaml"), Tables.Roles, Tables.LandClasses)).Message, StringComparison.Ordinal);

    private static RulePack Default() => RulePackReader.Read(DefaultPath, Tables.Roles, Tables.LandClasses);

    private RulePack Read(string text)
    {
        File.WriteAllText(_folder.File("pack.yaml"), text, Encoding.UTF8);
        return RulePackReader.Read(_folder.File("pack.yaml"), Tables.Roles, Tables.LandClasses);
    }
}
