using LandPlanner.Audits;
using LandPlanner.Tests.Projects.Matching;

namespace LandPlanner.Tests.Audits;

public class BriefAuditTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    /// <summary>A dozen tracts over farmland, cultivated land and a zone that lie over themselves; no red line.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_audit_that_draws_nothing_says_the_same(int seed)
    {
        var random = new Random(seed);
        AuditLayer[] layers =
        [
            MatchDesk.Tracts([.. Boxes(12, "DKMC=甲")]), MatchDesk.Layer("永农", "basic-farmland", [.. Boxes(6, "DLBM=0103")]), MatchDesk.Layer("地类", "land-use", [.. Boxes(9, "DLBM=0103"), .. Boxes(9, "DLBM=0701")]),
            MatchDesk.Layer("边界", "urban-boundary", [.. Boxes(5, "GHFQDM=01")]),
        ];
        var input = MatchDesk.Input(MatchDesk.Need(1, 2), [], layers).Audit;

        var (whole, brief) = (Audit.Run(input, TestContext.Current.CancellationToken), Audit.Run(input with { IsBrief = true }, TestContext.Current.CancellationToken));

        Assert.True(whole.Findings.Select(finding => finding.Verdict).Distinct().Count() > 1);
        Assert.Equal(whole.Findings.Select(Said), brief.Findings.Select(Said));
        Assert.Equal(whole.Rules.Select(rule => (rule.Id, rule.Subjects, rule.Exceeded, rule.Clear, rule.NotCovered)), brief.Rules.Select(rule => (rule.Id, rule.Subjects, rule.Exceeded, rule.Clear, rule.NotCovered)));
        Assert.All(brief.Findings, finding => Assert.Null(finding.Shape));

        IEnumerable<(string, string)> Boxes(int count, string values) => Enumerable.Range(0, count).Select(_ =>
        {
            var (x, y) = (random.NextDouble() * 400, random.NextDouble() * 400);
            return (values, World.Box(Math.Round(x, 4), Math.Round(y, 4), Math.Round(x + 20 + random.NextDouble() * 150, 4), Math.Round(y + 20 + random.NextDouble() * 150, 4)));
        });
    }

    private static string Said(Finding finding) =>
        $"{finding.Rule} {finding.Verdict} {finding.Layer} {finding.FeatureId} {finding.Name} {finding.Area} {finding.PlanarArea} {finding.ConstraintSum} {string.Join(';', finding.Constraints.Select(one => $"{one.Layer}:{string.Join(',', one.Ids)}"))}";
}
