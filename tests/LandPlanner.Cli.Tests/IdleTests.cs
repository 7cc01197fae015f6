using System.Globalization;
using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>Idle land from suspicion to its end, in a file and on a server alike. Strips of 100 m height; 100 m of width are 10,000 m², 15 mu but for the ellipsoid.</summary>
public sealed class IdleTests(SharedCluster server) : AtDesk
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Idle_land_goes_from_suspicion_to_its_end(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("idle", "idle-land", (0, 100, "DZJGH=XZ-0001;DKMC=三期;XZYY=政府原因"), (200, 400, "DZJGH=;DKMC=厂房;XZYY="));

        var first = await office.JsonAsync("idle", "take", "idle", "--found", "2023-04-01");
        var again = await office.JsonAsync("idle", "take", "idle");
        Assert.Equal((2, 0), (first.GetProperty("taken").GetInt32(), again.GetProperty("taken").GetInt32()));

        await office.RunAsync(0, "idle", "set", "XZ-0001", "works=未动工", "agreed_start=2022-03-15", "price=8610");
        await office.RunAsync(0, "idle", "set", "XZ-0002", "works=stopped", "started_on=2020-01-01", "stopped_on=2022-02-28", "to_build_m2=30000", "built_m2=9999.99");
        var listed = await office.JsonAsync("idle", "list", "--on", "2023-05-02");
        Assert.Equal(
            ["XZ-0001 suspected 1 2022-03-15 True", "XZ-0002 suspected 1 2022-02-28 True"],
            listed.GetProperty("rows").EnumerateArray().Select(row =>
                $"{row.GetProperty("number")} {Verdict(row, "standing")} {Verdict(row, "yearsIdle")} {Verdict(row, "idleSince")} {row.GetProperty("overdue")}"));

        // Government: notice, the holder speaks, identified, put off by a year, closed.
        await office.RunAsync(0, "idle", "move", "XZ-0001", "investigate", "--on", "2023-04-10", "--notice", "闲调〔2023〕1号");
        await office.RunAsync(0, "idle", "move", "XZ-0001", "explain", "--on", "2023-04-20", "--note", "未按期交地");
        await office.RunAsync(0, "idle", "move", "XZ-0001", "认定", "--on", "2023-04-21", "--cause", "late-delivery");
        await office.RunAsync(2, "idle", "move", "XZ-0001", "fee", "--on", "2023-05-01");
        await office.RunAsync(0, "idle", "move", "XZ-0001", "extend", "--on", "2023-05-01", "--until", "2024-05-01");
        await office.RunAsync(0, "idle", "move", "XZ-0001", "close", "--on", "2023-06-01", "--note", "已开工");

        // The holder's own: the days are over, a fifth of 8,610 万元, paid, closed.
        await office.RunAsync(0, "idle", "set", "XZ-0002", "price=8610万元");
        await office.RunAsync(0, "idle", "move", "XZ-0002", "investigate", "--on", "2023-04-10");
        await office.RunAsync(2, "idle", "move", "XZ-0002", "identify", "--on", "2023-05-10", "--cause", "enterprise");
        await office.RunAsync(0, "idle", "move", "XZ-0002", "identify", "--on", "2023-05-11", "--cause", "企业原因");
        var fee = await office.JsonAsync("idle", "move", "XZ-0002", "fee", "--on", "2023-05-11");
        Assert.Equal((1_722_000_000L, "2023-06-10"), (fee.GetProperty("feeCents").GetInt64(), fee.GetProperty("dueOn").GetString()));
        await office.RunAsync(0, "idle", "move", "XZ-0002", "pay", "--on", "2023-06-01");
        var open = await office.JsonAsync("idle", "summary", "--on", "2023-06-02");
        await office.RunAsync(0, "idle", "move", "XZ-0002", "close", "--on", "2023-07-01", "--note", "已缴清");

        var summary = await office.JsonAsync("idle", "summary", "--on", "2023-07-01");
        Assert.Equal(1, open.GetProperty("disposed").GetProperty("plots").GetInt32());
        Assert.Equal(["over 1", "suspected 1"], open.GetProperty("verdict").EnumerateArray().Select(group => $"{group.GetProperty("key")} {group.GetProperty("plots")}"));
        var disposed = summary.GetProperty("disposed");
        Assert.Equal(["extension 1", "fee 1"], disposed.GetProperty("way").EnumerateArray().Select(group => $"{group.GetProperty("key")} {group.GetProperty("plots")}"));
        Assert.Equal(summary.GetProperty("areaMu").GetDecimal(), disposed.GetProperty("way").EnumerateArray().Sum(group => group.GetProperty("areaMu").GetDecimal()));
        foreach (var groups in new[] { "state", "verdict", "cause", "way" })
            Assert.Equal(summary.GetProperty("areaSquareMetres").GetDecimal(), summary.GetProperty(groups).EnumerateArray().Sum(group => group.GetProperty("areaSquareMetres").GetDecimal()));
        Assert.Equal((1_722_000_000L, 0), (summary.GetProperty("feesCents").GetInt64(), summary.GetProperty("overdue").GetInt32()));

        var shown = await office.JsonAsync("idle", "show", "XZ-0001", "--on", "2023-07-01");
        Assert.Equal(["investigate", "explain", "identify", "extend", "close"], shown.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("move").GetString()));
        Assert.Equal("闲调〔2023〕1号", shown.GetProperty("notices")[0].GetProperty("notice_number").GetString());
        // Followed to its end, and taken again only where that is asked for.
        Assert.Equal(0, (await office.JsonAsync("idle", "take", "idle")).GetProperty("taken").GetInt32());
        Assert.Equal(2, (await office.JsonAsync("idle", "take", "idle", "--again", "--preview")).GetProperty("taken").GetInt32());
        Assert.Contains("Identification of idle land", (await office.RunAsync(0, "idle", "show", "XZ-0002")).Output, StringComparison.Ordinal);
        Assert.Contains("Start put off", (await office.RunAsync(0, "idle", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("Disposed of", (await office.RunAsync(0, "idle", "summary")).Output, StringComparison.Ordinal);
        await office.RunAsync(0, "verify");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Idle_buildings_are_counted_by_their_floor(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("buildings", "place", (0, 20, "MC=旧供销社楼;JZMJ#=6150.5"), (100, 120, "MC=旧厂房;JZMJ#=8249.5"));

        await office.RunAsync(0, "idle", "building", "take", "buildings");
        await office.RunAsync(2, "idle", "building", "set", "LY-0001", "state=revived");
        await office.RunAsync(0, "idle", "building", "set", "LY-0001", "state=revived", "way=出租", "revived_on=2023-11-01");

        var listed = await office.JsonAsync("idle", "building", "list");
        Assert.Equal((2, 14_400m), (listed.GetProperty("buildings").GetInt32(), listed.GetProperty("floorSquareMetres").GetDecimal()));
        Assert.Equal(
            ["idle 1 8249.5", "revived 1 6150.5"],
            listed.GetProperty("state").EnumerateArray().Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.GetProperty("key")} {group.GetProperty("buildings")} {group.GetProperty("floorSquareMetres").GetDecimal():0.##}")));
        Assert.Contains("14,400.00 m²", (await office.RunAsync(0, "idle", "building", "list")).Output, StringComparison.Ordinal);
        await office.RunAsync(0, "verify");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Papers_are_written_of_moves_made_and_drafted_of_those_that_can_be(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("idle", "idle-land", (0, 100, "DZJGH=XZ-0001;DKMC=三期"));
        await office.RunAsync(0, "idle", "take", "idle", "--found", "2023-04-01");
        await office.RunAsync(0, "idle", "set", "XZ-0001", "works=not-started", "agreed_start=2022-03-15", "contract_on=2021-03-15", "holder=某公司", "price=8610");

        // Not made yet: a draft, and nothing is written to the ledger.
        var draft = await NoticeAsync(office, "investigate", "--on", "2023-04-10");
        await office.RunAsync(0, "idle", "move", "XZ-0001", "investigate", "--on", "2023-04-10", "--notice", "闲调〔2023〕1号");
        var issued = await NoticeAsync(office, "闲置土地调查通知书", "--issuer", "某局");
        await office.RunAsync(2, "idle", "notice", "XZ-0001", "--kind", "fee", "--out", office.PathOf("out"));
        await office.RunAsync(0, "idle", "move", "XZ-0001", "identify", "--on", "2023-05-11", "--cause", "enterprise");
        var fee = await NoticeAsync(office, "fee", "--on", "2023-05-11", "--notice", "闲费〔2023〕1号");

        Assert.Equal((false, true, false), (draft.Json.GetProperty("issued").GetBoolean(), issued.Json.GetProperty("issued").GetBoolean(), fee.Json.GetProperty("issued").GetBoolean()));
        Assert.Equal(("闲置土地调查通知书（草稿）", "【待补充：文号】"), (draft.Word.Paragraphs[0], draft.Word.Paragraphs[1]));
        Assert.Equal(["文号", "村", "交付土地日期", "发文机关"], draft.Json.GetProperty("gaps").EnumerateArray().Select(gap => gap.GetString()));
        Assert.Equal(("闲置土地调查通知书", "闲调〔2023〕1号", "某公司："), (issued.Word.Paragraphs[0], issued.Word.Paragraphs[1], issued.Word.Paragraphs[2]));
        Assert.Contains(issued.Word.Paragraphs, text => text.Contains("30 日内（至 2023 年 5 月 10 日 止）", StringComparison.Ordinal));
        Assert.Equal(["某局", "2023 年 4 月 10 日"], issued.Word.Paragraphs.TakeLast(2));
        Assert.Contains("合同日期|2021 年 3 月 15 日", issued.Word.Table("地块情况"));
        Assert.Contains(issued.Word.Table("地块情况"), row => row.StartsWith("面积|", StringComparison.Ordinal) && row.Contains(" 亩）", StringComparison.Ordinal));
        Assert.Contains("闲置土地处置办法第二条第一款：超过约定、规定的动工开发日期满一年未动工开发的，是闲置土地。", issued.Word.Paragraphs);
        // A fifth of 8,610 万元; thirty days from 11 May.
        Assert.Contains(fee.Word.Paragraphs, text => text.Contains("8,610万元 的 20% 向你单位征缴土地闲置费 1,722万元。", StringComparison.Ordinal));
        Assert.Equal("2023-06-10", fee.Json.GetProperty("dueOn").GetString());
        Assert.Contains("期限|2023 年 6 月 10 日（30 日）", fee.Word.Table("地块情况"));
        Assert.Equal(2, (await office.JsonAsync("idle", "show", "XZ-0001")).GetProperty("notices").GetArrayLength());

        // The cause was wrong: a second paper is drafted, and the first stays as it was issued.
        await office.RunAsync(2, "idle", "notice", "XZ-0001", "--kind", "identify", "--draft", "--on", "2023-05-12", "--cause", "petition", "--out", office.PathOf("out"));
        await office.RunAsync(2, "idle", "move", "XZ-0001", "withdraw", "--on", "2023-05-12");
        await office.RunAsync(0, "idle", "move", "XZ-0001", "撤销认定", "--on", "2023-05-12", "--note", "系群众信访所致");
        var second = await NoticeAsync(office, "identify", "--draft", "--on", "2023-05-12", "--cause", "petition");
        var first = await NoticeAsync(office, "identify");
        Assert.Equal((false, true), (second.Json.GetProperty("issued").GetBoolean(), first.Json.GetProperty("issued").GetBoolean()));
        Assert.Contains("认定原因|群众信访", second.Word.Table("地块情况"));
        Assert.Contains("认定原因|企业原因", first.Word.Table("地块情况"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_a_sentence()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("idle", "idle-land", (0, 100, "DZJGH=XZ-0001;DKMC=三期"));
        await office.RunAsync(0, "idle", "take", "idle", "--found", "2023-04-01");

        foreach (var (reason, arguments) in new (string, string[])[]
        {
            ("no idle parcel 'XZ-9'", ["idle", "show", "XZ-9"]),
            ("'XZ-9'", ["idle", "move", "XZ-9", "investigate"]),
            ("no move 'fly'", ["idle", "move", "XZ-0001", "fly"]),
            ("before 2023-04-01", ["idle", "move", "XZ-0001", "investigate", "--on", "2023-03-31"]),
            ("kept by the program", ["idle", "set", "XZ-0001", "state=closed"]),
            ("no amount", ["idle", "set", "XZ-0001", "price=一块钱"]),
            ("have not started", ["idle", "set", "XZ-0001", "works=not-started", "started_on=2023-01-01"]),
            ("no paper 'explain'", ["idle", "notice", "XZ-0001", "--kind", "explain", "--out", "nowhere"]),
            ("not made from 'suspected'", ["idle", "notice", "XZ-0001", "--kind", "take-back", "--out", "nowhere"]),
            ("no idle parcel 'XZ-9'", ["idle", "notice", "XZ-9", "--kind", "fee", "--out", "nowhere"]),
            ("ledger itself", ["idle", "take", "闲置土地台账"]),
            ("500 m² cannot be built on of 100 m²", ["idle", "set", "XZ-0001", "to_build_m2=100", "built_m2=500"]),
            ("cannot be invested", ["idle", "set", "XZ-0001", "investment=1000", "invested=2000"]),
            ("no buildings", ["idle", "building", "take", "idle"]),
            ("is a ledger", ["edit", "闲置土地台账", "1", "--delete"]),
        })
        {
            Assert.Contains(reason, await Desk.RefusedAsync(arguments), StringComparison.Ordinal);
        }
    }

    private static async Task<(JsonElement Json, WordText Word)> NoticeAsync(Office office, string kind, params string[] more)
    {
        var json = await office.JsonAsync(["idle", "notice", "XZ-0001", "--kind", kind, "--out", office.PathOf("out"), .. more]);
        return (json, new(await File.ReadAllBytesAsync(json.GetProperty("file").GetString()!, TestContext.Current.CancellationToken)));
    }

    private static JsonElement Verdict(JsonElement row, string name) => row.GetProperty("verdict").GetProperty(name);
}
