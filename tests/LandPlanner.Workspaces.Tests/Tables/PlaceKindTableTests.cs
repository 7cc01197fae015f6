using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public sealed class PlaceKindTableTests
{
    private const string File = "places/kinds.yaml";

    [Fact]
    public void Every_kind_says_how_often_and_what_for()
    {
        using var data = new DataFolderCopy();
        var kinds = data.Tables.PlaceKinds;

        Assert.Equal(["sewage-plant", "water-station", "dust-source", "river-reach", "greenhouse", "waste-point"], kinds.All.Select(kind => kind.Id));
        Assert.All(kinds.All, kind => Assert.Contains(kind.Checklist, item => item.Field.IsRequired));
        // GB 3838-2002, table 1, class III.
        var water = kinds.Get("水质监测点").Checklist.ToDictionary(item => item.Field.Name);
        Assert.Equal((20.0, 1.0, 0.2, 5.0, 6.0, 9.0), (water["cod"].PassesTo, water["ammonia"].PassesTo, water["phosphorus"].PassesTo, water["oxygen"].PassesFrom, water["ph"].PassesFrom, water["ph"].PassesTo));
    }

    [Theory]
    [InlineData("interval: 1 month", "interval: monthly", "'monthly' is no interval")]
    [InlineData("prefix: SZ", "prefix: WS", "or the prefix 'WS' already")]
    [InlineData("prefix: SZ", "prefix: 水质", "one to four capital letters")]
    [InlineData("      operator: {", "      person: {", "every place has a field 'person' already")]
    [InlineData("fails: [part, stopped]", "fails: [broken]", "'broken' is no answer to 'running'; there are normal, part, stopped")]
    [InlineData("fails: ['false']", "fails: ['no']", "'no' is no answer to 'log'; there are true, false")]
    [InlineData("slight: {zh: 轻微, en: Slight}", "slight: {zh: 轻微}", "'en' is missing")]
    [InlineData("fails: [strong]", "passes: {most: 1}", "only a number passes within limits")]
    [InlineData("passes: {most: 60}", "passes: {above: 60}", "'above' is none of least, most")]
    [InlineData("      cod: {", "      COD: {", "'COD' is no name here")]
    [InlineData("needs: [place, time]", "needs: [place, weather]", "'weather' is none of place, azimuth, time")]
    [InlineData("kind: close", "kind: selfie", "has no kind 'selfie'")]
    [InlineData("detour: 1.4", "detour: 0.9", "no road is shorter")]
    [InlineData("mark: K-m", "mark: sure", "the mark is none of")]
    public void A_wrong_kind_is_told(string old, string replacement, string reason)
    {
        using var data = new DataFolderCopy();
        data.Replace(File, old, replacement);

        var failure = Assert.Throws<TableException>(() => data.Tables.PlaceKinds);

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.NotEqual(0, failure.Line);
    }

    [Fact]
    public void A_kind_of_ones_own_needs_no_code()
    {
        using var data = new DataFolderCopy();
        data.Append(File, """
              playground:
                title: {zh: 健身点, en: Playground}
                prefix: JS
                interval: 6 weeks
                recheck: 1 day
                minutes: 5
                inspector: {zh: 村, en: Village}
                mark: K-l
                checklist:
                  swing: {type: boolean, zh: 秋千完好, en: Swing in order, required: true, fails: ['false']}
            """);

        Assert.Equal("6 weeks", data.Tables.PlaceKinds.Get("健身点").Interval.ToString());
    }
}
