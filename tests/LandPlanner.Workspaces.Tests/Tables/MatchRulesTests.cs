using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public class MatchRulesTests
{
    private const string File = "projects/match.yaml";

    [Fact]
    public void What_counts_and_how_far_parcels_lie_apart_is_said_by_the_table()
    {
        var rules = TableSet.Open().Match;

        Assert.Equal((30d, 4, 100m), (rules.GapMetres, rules.Parcels, rules.Weights.Values.Sum(weight => weight.Points)));
        Assert.Equal(["tract-scheme", "boundary-addition", "approval", "idle-land", "idle-parcel"], rules.Roles.Select(role => role.Name));
    }

    [Theory]
    [InlineData("roles: [tract-scheme,", "roles: [field,", "there is no role 'field'")]
    [InlineData("gap: 30", "gap: near", "'near' is no whole number")]
    [InlineData("parcels: 4,", "parcels: 7,", "no whole number from 1 to 6")]
    [InlineData("planned: 90/100", "planned: 110/100", "no share")]
    [InlineData("SD2019: ['1003',", "SD2019: ['9003',", "SD2019 has no class '9003'")]
    [InlineData("take-back: free", "take-back: maybe", "'maybe' is none of free, held, open")]
    [InlineData("closed: held, dismissed: held", "closed: held", "it must say all of")]
    [InlineData("  compact: {points: 10", "  beauty: {points: 10", "the weights must be")]
    [InlineData("mark: K-m}\n# Words in the status", "mark: sure}\n# Words in the status", "'sure' is none of")]
    public void A_mistake_is_told_with_file_and_line(string old, string replacement, string expected)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace(File, old, replacement);

        var refusal = Assert.Throws<TableException>(() => data.Tables.Match);

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Line > 0);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }
}
